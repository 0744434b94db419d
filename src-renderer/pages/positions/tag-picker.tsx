import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { nextTagColor } from '../../../src-shared/domain/tag-colors';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { classes } from '../../components/classes';
import { CheckMark } from '../../components/data-grid/check-mark';
import { ErrorLine } from '../../components/error-line';
import { TagShape } from '../../components/tag-mark';
import { useIpcMutation } from '../../ipc/client';
import styles from './tag-picker.module.css';
import { matchingTags, tagState } from './tag-selection';

interface TagPickerProps {
  tagType: Tag['tagType'];
  positions: readonly Position[];
  tags: readonly Tag[];
}

/** Puts tags on the selection and takes them off, at once; a name that does not exist can be created. */
export function TagPicker({ tagType, positions, tags }: TagPickerProps) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const assign = useIpcMutation('tags.assign');
  const create = useIpcMutation('tags.create');
  useEffect(() => input.current?.focus(), []);

  const word = tagType === 'STRATEGY' ? 'strategy' : 'tag';
  const list = matchingTags(
    tags.filter((tag) => tag.tagType === tagType),
    typed,
  );
  const name = typed.trim();
  const taken = tags.find((tag) => tag.name.toLowerCase() === name.toLowerCase());
  const canCreate = name !== '' && taken === undefined;
  const count = list.length + (canCreate ? 1 : 0);
  const at = Math.min(active, count - 1);

  const toggle = (tag: Tag) => {
    const positionIds = positions.map((position) => position.id);
    // "Some" becomes "all": taking off by accident costs more than putting on.
    const off = tagState(tag.id, positions) === 'all';
    assign.mutate({ positionIds, ...(off ? { remove: [tag.id] } : { add: [tag.id] }) });
  };
  const createAndAssign = () => {
    const color = nextTagColor(tags.map((tag) => tag.color));
    create.mutate(
      { name, tagType, color },
      {
        onSuccess: (tag) => {
          setTyped('');
          assign.mutate({ positionIds: positions.map((position) => position.id), add: [tag.id] });
        },
      },
    );
  };
  const choose = (index: number) => {
    const tag = list[index];
    if (tag !== undefined) toggle(tag);
    else if (canCreate) createAndAssign();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(at + 1, count - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(at - 1, 0));
    else if (event.key === 'Enter') choose(at);
    else return;
    event.preventDefault();
  };
  const optionId = (index: number) => `${listId}-${index}`;
  const error = assign.error ?? create.error;

  return (
    <div className={styles.picker}>
      <input
        ref={input}
        className={styles.input}
        role="combobox"
        aria-label={`Find or create a ${word}`}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={count > 0 ? optionId(at) : undefined}
        autoComplete="off"
        placeholder={`Find or create a ${word}`}
        maxLength={50}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={tagType === 'STRATEGY' ? 'Strategies' : 'Tags'}
        aria-multiselectable
        className={styles.list}
      >
        {list.map((tag, index) => {
          const state = tagState(tag.id, positions);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the input does the same
            <div
              key={tag.id}
              id={optionId(index)}
              role="option"
              aria-selected={state === 'all'}
              className={classes(styles.option, index === at && styles.active)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => toggle(tag)}
            >
              <CheckMark state={state} />
              <TagShape tag={tag} />
              <span className={styles.name}>{tag.name}</span>{' '}
              {state === 'some' && <span className="visually-hidden">on some of the selection, </span>}
              <span className={styles.count}>{tag.usageCount}</span>
            </div>
          );
        })}
        {canCreate && (
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the input does the same
          <div
            id={optionId(list.length)}
            role="option"
            aria-selected={false}
            className={classes(styles.option, at === list.length && styles.active)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={createAndAssign}
          >
            <IconPlus className={styles.plus} size={16} stroke={1.6} aria-hidden />
            <span className={styles.name}>Create “{name}”</span>
          </div>
        )}
      </div>
      {count === 0 && (
        <p className={styles.hint}>
          {taken === undefined
            ? `No ${word === 'tag' ? 'tags' : 'strategies'} yet. Type a name to create one.`
            : `“${taken.name}” exists as a ${taken.tagType === 'STRATEGY' ? 'strategy' : 'tag'}.`}
        </p>
      )}
      {error !== null && <ErrorLine message={error.message} />}
    </div>
  );
}
