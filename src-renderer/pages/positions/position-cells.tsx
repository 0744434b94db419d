import { IconAlertTriangle, IconClock, IconHelp, IconHourglassEmpty, IconPencil } from '@tabler/icons-react';
import { type Contract, symbolParts } from '../../../src-shared/domain/contract-name';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { classes } from '../../components/classes';
import { useColumnWidth } from '../../components/data-grid/column-width';
import { MissingNumber, NumberText } from '../../components/number-text';
import { TagMark } from '../../components/tag-mark';
import { dateText } from '../../format/date-format';
import { type Greek, greekParts, priceParts } from '../../format/number-format';
import { reasonWords, sourceName } from '../../format/position-words';
import { fittingCount } from './fitting-tags';
import styles from './position-cells.module.css';
import { textWidth } from './text-width';

interface SymbolCellProps {
  position: Contract & Pick<Position, 'currency'> & Partial<Pick<Position, 'toSettle'>>;
  /** It stands under the name of its underlying, which is not written again. */
  leg?: boolean;
}

/** The underlying's name, and for an option its contract; the OCC symbol is what the tooltip keeps. */
export function SymbolCell({ position, leg = false }: SymbolCellProps) {
  const { name, contract } = symbolParts(position);
  const alone = leg && contract !== null;
  return (
    <span className={styles.symbol} title={contract === null ? undefined : position.symbol}>
      {!alone && <b>{name}</b>}
      {contract !== null && <span>{alone ? contract : ` ${contract}`}</span>}
      {position.currency !== 'USD' && <span className={styles.currency}>{position.currency}</span>}
      {position.toSettle && <SettleChip />}
    </span>
  );
}

/** On an expired option that is still held. Where the column is narrow, the contract has the room. */
function SettleChip() {
  const hasRoom = useColumnWidth('symbol') >= 200;
  return (
    <span className={styles.settle} title="Expired: close it, or delete it">
      {hasRoom ? 'to settle' : <IconHourglassEmpty size={12} stroke={1.6} aria-hidden />}
    </span>
  );
}

/** Strategies first: they say what the position is for. */
export function tagsOf(position: Pick<Position, 'tagIds'>, tags: ReadonlyMap<string, Tag>): Tag[] {
  return position.tagIds
    .flatMap((id) => tags.get(id) ?? [])
    .sort((a, b) => (a.tagType === b.tagType ? a.name.localeCompare(b.name) : a.tagType === 'STRATEGY' ? -1 : 1));
}

interface TagsCellProps {
  position: Pick<Position, 'tagIds'>;
  tags: ReadonlyMap<string, Tag>;
  /** Id of the strategy that it stands under, which is not written again. */
  under?: string | undefined;
}

export function TagsCell({ position, tags, under }: TagsCellProps) {
  const width = useColumnWidth('tags') - 16;
  return <FittingTags tags={tagsOf(position, tags).filter((tag) => tag.id !== under)} width={width} />;
}

/** What fits of them, and the number of the others; their names are in the tooltip. */
export function FittingTags({
  tags,
  width,
}: {
  tags: readonly Pick<Tag, 'name' | 'tagType' | 'color'>[];
  width: number;
}) {
  const names = tags.map((tag) => tag.name);
  const count = fittingCount(names, width, textWidth);
  const rest = tags.length - count;
  return (
    <span className={styles.tags} title={rest > 0 ? names.join(', ') : undefined}>
      {tags.slice(0, count).map((tag) => (
        <TagMark key={`${tag.tagType} ${tag.name}`} tag={tag} />
      ))}
      {rest > 0 && (
        <>
          <span className={styles.rest} aria-hidden>
            +{rest}
          </span>
          <span className="visually-hidden">{names.slice(count).join(', ')}</span>
        </>
      )}
    </span>
  );
}

export function priceOrigin(position: Position): string {
  const source = position.lastPriceSource === null ? 'source not known' : sourceName(position.lastPriceSource);
  return position.lastPriceDate === null ? source : `${source}, ${dateText(position.lastPriceDate)}`;
}

/**
 * What is to be known of a price besides its origin; null for one that is as it should be. `held`: a newer close waits for
 * a decision, and this one stands in for it.
 */
export function priceDoubt(
  { priceState, missing }: Pick<Position, 'priceState' | 'missing'>,
  held: boolean,
): string | null {
  if (held || missing.marketValue === 'HELD_BACK') return 'a newer price is held back until somebody decides';
  switch (priceState) {
    case 'stale':
      return 'stale: of an earlier session';
    case 'old':
      return `not used: ${reasonWords.OLD_PRICE}`;
    case 'settled':
      return 'what the expired option is worth';
    default:
      return null;
  }
}

export function LastCell({ position, held = false }: { position: Position; held?: boolean }) {
  const { lastPrice, priceState, missing } = position;
  const heldBack = held || missing.marketValue === 'HELD_BACK';
  if (lastPrice === null) {
    const Icon = heldBack ? IconHelp : IconAlertTriangle;
    return (
      <span
        className={styles.noPrice}
        title={heldBack ? reasonOf(position, 'marketValue') : 'Press Enter here to enter a price'}
      >
        <Icon size={14} stroke={1.6} aria-hidden />
        {heldBack ? 'held back' : 'no price'}
      </span>
    );
  }
  const doubt = priceDoubt(position, held);
  const doubtful = heldBack || priceState === 'stale';
  const origin = `${lastPrice}, ${priceOrigin(position)}`;
  return (
    <span
      className={classes(styles.last, doubtful && styles.stale, priceState === 'old' && styles.old)}
      title={doubt === null ? origin : `${origin}; ${doubt}`}
    >
      {heldBack ? (
        <IconHelp size={12} stroke={1.6} aria-hidden />
      ) : (
        priceState === 'stale' && <IconClock size={12} stroke={1.6} aria-hidden />
      )}
      {position.lastPriceSource === 'manual' && <IconPencil size={12} stroke={1.6} aria-hidden />}
      <NumberText parts={priceParts(lastPrice)} dimDecimals={!doubtful} />
    </span>
  );
}

export function EntryPriceCell({ price }: { price: string | null }) {
  if (price === null) return <MissingNumber reason="entry price not known" />;
  return (
    <span title={price}>
      <NumberText parts={priceParts(price)} tone="quiet" />
    </span>
  );
}

export type FigureName = keyof Position['missing'] | 'dayPnlPct';

export function reasonOf(position: Position, figure: FigureName): string {
  const reason = position.missing[figure === 'dayPnlPct' ? 'dayPnl' : figure];
  // It has a day P&L, and nothing that this could be a percentage of.
  if (reason === undefined && figure === 'dayPnlPct') return 'was worth nothing in the session before';
  return reason === undefined ? 'not known' : reasonWords[reason];
}

/** A stock's zero gamma, theta, vega and rho step back; they are zero, not missing. */
export function GreekCell({ greek, value }: { greek: Greek; value: number }) {
  if (value === 0) return <span className={styles.zero}>0</span>;
  return <NumberText parts={greekParts(greek, value)} />;
}
