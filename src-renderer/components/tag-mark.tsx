import type { Tag } from '../../src-shared/ipc/tags';
import { classes } from './classes';
import { tagColor } from './tag-color';
import styles from './tag-mark.module.css';

type TagLook = Pick<Tag, 'name' | 'tagType' | 'color'>;

/** A strategy is a diamond, a tag a dot. */
export function TagShape({ tag }: { tag: Pick<TagLook, 'tagType' | 'color'> }) {
  return (
    <span
      aria-hidden
      className={classes(styles.shape, tag.tagType === 'STRATEGY' && styles.diamond)}
      style={{ background: tagColor(tag.color) }}
    />
  );
}

export function TagMark({ tag }: { tag: TagLook }) {
  return (
    <span className={styles.mark}>
      <TagShape tag={tag} />
      <span className={styles.name}>{tag.name} </span>
    </span>
  );
}
