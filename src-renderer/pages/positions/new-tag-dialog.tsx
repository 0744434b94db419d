import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import { nextTagColor } from '../../../src-shared/domain/tag-colors';
import type { Tag } from '../../../src-shared/ipc/tags';
import { FormDialog } from '../../components/app-dialog';
import { fieldErrors } from '../../components/field-errors';

import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import { useTagDrop } from './use-position-actions';

interface NewTagDialogProps {
  tagType: Tag['tagType'];
  /** Those that will carry it; none is right too. */
  positionIds: readonly string[];
  onClose: () => void;
}

/** A name for a new tag, and with it its first positions. */
export function NewTagDialog({ tagType, positionIds, onClose }: NewTagDialogProps) {
  const [name, setName] = useState('');
  const tags = useIpcQuery('tags.list', {}).data ?? [];
  const create = useIpcMutation('tags.create');
  const assign = useTagDrop();
  const errors = fieldErrors(create.error, ['name']);
  const word = tagType === 'STRATEGY' ? 'strategy' : 'tag';
  const submit = () =>
    create.mutate(
      { name: name.trim(), tagType, color: nextTagColor(tags.map((tag) => tag.color)) },
      {
        onSuccess: (tag) => {
          onClose();
          assign(tag, positionIds);
        },
      },
    );
  return (
    <FormDialog
      title={`New ${word}`}
      subtitle={positionIds.length === 0 ? undefined : `For ${counted(positionIds.length, 'position')}`}
      submitLabel="Create"
      submitDisabled={name.trim() === ''}
      pending={create.isPending}
      error={errors.form}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        data-autofocus
        autoComplete="off"
        maxLength={50}
        value={name}
        error={errors.at('name')}
        onChange={(event) => {
          setName(event.currentTarget.value);
          create.reset();
        }}
      />
    </FormDialog>
  );
}
