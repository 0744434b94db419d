import { plainText } from '../../../src-shared/domain/decimal';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { MissingNumber, NumberText } from '../../components/number-text';
import { dateText } from '../../format/date-format';
import {
  moneyParts,
  type NegativeStyle,
  percentParts,
  pnlParts,
  priceParts,
  quantityParts,
  spokenOf,
  strikeText,
  textOf,
} from '../../format/number-format';
import { signedQuantity, sourceName } from '../../format/position-words';
import { type Column, figureColumn, greekColumn, numberOf, type Shown } from './figure-columns';
import { GroupQuantity, GroupSpot, GroupSymbol } from './group-cells';
import { symbolColumn, tagsColumn, typeColumn } from './held-columns';
import { EntryPriceCell, LastCell, priceDoubt, priceOrigin, reasonOf } from './position-cells';
import { narrowOrder, type PositionColumnId, wideOrder } from './position-columns-order';
import { spotOf, type writtenAbove } from './position-groups';
import { fittingWidth, longestNumber, longestWhole } from './text-width';

interface ColumnContext extends Shown {
  tags: ReadonlyMap<string, Tag>;
  above: ReturnType<typeof writtenAbove>;
  /** Symbols with a close that waits for a decision. */
  held: ReadonlySet<string>;
  negative: NegativeStyle;
  narrow: boolean;
}

/** The columns in the order for this width. */
export function positionColumns(context: ColumnContext): Column[] {
  const order: readonly PositionColumnId[] = context.narrow ? narrowOrder : wideOrder;
  return [...factColumns(context), ...figureColumns(context), ...contractColumns()].sort(
    (a, b) => order.indexOf(a.id) - order.indexOf(b.id),
  );
}

/** What a position is and what was paid. */
function factColumns({ positions, tags, above, held, narrow }: ColumnContext): Column[] {
  const widestQuantity = longestNumber(positions.map((row) => signedQuantity(row)));
  const priceWidth = (least: number, pick: (position: Position) => string | null) => {
    const text = longestWhole(positions.map(pick));
    return fittingWidth(least, [text === null ? null : textOf(priceParts(text))]);
  };
  // Moved past the edge they stand in a run of their own, which needs no count written over it again.
  const pastEdge = narrow ? 'rest' : 'position';
  return [
    { ...symbolColumn<Position>(above, (group) => <GroupSymbol group={group} />), width: narrow ? 172 : 206 },
    typeColumn(),
    tagsColumn(tags, above, { width: narrow ? 160 : 104, flexible: !narrow, band: pastEdge }),
    {
      id: 'dte',
      header: 'DTE',
      title: 'Days to expiry',
      width: 44,
      align: 'right',
      band: 'position',
      sortValue: (row) => row.daysToExpiry ?? undefined,
      cell: (row) => (row.daysToExpiry === null ? null : daysText(row.daysToExpiry)),
      label: (row) => (row.daysToExpiry === null ? 'No expiry' : `${row.daysToExpiry} days to expiry`),
      value: { type: 'number', unit: 'days', of: (row) => row.daysToExpiry },
    },
    {
      id: 'quantity',
      header: 'Qty',
      title: 'Quantity',
      width: fittingWidth(58, [widestQuantity === null ? null : textOf(quantityParts(widestQuantity))]),
      align: 'right',
      band: 'position',
      sortValue: (row) => Number(signedQuantity(row)),
      cell: (row) => <NumberText parts={quantityParts(signedQuantity(row))} />,
      groupCell: (group) => <GroupQuantity group={group} />,
      label: (row) => `Quantity ${spokenOf(quantityParts(signedQuantity(row)))}`,
      value: { type: 'decimal', unit: 'quantity', of: (row) => plainText(signedQuantity(row)) },
      edit: (row) => plainText(signedQuantity(row)),
    },
    {
      id: 'entryPrice',
      header: 'Entry',
      title: 'Entry price',
      width: priceWidth(68, (row) => row.entryPrice),
      align: 'right',
      band: pastEdge,
      sortValue: (row) => numberOf(row.entryPrice),
      cell: (row) => <EntryPriceCell price={row.entryPrice} />,
      label: (row) =>
        row.entryPrice === null ? 'Entry price not known' : `Entry price ${spokenOf(priceParts(row.entryPrice))}`,
      value: { type: 'decimal', unit: 'price', of: (row) => row.entryPrice },
      edit: (row) => (row.entryPrice === null ? '' : plainText(row.entryPrice)),
    },
    {
      id: 'entryDate',
      header: 'Entry date',
      width: 92,
      align: 'right',
      band: 'position',
      sortValue: (row) => row.entryDate ?? undefined,
      cell: (row) =>
        row.entryDate === null ? <MissingNumber reason="entry date not known" /> : dateText(row.entryDate),
      label: (row) => (row.entryDate === null ? 'Entry date not known' : `Entry date ${dateText(row.entryDate)}`),
      value: { type: 'text', of: (row) => row.entryDate },
      edit: (row) => row.entryDate ?? '',
    },
    {
      id: 'last',
      header: 'Last',
      title: 'Last price',
      width: priceWidth(74, (row) => row.lastPrice),
      align: 'right',
      band: 'position',
      sortValue: (row) => numberOf(row.lastPrice),
      groupSortValue: (group) => numberOf(spotOf(group)),
      cell: (row) => <LastCell position={row} held={held.has(row.symbol)} />,
      groupCell: (group) => <GroupSpot group={group} />,
      label: (row) => {
        if (row.lastPrice === null) return `Last price missing, ${reasonOf(row, 'marketValue')}`;
        const doubt = priceDoubt(row, held.has(row.symbol));
        return `Last price ${spokenOf(priceParts(row.lastPrice))}, ${priceOrigin(row)}${doubt === null ? '' : `, ${doubt}`}`;
      },
      groupLabel: (group) => {
        const spot = spotOf(group);
        return spot === null ? 'No last price of its own' : `Spot ${spokenOf(priceParts(spot))}`;
      },
      value: {
        type: 'decimal',
        unit: 'price',
        of: (row) => row.lastPrice,
        ofGroup: spotOf,
      },
      edit: (row) => (row.lastPrice === null ? '' : plainText(row.lastPrice)),
    },
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
  ];
}

/** An expired option has less than none. */
function daysText(days: number): string {
  return textOf(quantityParts(String(days)));
}

/** What groups sum up. */
function figureColumns({ negative, ...shown }: ColumnContext): Column[] {
  return [
    figureColumn(
      {
        id: 'dayPnl',
        header: 'Day P&L',
        least: 84,
        figure: 'dayPnl',
        total: (totals) => totals.day,
        counted: (totals) => totals.withDay,
        write: (value) => pnlParts(value, negative),
        tone: 'pnl',
        unit: 'USD',
      },
      shown,
    ),
    figureColumn(
      {
        id: 'dayPnlPct',
        header: 'Day %',
        title: 'Day P&L %',
        spoken: 'Day',
        least: 68,
        figure: 'dayPnlPct',
        // What a group was worth in the session before is not known from its rows alone.
        total: null,
        counted: (totals) => totals.withDay,
        write: (value) => percentParts(value, 'day', negative),
        tone: 'pnl',
        unit: 'dayPercent',
      },
      shown,
    ),
    figureColumn(
      {
        id: 'costBasis',
        header: 'Cost',
        least: 88,
        figure: 'costBasis',
        total: (totals) => totals.cost,
        counted: (totals) => totals.withCost,
        write: (value) => moneyParts(value, negative),
        unit: 'USD',
      },
      shown,
    ),
    figureColumn(
      {
        id: 'marketValue',
        header: 'Value',
        least: 98,
        figure: 'marketValue',
        total: (totals) => totals.net,
        counted: (totals) => totals.valued,
        write: (value) => moneyParts(value, negative),
        unit: 'USD',
      },
      shown,
    ),
    figureColumn(
      {
        id: 'weight',
        header: 'Weight',
        title: 'Weight in NAV',
        spoken: 'Weight',
        least: 64,
        figure: 'weightPct',
        total: (totals) => totals.weight,
        counted: (totals) => totals.valued,
        write: (value) => percentParts(value, 'weight', negative),
        unit: 'weight',
      },
      shown,
    ),
    figureColumn(
      {
        id: 'unrealized',
        header: 'Unreal. P&L',
        title: 'Unrealized P&L',
        least: 92,
        figure: 'unrealizedPnl',
        total: (totals) => totals.unrealized,
        counted: (totals) => totals.withPnl,
        write: (value) => pnlParts(value, negative),
        tone: 'pnl',
        unit: 'USD',
      },
      shown,
    ),
    figureColumn(
      {
        id: 'unrealizedPct',
        header: 'P&L %',
        title: 'Unrealized P&L %',
        spoken: 'P&L',
        least: 68,
        figure: 'unrealizedPnlPct',
        total: (totals) => totals.unrealizedPct,
        counted: (totals) => totals.withPnl,
        write: (value) => percentParts(value, 'pnl', negative),
        tone: 'pnl',
        unit: 'percent',
      },
      shown,
    ),
    greekColumn('delta', 'Delta', 66, shown),
    greekColumn('gamma', 'Gamma', 58, shown),
    greekColumn('theta', 'Theta', 58, shown),
    greekColumn('vega', 'Vega', 60, shown),
    greekColumn('rho', 'Rho', 58, shown),
  ];
}

function contractColumns(): Column[] {
  return [
    {
      id: 'expiry',
      header: 'Expiry',
      width: 92,
      align: 'right',
      band: 'contract',
      sortValue: (row) => row.expirationDate ?? undefined,
      cell: (row) => (row.expirationDate === null ? null : dateText(row.expirationDate)),
      value: { type: 'text', of: (row) => row.expirationDate },
    },
    {
      id: 'strike',
      header: 'Strike',
      width: 68,
      align: 'right',
      band: 'contract',
      sortValue: (row) => numberOf(row.strikePrice),
      cell: (row) => (row.strikePrice === null ? null : strikeText(row.strikePrice)),
      value: { type: 'decimal', unit: 'price', of: (row) => row.strikePrice },
    },
    {
      id: 'source',
      header: 'Price source',
      width: 110,
      align: 'left',
      band: 'contract',
      sortValue: (row) => row.lastPriceSource ?? undefined,
      cell: (row) => (row.lastPriceSource === null ? null : sourceName(row.lastPriceSource)),
      value: { type: 'text', of: (row) => row.lastPriceSource },
    },
  ];
}
