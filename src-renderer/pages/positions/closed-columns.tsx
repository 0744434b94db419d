import { daysBetween } from '../../../src-shared/domain/iso-date';
import { BOOK_CURRENCY, unrealizedPnlPct } from '../../../src-shared/domain/valuation';
import type { ClosedPosition } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { GridColumn } from '../../components/data-grid/grid-types';
import { MissingNumber, NumberText } from '../../components/number-text';
import { dateText } from '../../format/date-format';
import { type DecimalSum, sumDecimals, toDecimalText } from '../../format/decimal-text';
import {
  type NegativeStyle,
  percentParts,
  pnlParts,
  priceParts,
  quantityParts,
  spokenOf,
  textOf,
} from '../../format/number-format';
import { signedQuantity } from '../../format/position-words';
import { GroupTitle } from './group-cells';
import { symbolColumn, tagsColumn, typeColumn } from './held-columns';
import { EntryPriceCell } from './position-cells';
import styles from './position-cells.module.css';
import type { PositionGroup, writtenAbove } from './position-groups';
import { fittingWidth, longestNumber, longestWhole } from './text-width';

type Group = PositionGroup<ClosedPosition>;
type Column = GridColumn<ClosedPosition, Group>;

export const closedHidden: readonly string[] = ['account'];

/** Of those in the book's currency whose P&L is known; the others are counted. */
export function realizedSum(closed: readonly ClosedPosition[]): DecimalSum {
  return sumDecimals(closed.map((row) => (row.currency === BOOK_CURRENCY ? row.realizedPnl : null)));
}

function numberOf(text: string | null): number | undefined {
  return text === null ? undefined : Number(text);
}

interface ClosedContext {
  closed: readonly ClosedPosition[];
  tags: ReadonlyMap<string, Tag>;
  above: ReturnType<typeof writtenAbove>;
  negative: NegativeStyle;
  /** What came of it comes before the tags, which move past the right edge. */
  narrow: boolean;
}

/** What was held and for how long, and what came of it. */
export function closedColumns(context: ClosedContext): Column[] {
  const { tags, above, negative, narrow } = context;
  const tagColumn = tagsColumn<ClosedPosition>(
    tags,
    above,
    narrow ? { width: 160, flexible: false, band: 'rest' } : { width: 120, flexible: true, band: 'position' },
  );
  const columns: Column[] = [
    ...heldColumns(context),
    ...tradeColumns(context),
    realizedColumn(context),
    realizedPctColumn(negative),
  ];
  return narrow ? [...columns, tagColumn] : [...columns.slice(0, 2), tagColumn, ...columns.slice(2)];
}

/** Wide enough for every number, and with room between them where there is room. */
function widthFor(narrow: boolean, least: number, texts: readonly (string | null)[]): number {
  return fittingWidth(narrow ? least : least + 16, texts);
}

function priceWidth({ closed, narrow }: ClosedContext, pick: (row: ClosedPosition) => string | null): number {
  const longest = longestWhole(closed.map(pick));
  return widthFor(narrow, 80, [longest === null ? null : textOf(priceParts(longest))]);
}

function heldColumns({ closed, above, narrow }: ClosedContext): Column[] {
  const widestQuantity = longestNumber(closed.map((row) => signedQuantity(row)));
  return [
    symbolColumn(above, (group) => (
      <span className={styles.group}>
        <GroupTitle group={group} />
      </span>
    )),
    typeColumn(),
    {
      id: 'account',
      header: 'Account',
      width: 92,
      align: 'left',
      band: 'position',
      sortValue: (row) => row.account ?? undefined,
      cell: (row) => row.account,
      value: { type: 'text', of: (row) => row.account },
    },
    {
      id: 'quantity',
      header: 'Qty',
      title: 'Quantity closed, short with a minus',
      width: widthFor(narrow, 72, [widestQuantity === null ? null : textOf(quantityParts(widestQuantity))]),
      align: 'right',
      band: 'position',
      sortValue: (row) => Number(signedQuantity(row)),
      cell: (row) => <NumberText parts={quantityParts(signedQuantity(row))} />,
      label: (row) => `Quantity ${spokenOf(quantityParts(signedQuantity(row)))}`,
      value: { type: 'decimal', unit: 'quantity', of: signedQuantity },
    },
  ];
}

function tradeColumns(context: ClosedContext): Column[] {
  const dateWidth = context.narrow ? 92 : 104;
  return [
    {
      id: 'entryDate',
      header: 'Entry date',
      width: dateWidth,
      align: 'right',
      band: 'position',
      sortValue: (row) => row.entryDate ?? undefined,
      cell: (row) =>
        row.entryDate === null ? <MissingNumber reason="entry date not known" /> : dateText(row.entryDate),
      value: { type: 'text', of: (row) => row.entryDate },
    },
    {
      id: 'entryPrice',
      header: 'Entry',
      title: 'Entry price',
      width: priceWidth(context, (row) => row.entryPrice),
      align: 'right',
      band: 'position',
      sortValue: (row) => numberOf(row.entryPrice),
      cell: (row) => <EntryPriceCell price={row.entryPrice} />,
      value: { type: 'decimal', unit: 'price', of: (row) => row.entryPrice },
    },
    {
      id: 'exitDate',
      header: 'Exit date',
      width: dateWidth,
      align: 'right',
      band: 'position',
      sortValue: (row) => row.exitDate,
      cell: (row) => dateText(row.exitDate),
      value: { type: 'text', of: (row) => row.exitDate },
    },
    {
      id: 'exitPrice',
      header: 'Exit',
      title: 'Exit price',
      width: priceWidth(context, (row) => row.exitPrice),
      align: 'right',
      band: 'position',
      sortValue: (row) => numberOf(row.exitPrice),
      cell: (row) =>
        row.exitPrice === null ? (
          <MissingNumber reason="exit price not known" />
        ) : (
          <NumberText parts={priceParts(row.exitPrice)} dimDecimals />
        ),
      value: { type: 'decimal', unit: 'price', of: (row) => row.exitPrice },
    },
    {
      id: 'daysHeld',
      header: 'Days',
      title: 'Days held',
      width: context.narrow ? 56 : 72,
      align: 'right',
      band: 'position',
      sortValue: (row) => daysHeld(row) ?? undefined,
      cell: (row) => daysHeld(row) ?? <MissingNumber reason="entry date not known" />,
      label: (row) => {
        const days = daysHeld(row);
        return days === null ? 'Days held missing, entry date not known' : `${days} days held`;
      },
      value: { type: 'number', unit: 'days', of: daysHeld },
    },
  ];
}

function daysHeld({ entryDate, exitDate }: ClosedPosition): number | null {
  return entryDate === null ? null : daysBetween(entryDate, exitDate);
}

function realizedColumn({ closed, negative, narrow }: ClosedContext): Column {
  const sum = (rows: readonly ClosedPosition[]) => realizedSum(rows).units;
  const sumCell = (units: bigint | null) =>
    units === null ? (
      <MissingNumber reason="nothing to add up" />
    ) : (
      <NumberText parts={pnlParts(units, negative)} tone="pnl" dimDecimals hanging />
    );
  const sumText = (group: Group) => {
    const units = sum(group.positions);
    return units === null ? null : toDecimalText(units, 2);
  };
  return {
    id: 'realized',
    header: 'Realized P&L',
    width: widthFor(narrow, 112, widestRealized(closed, negative)),
    align: 'right',
    band: 'usd',
    sortValue: (row) => numberOf(row.realizedPnl),
    groupSortValue: (group) => numberOf(sumText(group)),
    cell: (row) =>
      row.realizedPnl === null ? (
        <MissingNumber reason={reasonOf(row)} />
      ) : (
        <NumberText parts={pnlParts(row.realizedPnl, negative)} tone="pnl" dimDecimals hanging />
      ),
    groupCell: (group) => sumCell(sum(group.positions)),
    label: (row) =>
      row.realizedPnl === null
        ? `Realized P&L missing, ${reasonOf(row)}`
        : `Realized P&L ${spokenOf(pnlParts(row.realizedPnl, negative))} ${row.currency}`,
    groupLabel: (group) => {
      const { units, missing, count } = realizedSum(group.positions);
      if (units === null) return 'Realized P&L missing, nothing to add up';
      const of = missing > 0 ? `, of ${count} of ${count + missing}` : '';
      return `Realized P&L ${spokenOf(pnlParts(units, negative))} USD${of}`;
    },
    total: sumCell(sum(closed)),
    value: { type: 'decimal', unit: 'USD', of: (row) => row.realizedPnl, ofGroup: sumText },
  };
}

/** The total, and the row with the longest number. */
function widestRealized(closed: readonly ClosedPosition[], negative: NegativeStyle): (string | null)[] {
  const { units } = realizedSum(closed);
  const longest = longestWhole(closed.map((row) => row.realizedPnl));
  return [units, longest].map((value) => (value === null ? null : textOf(pnlParts(value, negative))));
}

function reasonOf({ entryPrice, exitPrice }: ClosedPosition): string {
  if (entryPrice === null) return 'entry price not known';
  return exitPrice === null ? 'exit price not known' : 'nothing was paid';
}

/** Of what was paid, as for open positions. */
function realizedPctColumn(negative: NegativeStyle): Column {
  const percentOf = (row: ClosedPosition) => unrealizedPnlPct(row, row.entryPrice, row.exitPrice);
  return {
    id: 'realizedPct',
    header: 'P&L %',
    title: 'Realized P&L in percent of the cost',
    width: 76,
    align: 'right',
    band: 'usd',
    sortValue: (row) => numberOf(percentOf(row)),
    cell: (row) => {
      const percent = percentOf(row);
      if (percent === null) return <MissingNumber reason={reasonOf(row)} />;
      return <NumberText parts={percentParts(percent, 'pnl', negative)} tone="pnl" hanging />;
    },
    label: (row) => {
      const percent = percentOf(row);
      if (percent === null) return `P&L percent missing, ${reasonOf(row)}`;
      return `P&L ${spokenOf(percentParts(percent, 'pnl', negative))}`;
    },
    value: { type: 'decimal', unit: 'percent', of: percentOf },
  };
}
