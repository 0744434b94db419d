import { IconPlus } from '@tabler/icons-react';
import { type DragEvent, type MouseEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Tag } from '../../src-shared/ipc/tags';
import { classes } from '../components/classes';
import { carriesRows, droppedRows } from '../components/data-grid/row-drag';
import { dragTag } from '../components/tag-drag';
import { TagShape } from '../components/tag-mark';
import { NewTagDialog } from '../pages/positions/new-tag-dialog';
import { type TagMatch, tagMatchOf } from '../pages/positions/position-filters';
import { usePositionsView } from '../pages/positions/positions-view';
import { useTagDrop } from '../pages/positions/use-position-actions';
import styles from './sidebar.module.css';

const kindNames = { STRATEGY: 'Strategies', REGULAR: 'Tags' } as const;
const newNames = { STRATEGY: 'New strategy', REGULAR: 'New tag' } as const;

const howTo =
  'Click filters by any of, Ctrl and click by all of, Shift and click by none of. Drop positions here to tag them.';

/** What a tag that is filtered by says beside its count; "any of" is the usual way and says nothing. */
const matchMarks: Record<TagMatch, string | null> = { any: null, all: 'all', none: 'not' };

function matchOf(event: MouseEvent): TagMatch {
  if (event.shiftKey) return 'none';
  return event.ctrlKey || event.metaKey ? 'all' : 'any';
}

/** Makes an element take the positions that are dragged. */
function usePositionDrop(onDrop: (positionIds: readonly string[]) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    props: {
      onDragOver: (event: DragEvent) => {
        if (!carriesRows(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false);
        const ids = droppedRows(event.dataTransfer);
        if (ids === null) return;
        event.preventDefault();
        onDrop(ids);
      },
    },
  };
}

function TagButton({ tag }: { tag: Tag }) {
  const { view, toggleTag } = usePositionsView();
  const [location, navigate] = useLocation();
  const assign = useTagDrop();
  const { over, props } = usePositionDrop((ids) => assign(tag, ids));
  const match = tagMatchOf(view.filters, tag.id);
  const mark = match === null ? null : matchMarks[match];
  return (
    <button
      type="button"
      className={classes(styles.tag, match !== null && styles.on, over && styles.over)}
      aria-pressed={match !== null}
      title={howTo}
      draggable
      onDragStart={(event) => dragTag(event.dataTransfer, tag.id)}
      onClick={(event) => {
        toggleTag(tag.id, matchOf(event));
        if (location !== '/positions') navigate('/positions');
      }}
      {...props}
    >
      <TagShape tag={tag} />
      <span className={styles.label}>{tag.name}</span> {mark !== null && <span className={styles.match}>{mark}</span>}{' '}
      <span className={styles.count}>{tag.usageCount}</span>
    </button>
  );
}

/** The strategies or the tags: a click filters by one, positions that are dropped on one carry it. */
export function TagList({ tagType, tags }: { tagType: Tag['tagType']; tags: readonly Tag[] }) {
  const { view } = usePositionsView();
  const [creating, setCreating] = useState<readonly string[] | null>(null);
  const { over, props } = usePositionDrop(setCreating);
  return (
    <section className={styles.tags} aria-label={kindNames[tagType]}>
      <h2>{kindNames[tagType]}</h2>
      <ul>
        {tags.map((tag) => (
          <li key={tag.id}>
            <TagButton tag={tag} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className={classes(styles.tag, styles.new, over && styles.over)}
            title="Drop positions here to put them under a new one"
            onClick={() => setCreating([...view.selected])}
            {...props}
          >
            <IconPlus className={styles.plus} size={12} stroke={1.6} aria-hidden />
            <span className={styles.label}>{newNames[tagType]}</span>
          </button>
        </li>
      </ul>
      {creating !== null && <NewTagDialog tagType={tagType} positionIds={creating} onClose={() => setCreating(null)} />}
    </section>
  );
}
