import { symbolText } from '../../../src-shared/domain/contract-name';
import { BOOK_CURRENCY } from '../../../src-shared/domain/valuation';
import type { ClosedPosition } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { GridColumn } from '../../components/data-grid/grid-types';
import { MissingNumber, NumberText } from '../../components/number-text';
import { TypeChip } from '../../components/type-chip';
import { dateText } from '../../format/date-format';
import { type DecimalSum, sumDecimals, toDecimalText } from '../../format/decimal-text';
import { type NegativeStyle, pnlParts, priceParts, quantityParts, spokenOf } from '../../format/number-format';
import { positionTypes, signedQuantity, typeNames } from '../../format/position-words';
import { GroupStrategy, GroupTitle, groupName } from './group-cells';
import { EntryPriceCell, SymbolCell, TagsCell, tagsOf } from './position-cells';
import styles from './position-cells.module.css';
import { type PositionGroup, symbolSortKey } from './position-groups';

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
  negative: NegativeStyle;
}

/** What was held and for how long, and what came of it. */
export function closedColumns({ closed, tags, negative }: ClosedContext): Column[] {
  return [...heldColumns(tags), ...tradeColumns(), realizedColumn(closed, negative)];
}

function heldColumns(tags: ReadonlyMap<string, Tag>): Column[] {
  return [
    {
      id: 'symbol',
      header: 'Symbol',
      width: 206,
      minWidth: 120,
      align: 'left',
      band: 'position',
      namesRow: true,
      pinned: true,
      sortValue: symbolSortKey,
      groupSortValue: (group) => group.sortKey,
      cell: (row) => <SymbolCell position={row} />,
      groupCell: (group) => (
        <span className={styles.group}>
          <GroupTitle group={group} />
        </span>
      ),
      label: symbolText,
      value: { type: 'text', of: (row) => row.symbol, ofGroup: groupName },
    },
    {
      id: 'type',
      header: 'Type',
      width: 64,
      align: 'left',
      band: 'position',
      sortValue: (row) => positionTypes.indexOf(row.positionType),
      cell: (row) => <TypeChip type={row.positionType} />,
      label: (row) => `${row.positionType}, ${typeNames[row.positionType].toLowerCase()}`,
      value: { type: 'text', of: (row) => row.positionType },
    },
    {
      id: 'tags',
      header: 'Tags',
      width: 140,
      flexible: true,
      align: 'left',
      band: 'position',
      sortValue: (row) => tagsOf(row, tags)[0]?.name.toLowerCase(),
      groupSortValue: (group) => group.strategy?.name.toLowerCase(),
      cell: (row) => <TagsCell position={row} tags={tags} />,
      groupCell: (group) => <GroupStrategy group={group} />,
      value: {
        type: 'text',
        of: (row) =>
          tagsOf(row, tags)
            .map((tag) => tag.name)
            .join(', '),
      },
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
    {
      id: 'quantity',
      header: 'Qty',
      title: 'Quantity closed, short with a minus',
      width: 90,
      align: 'right',
      band: 'position',
      sortValue: (row) => Number(signedQuantity(row)),
      cell: (row) => <NumberText parts={quantityParts(signedQuantity(row))} />,
      label: (row) => `Quantity ${spokenOf(quantityParts(signedQuantity(row)))}`,
      value: { type: 'decimal', unit: 'quantity', of: signedQuantity },
    },
  ];
}

function tradeColumns(): Column[] {
  return [
    {
      id: 'entryDate',
      header: 'Entry date',
      width: 104,
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
      width: 96,
      align: 'right',
      band: 'position',
      sortValue: (row) => numberOf(row.entryPrice),
      cell: (row) => <EntryPriceCell price={row.entryPrice} />,
      value: { type: 'decimal', unit: 'price', of: (row) => row.entryPrice },
    },
    {
      id: 'exitDate',
      header: 'Exit date',
      width: 104,
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
      width: 96,
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
  ];
}

function realizedColumn(closed: readonly ClosedPosition[], negative: NegativeStyle): Column {
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
  const reasonOf = (row: ClosedPosition) =>
    row.entryPrice === null ? 'entry price not known' : 'exit price not known';
  return {
    id: 'realized',
    header: 'Realized P&L',
    width: 132,
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
