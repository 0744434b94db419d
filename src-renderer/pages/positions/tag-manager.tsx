import { ActionIcon, Button, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import { nextTagColor, TAG_COLORS } from '../../../src-shared/domain/tag-colors';
import type { Tag } from '../../../src-shared/ipc/tags';
import { AppDialog } from '../../components/app-dialog';
import { ErrorLine } from '../../components/error-line';
import { tagColor, tagColorNames } from '../../components/tag-color';
import { TagShape } from '../../components/tag-mark';

import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import styles from './tag-manager.module.css';

const typeChoices = [
  { value: 'REGULAR' as const, label: 'Tag' },
  { value: 'STRATEGY' as const, label: 'Strategy' },
];

interface ColorChoiceProps {
  tag: Pick<Tag, 'name' | 'color' | 'tagType'>;
  onChoose: (color: string) => void;
}

function ColorChoice({ tag, onChoose }: ColorChoiceProps) {
  const [open, setOpen] = useState(false);
  const name = tag.name === '' ? 'Colour' : `Colour of ${tag.name}`;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={name} onClick={() => setOpen(!open)}>
          <TagShape tag={tag} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={name} className={styles.colors}>
        {TAG_COLORS.map((color, index) => (
          <ActionIcon
            key={color}
            size={24}
            aria-label={tagColorNames[index]}
            aria-pressed={tagColor(color) === tagColor(tag.color)}
            title={tagColorNames[index]}
            onClick={() => {
              setOpen(false);
              onChoose(color);
            }}
          >
            <TagShape tag={{ color, tagType: tag.tagType }} />
          </ActionIcon>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function TagRow({ tag }: { tag: Tag }) {
  const update = useIpcMutation('tags.update');
  const remove = useIpcMutation('tags.remove');
  const [name, setName] = useState(tag.name);
  const [asking, setAsking] = useState<number | null>(null);

  const rename = () => {
    const next = name.trim();
    if (next === '' || next === tag.name) setName(tag.name);
    else update.mutate({ id: tag.id, name: next });
  };
  const removeTag = (confirmed: boolean) =>
    remove.mutate(
      { id: tag.id, confirmed },
      {
        onError: (error) => {
          if (error.code === 'NEEDS_CONFIRMATION') setAsking(Number(error.details.usageCount ?? tag.usageCount));
        },
      },
    );
  const removeFailed =
    remove.error !== null && remove.error.code !== 'NEEDS_CONFIRMATION' ? remove.error.message : null;
  const error = update.error?.message ?? removeFailed;

  return (
    <li className={styles.row}>
      <ColorChoice tag={tag} onChoose={(color) => update.mutate({ id: tag.id, color })} />
      <TextInput
        className={styles.name}
        aria-label={`Name of ${tag.name}`}
        maxLength={50}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
      <SegmentedControl
        aria-label={`Type of ${tag.name}`}
        data={typeChoices}
        value={tag.tagType}
        onChange={(tagType) => update.mutate({ id: tag.id, tagType })}
      />
      <span className={styles.count}>{counted(tag.usageCount, 'position')}</span>
      <ActionIcon size={24} aria-label={`Delete ${tag.name}`} onClick={() => removeTag(false)}>
        <IconTrash size={14} stroke={1.6} aria-hidden />
      </ActionIcon>
      {asking !== null && (
        <div className={styles.ask} role="alert">
          <span>
            {tag.name} is on {counted(asking, 'position')}. Deleting takes it off {asking === 1 ? 'it' : 'them'}; the
            positions stay.
          </span>
          <Button onClick={() => setAsking(null)}>Keep</Button>
          <Button className={styles.danger} onClick={() => removeTag(true)}>
            Delete tag
          </Button>
        </div>
      )}
      {error !== null && (
        <div className={styles.error}>
          <ErrorLine message={error} />
        </div>
      )}
    </li>
  );
}

function NewTag({ tags }: { tags: readonly Tag[] }) {
  const create = useIpcMutation('tags.create');
  const [name, setName] = useState('');
  const [tagType, setTagType] = useState<Tag['tagType']>('REGULAR');
  const [chosen, setChosen] = useState<string | null>(null);
  const color = chosen ?? nextTagColor(tags.map((tag) => tag.color));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    create.mutate(
      { name: name.trim(), tagType, color },
      {
        onSuccess: () => {
          setName('');
          setChosen(null);
        },
      },
    );
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <ColorChoice tag={{ name: '', color, tagType }} onChoose={setChosen} />
      <TextInput
        className={styles.name}
        aria-label="New tag"
        placeholder="New tag"
        data-autofocus
        maxLength={50}
        value={name}
        error={create.error?.message}
        onChange={(event) => {
          setName(event.currentTarget.value);
          create.reset();
        }}
      />
      <SegmentedControl aria-label="Type of the new tag" data={typeChoices} value={tagType} onChange={setTagType} />
      <Button type="submit" variant="filled" disabled={name.trim() === ''}>
        Create
      </Button>
    </form>
  );
}

export function TagManager({ onClose }: { onClose: () => void }) {
  const tags = useIpcQuery('tags.list', {});
  const list = [...(tags.data ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <AppDialog title="Tags" subtitle={`${list.length} of 100`} width={560} onClose={onClose}>
      <NewTag tags={list} />
      {tags.isError && <ErrorLine message={tags.error.message} />}
      <ul className={styles.list}>
        {list.map((tag) => (
          <TagRow key={`${tag.id}-${tag.name}`} tag={tag} />
        ))}
      </ul>
    </AppDialog>
  );
}
