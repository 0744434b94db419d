import { MissingNumber, NumberText } from '../../components/number-text';
import { TagMark } from '../../components/tag-mark';
import { priceParts, quantityParts, textOf, wholeNumber } from '../../format/number-format';
import { type Group, totalsOf } from './figure-columns';
import styles from './position-cells.module.css';
import { commonQuantity, type PositionGroup, spotOf } from './position-groups';
import { excludedWords } from './position-totals';

/** The name of a group; positions without a tag or strategy are one as well. */
export function groupName({ name, by }: Pick<PositionGroup<never>, 'name' | 'by'>): string {
  return name ?? (by === 'strategy' ? 'No strategy' : 'No tag');
}

export function GroupTitle({
  group,
}: {
  group: Pick<PositionGroup<never>, 'name' | 'by' | 'tag'> & { positions: readonly unknown[] };
}) {
  return (
    <>
      {group.tag === null ? <b>{groupName(group)}</b> : <TagMark tag={group.tag} />}{' '}
      <span className={styles.count}>{wholeNumber(group.positions.length)}</span>
      <span className="visually-hidden"> {group.positions.length === 1 ? 'position' : 'positions'}</span>
    </>
  );
}

export function GroupSymbol({ group }: { group: Group }) {
  const excluded = excludedWords(totalsOf(group));
  return (
    <span className={styles.group}>
      <GroupTitle group={group} />
      {excluded !== null && <span className={styles.excluded}> {excluded}</span>}
    </span>
  );
}

/** A strategy that is the whole of the group. */
export function GroupStrategy({ group }: { group: Pick<Group, 'strategy'> }) {
  if (group.strategy === null) return null;
  return (
    <span className={styles.tags}>
      <TagMark tag={group.strategy} />
    </span>
  );
}

/** "×20" where every leg of a strategy is of the same size. */
export function GroupQuantity({ group }: { group: Group }) {
  const common = group.by === 'strategy' ? commonQuantity(group.positions) : null;
  if (common === null) return null;
  return <span className={styles.zero}>×{textOf(quantityParts(common))}</span>;
}

/** The stock's own price, for the options beside it. */
export function GroupSpot({ group }: { group: Group }) {
  const price = spotOf(group);
  if (price !== null) return <NumberText parts={priceParts(price)} dimDecimals />;
  return group.by === 'underlying' ? <MissingNumber reason="the underlying has no price" /> : null;
}
