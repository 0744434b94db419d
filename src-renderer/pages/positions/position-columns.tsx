import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { GridColumn } from '../../components/data-grid/grid-types';
import { MissingNumber, NumberText } from '../../components/number-text';
import { TypeChip } from '../../components/type-chip';
import { dateText } from '../../format/date-format';
import { percentOf } from '../../format/decimal-text';
import {
  type Greek,
  greekParts,
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
import { positionTypes, signedQuantity, sourceName, typeNames } from '../../format/position-words';
import {
  EntryPriceCell,
  GreekCell,
  LastCell,
  priceOrigin,
  reasonOf,
  SymbolCell,
  TagsCell,
  tagsOf,
} from './position-cells';
import { narrowOrder, type PositionColumnId, wideOrder } from './position-columns-order';
import { type PositionTotals, symbolSortKey } from './positions-model';
import { fittingWidth, longestText, longestWhole } from './text-width';

interface ColumnContext {
  /** What is shown: its widest numbers make the columns wide enough. */
  positions: readonly Position[];
  tags: ReadonlyMap<string, Tag>;
  totals: PositionTotals;
  negative: NegativeStyle;
  narrow: boolean;
}

type Column = GridColumn<Position> & { id: PositionColumnId };

function numberOf(text: string | null): number | undefined {
  return text === null ? undefined : Number(text);
}

/** A missing total says that nothing could be added up. */
function totalMoney(units: bigint | null, negative: NegativeStyle, tone: 'plain' | 'pnl') {
  if (units === null) return <MissingNumber reason="nothing to add up" />;
  const parts = tone === 'pnl' ? pnlParts(units, negative) : moneyParts(units, negative);
  return <NumberText parts={parts} tone={tone} dimDecimals hanging />;
}

function moneyColumn(
  id: 'costBasis' | 'marketValue',
  header: string,
  width: number,
  total: bigint | null,
  negative: NegativeStyle,
): Column {
  return {
    id,
    header,
    width,
    align: 'right',
    band: 'usd',
    sortValue: (position) => numberOf(position[id]),
    value: { type: 'decimal', unit: 'USD', of: (position) => position[id] },
    cell: (position) => {
      const value = position[id];
      if (value === null) return <MissingNumber reason={reasonOf(position, id)} />;
      return <NumberText parts={moneyParts(value, negative)} dimDecimals hanging />;
    },
    label: (position) => spokenFigure(position, id, header, (value) => spokenOf(moneyParts(value, negative))),
    total: totalMoney(total, negative, 'plain'),
  };
}

function spokenFigure(
  position: Position,
  id: keyof Position['missing'],
  name: string,
  speak: (value: string) => string,
): string {
  const value = position[id];
  if (value === null) return `${name} missing, ${reasonOf(position, id)}`;
  const unit = id === 'unrealizedPnlPct' || id === 'weightPct' ? '' : ` ${position.currency}`;
  return `${name} ${speak(value)}${unit}`;
}

function greekColumn(greek: Greek, header: string, width: number, totals: PositionTotals): Column {
  return {
    id: greek,
    header,
    width,
    align: 'right',
    band: 'greeks',
    sortValue: (position) => position.greeks[greek],
    value: { type: 'number', unit: `lots of ${greek}`, of: (position) => position.greeks[greek] },
    cell: (position) => <GreekCell greek={greek} value={position.greeks[greek]} />,
    label: (position) =>
      `${header} ${spokenOf(greekParts(greek, position.greeks[greek]))} lots, ${position.greeks.source}`,
    total: totals.greeks === null ? null : <GreekCell greek={greek} value={totals.greeks[greek]} />,
  };
}

/** The columns in the order for this width. */
export function positionColumns({ positions, tags, totals, negative, narrow }: ColumnContext): Column[] {
  const widest = (pick: (position: Position) => string | null, write: (text: string) => string) => {
    const text = longestWhole(positions.map(pick));
    return text === null ? null : write(text);
  };
  const money = (units: bigint | null) => (units === null ? null : textOf(moneyParts(units, negative)));
  const moneyWidth = (least: number, pick: (position: Position) => string | null, total: bigint | null) =>
    fittingWidth(least, [widest(pick, (text) => textOf(moneyParts(text, negative))), money(total)]);
  const priceWidth = (least: number, pick: (position: Position) => string | null) =>
    fittingWidth(least, [widest(pick, (text) => textOf(priceParts(text)))]);
  // Moved past the edge they stand in a run of their own, which needs no count written over it again.
  const pastEdge = narrow ? 'rest' : 'position';
  const columns: Column[] = [
    {
      id: 'symbol',
      header: 'Symbol',
      width: 206,
      align: 'left',
      band: 'position',
      pinned: true,
      namesRow: true,
      sortValue: symbolSortKey,
      value: { type: 'text', of: (position) => position.symbol },
      cell: (position) => <SymbolCell position={position} />,
    },
    {
      id: 'type',
      header: 'Type',
      width: 56,
      align: 'left',
      band: 'position',
      sortValue: (position) => positionTypes.indexOf(position.positionType),
      value: { type: 'text', of: (position) => position.positionType },
      cell: (position) => <TypeChip type={position.positionType} />,
      label: (position) => `${position.positionType}, ${typeNames[position.positionType].toLowerCase()}`,
    },
    {
      id: 'tags',
      header: 'Tags',
      width: narrow ? 160 : 120,
      flexible: !narrow,
      align: 'left',
      band: pastEdge,
      sortValue: (position) => tagsOf(position, tags)[0]?.name.toLowerCase(),
      value: {
        type: 'text',
        of: (position) =>
          tagsOf(position, tags)
            .map((tag) => tag.name)
            .join(', '),
      },
      cell: (position) => <TagsCell position={position} tags={tags} />,
    },
    {
      id: 'dte',
      header: 'DTE',
      title: 'Days to expiry',
      width: 44,
      align: 'right',
      band: 'position',
      sortValue: (position) => position.daysToExpiry ?? undefined,
      value: { type: 'number', unit: 'days', of: (position) => position.daysToExpiry },
      cell: (position) => position.daysToExpiry,
      label: (position) => (position.daysToExpiry === null ? 'No expiry' : `${position.daysToExpiry} days to expiry`),
    },
    {
      id: 'quantity',
      header: 'Qty',
      title: 'Quantity',
      width: fittingWidth(58, [longestText(positions.map((row) => textOf(quantityParts(signedQuantity(row)))))]),
      align: 'right',
      band: 'position',
      sortValue: (position) => Number(signedQuantity(position)),
      value: { type: 'decimal', unit: 'quantity', of: signedQuantity },
      cell: (position) => <NumberText parts={quantityParts(signedQuantity(position))} />,
      label: (position) => `Quantity ${spokenOf(quantityParts(signedQuantity(position)))}`,
    },
    {
      id: 'entryPrice',
      header: 'Entry',
      title: 'Entry price',
      width: priceWidth(68, (position) => position.entryPrice),
      align: 'right',
      band: pastEdge,
      sortValue: (position) => numberOf(position.entryPrice),
      value: { type: 'decimal', unit: 'price', of: (position) => position.entryPrice },
      cell: (position) => <EntryPriceCell price={position.entryPrice} />,
      label: (position) =>
        position.entryPrice === null
          ? 'Entry price not known'
          : `Entry price ${spokenOf(priceParts(position.entryPrice))}`,
    },
    {
      id: 'entryDate',
      header: 'Entry date',
      width: 92,
      align: 'right',
      band: 'position',
      sortValue: (position) => position.entryDate ?? undefined,
      value: { type: 'text', of: (position) => position.entryDate },
      cell: (position) =>
        position.entryDate === null ? <MissingNumber reason="entry date not known" /> : dateText(position.entryDate),
    },
    {
      id: 'last',
      header: 'Last',
      title: 'Last price',
      width: priceWidth(74, (position) => position.lastPrice),
      align: 'right',
      band: 'position',
      sortValue: (position) => numberOf(position.lastPrice),
      value: { type: 'decimal', unit: 'price', of: (position) => position.lastPrice },
      cell: (position) => <LastCell position={position} />,
      label: (position) =>
        position.lastPrice === null
          ? 'Last price missing, no price'
          : `Last price ${spokenOf(priceParts(position.lastPrice))}, ${priceOrigin(position)}`,
    },
    {
      id: 'account',
      header: 'Account',
      width: 92,
      align: 'left',
      band: 'position',
      sortValue: (position) => position.account ?? undefined,
      value: { type: 'text', of: (position) => position.account },
      cell: (position) => position.account,
    },
    moneyColumn(
      'costBasis',
      'Cost',
      moneyWidth(88, (row) => row.costBasis, totals.cost),
      totals.cost,
      negative,
    ),
    moneyColumn(
      'marketValue',
      'Value',
      moneyWidth(98, (row) => row.marketValue, totals.net),
      totals.net,
      negative,
    ),
    {
      id: 'weight',
      header: 'Weight',
      title: 'Weight in NAV',
      width: 64,
      align: 'right',
      band: 'usd',
      sortValue: (position) => numberOf(position.weightPct),
      value: { type: 'decimal', unit: '% of NAV', of: (position) => position.weightPct },
      cell: (position) =>
        position.weightPct === null ? (
          <MissingNumber reason={reasonOf(position, 'weightPct')} />
        ) : (
          <NumberText parts={percentParts(position.weightPct, 'weight', negative)} hanging />
        ),
      label: (position) =>
        spokenFigure(position, 'weightPct', 'Weight', (value) => spokenOf(percentParts(value, 'weight', negative))),
    },
    {
      id: 'unrealized',
      header: 'Unreal. P&L',
      title: 'Unrealized P&L',
      width: moneyWidth(92, (position) => position.unrealizedPnl, totals.unrealized),
      align: 'right',
      band: 'usd',
      sortValue: (position) => numberOf(position.unrealizedPnl),
      value: { type: 'decimal', unit: 'USD', of: (position) => position.unrealizedPnl },
      cell: (position) =>
        position.unrealizedPnl === null ? (
          <MissingNumber reason={reasonOf(position, 'unrealizedPnl')} />
        ) : (
          <NumberText parts={pnlParts(position.unrealizedPnl, negative)} tone="pnl" dimDecimals hanging />
        ),
      label: (position) =>
        spokenFigure(position, 'unrealizedPnl', 'Unrealized P&L', (value) => spokenOf(pnlParts(value, negative))),
      total: totalMoney(totals.unrealized, negative, 'pnl'),
    },
    {
      id: 'unrealizedPct',
      header: 'P&L %',
      title: 'Unrealized P&L %',
      width: 68,
      align: 'right',
      band: 'usd',
      sortValue: (position) => numberOf(position.unrealizedPnlPct),
      value: { type: 'decimal', unit: '%', of: (position) => position.unrealizedPnlPct },
      cell: (position) =>
        position.unrealizedPnlPct === null ? (
          <MissingNumber reason={reasonOf(position, 'unrealizedPnlPct')} />
        ) : (
          <NumberText parts={percentParts(position.unrealizedPnlPct, 'pnl', negative)} tone="pnl" hanging />
        ),
      label: (position) =>
        spokenFigure(position, 'unrealizedPnlPct', 'P&L', (value) => spokenOf(percentParts(value, 'pnl', negative))),
      total:
        totals.unrealizedPct === null ? (
          <MissingNumber reason="nothing to add up" />
        ) : (
          <NumberText parts={percentParts(totals.unrealizedPct, 'pnl', negative)} tone="pnl" hanging />
        ),
    },
    greekColumn('delta', 'Delta', 66, totals),
    greekColumn('gamma', 'Gamma', 58, totals),
    greekColumn('theta', 'Theta', 58, totals),
    greekColumn('vega', 'Vega', 60, totals),
    greekColumn('rho', 'Rho', 58, totals),
    {
      id: 'expiry',
      header: 'Expiry',
      width: 92,
      align: 'right',
      band: 'contract',
      sortValue: (position) => position.expirationDate ?? undefined,
      value: { type: 'text', of: (position) => position.expirationDate },
      cell: (position) => (position.expirationDate === null ? null : dateText(position.expirationDate)),
    },
    {
      id: 'strike',
      header: 'Strike',
      width: 68,
      align: 'right',
      band: 'contract',
      sortValue: (position) => numberOf(position.strikePrice),
      value: { type: 'decimal', unit: 'price', of: (position) => position.strikePrice },
      cell: (position) => (position.strikePrice === null ? null : strikeText(position.strikePrice)),
    },
    {
      id: 'source',
      header: 'Price source',
      width: 110,
      align: 'left',
      band: 'contract',
      sortValue: (position) => position.lastPriceSource ?? undefined,
      value: { type: 'text', of: (position) => position.lastPriceSource },
      cell: (position) => (position.lastPriceSource === null ? null : sourceName(position.lastPriceSource)),
    },
  ];
  const order: readonly PositionColumnId[] = narrow ? narrowOrder : wideOrder;
  return columns.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** "40.3% of NAV", or null when there is no NAV to measure by. */
export function shareOfNav(net: bigint | null, nav: bigint | null, negative: NegativeStyle): string | null {
  const share = net === null || nav === null || nav <= 0n ? null : percentOf(net, nav);
  return share === null ? null : textOf(percentParts(share, 'weight', negative));
}
