import { useMemo, useState } from 'react';
import { parseOccSymbol } from '../../../src-shared/domain/occ-symbol';
import type { ClosedPosition } from '../../../src-shared/ipc/positions';
import { useNegativeStyle } from '../../appearance';
import { ownColumnState } from '../../components/data-grid/column-layout';
import { DataGrid } from '../../components/data-grid/data-grid';
import { rowNodes } from '../../components/data-grid/grid-tree';
import type { GridColumn, GridSorting } from '../../components/data-grid/grid-types';
import { ErrorLine } from '../../components/error-line';
import { LoadingBlocks } from '../../components/loading-blocks';
import { MissingNumber, NumberText } from '../../components/number-text';
import { TypeChip } from '../../components/type-chip';
import { useLoadingBlocks } from '../../components/use-delayed';
import { dateText } from '../../format/date-format';
import { sumDecimals } from '../../format/decimal-text';
import { counted, type NegativeStyle, pnlParts, priceParts, quantityParts, spokenOf } from '../../format/number-format';
import { positionTypes, signedQuantity, typeNames } from '../../format/position-words';
import { PageBar } from '../../frame/page-bar';
import { useIpcQuery } from '../../ipc/client';
import { EntryPriceCell, SymbolCell } from './position-cells';
import styles from './positions-page.module.css';
import { ViewSwitch } from './view-switch';

/** A closed position comes with its symbol alone; an OCC symbol says the rest. */
function contractOf(symbol: string) {
  const occ = parseOccSymbol(symbol);
  if (occ === null || !occ.ok) {
    return { underlyingSymbol: null, expirationDate: null, strikePrice: null, optionType: null };
  }
  const { root, expirationDate, strikePrice, optionType } = occ.value;
  return { underlyingSymbol: root, expirationDate, strikePrice, optionType };
}

function closedColumns(closed: readonly ClosedPosition[], negative: NegativeStyle): GridColumn<ClosedPosition>[] {
  const realized = sumDecimals(closed.filter((row) => row.currency === 'USD').map((row) => row.realizedPnl));
  return [
    {
      id: 'symbol',
      header: 'Symbol',
      width: 206,
      align: 'left',
      band: 'position',
      pinned: true,
      namesRow: true,
      sortValue: (row) => row.symbol,
      value: { type: 'text', of: (row) => row.symbol },
      cell: (row) => <SymbolCell position={{ ...row, ...contractOf(row.symbol) }} />,
    },
    {
      id: 'type',
      header: 'Type',
      width: 56,
      align: 'left',
      band: 'position',
      sortValue: (row) => positionTypes.indexOf(row.positionType),
      value: { type: 'text', of: (row) => row.positionType },
      cell: (row) => <TypeChip type={row.positionType} />,
      label: (row) => `${row.positionType}, ${typeNames[row.positionType].toLowerCase()}`,
    },
    {
      id: 'quantity',
      header: 'Qty',
      title: 'Quantity closed, short with a minus',
      width: 90,
      align: 'right',
      band: 'position',
      sortValue: (row) => Number(signedQuantity(row)),
      value: { type: 'decimal', unit: 'quantity', of: signedQuantity },
      cell: (row) => <NumberText parts={quantityParts(signedQuantity(row))} />,
      label: (row) => `Quantity ${spokenOf(quantityParts(signedQuantity(row)))}`,
    },
    {
      id: 'entryDate',
      header: 'Entry date',
      width: 100,
      align: 'right',
      band: 'position',
      sortValue: (row) => row.entryDate ?? undefined,
      value: { type: 'text', of: (row) => row.entryDate },
      cell: (row) =>
        row.entryDate === null ? <MissingNumber reason="entry date not known" /> : dateText(row.entryDate),
    },
    {
      id: 'entryPrice',
      header: 'Entry',
      title: 'Entry price',
      width: 90,
      align: 'right',
      band: 'position',
      sortValue: (row) => (row.entryPrice === null ? undefined : Number(row.entryPrice)),
      value: { type: 'decimal', unit: 'price', of: (row) => row.entryPrice },
      cell: (row) => <EntryPriceCell price={row.entryPrice} />,
    },
    {
      id: 'exitDate',
      header: 'Exit date',
      width: 100,
      align: 'right',
      band: 'position',
      sortValue: (row) => row.exitDate,
      value: { type: 'text', of: (row) => row.exitDate },
      cell: (row) => dateText(row.exitDate),
    },
    {
      id: 'exitPrice',
      header: 'Exit',
      title: 'Exit price',
      width: 90,
      align: 'right',
      band: 'position',
      sortValue: (row) => (row.exitPrice === null ? undefined : Number(row.exitPrice)),
      value: { type: 'decimal', unit: 'price', of: (row) => row.exitPrice },
      cell: (row) =>
        row.exitPrice === null ? (
          <MissingNumber reason="exit price not known" />
        ) : (
          <NumberText parts={priceParts(row.exitPrice)} dimDecimals />
        ),
    },
    {
      id: 'realized',
      header: 'Realized P&L',
      width: 120,
      align: 'right',
      band: 'usd',
      sortValue: (row) => (row.realizedPnl === null ? undefined : Number(row.realizedPnl)),
      value: { type: 'decimal', unit: 'USD', of: (row) => row.realizedPnl },
      cell: (row) =>
        row.realizedPnl === null ? (
          <MissingNumber reason={row.entryPrice === null ? 'entry price not known' : 'exit price not known'} />
        ) : (
          <NumberText parts={pnlParts(row.realizedPnl, negative)} tone="pnl" dimDecimals hanging />
        ),
      label: (row) =>
        row.realizedPnl === null
          ? 'Realized P&L missing'
          : `Realized P&L ${spokenOf(pnlParts(row.realizedPnl, negative))} ${row.currency}`,
      total:
        realized.units === null ? (
          <MissingNumber reason="nothing to add up" />
        ) : (
          <NumberText parts={pnlParts(realized.units, negative)} tone="pnl" dimDecimals hanging />
        ),
    },
  ];
}

export function ClosedPositions() {
  const negative = useNegativeStyle();
  const closed = useIpcQuery('positions.closed', {});
  const [sorting, setSorting] = useState<GridSorting>([{ id: 'exitDate', desc: true }]);
  const [columnState, setColumnState] = useState(ownColumnState);
  const blocks = useLoadingBlocks(closed.isPending);
  const rows = closed.data;
  const columns = useMemo(() => closedColumns(rows ?? [], negative), [rows, negative]);
  const nodes = useMemo(() => rowNodes(rows ?? [], (row) => row.id), [rows]);
  const known = rows?.filter((row) => row.realizedPnl !== null && row.currency === 'USD').length ?? 0;
  return (
    <>
      <PageBar title="Positions">
        <ViewSwitch />
      </PageBar>
      {closed.isError && (
        <div className={styles.error}>
          <ErrorLine message={`The closed positions could not be read. ${closed.error.message}`} />
        </div>
      )}
      {blocks && <LoadingBlocks rows={8} label="Reading the closed positions" />}
      {rows !== undefined && !blocks && (
        <div className={styles.content}>
          <DataGrid
            label="Closed positions"
            nodes={nodes}
            columns={columns}
            columnState={columnState}
            onColumnState={setColumnState}
            sorting={sorting}
            onSorting={setSorting}
            band={(band, first) => {
              if (band === 'usd') return 'USD';
              return first
                ? `${counted(rows.length, 'position')}${known < rows.length ? `, ${known} in P&L` : ''}`
                : null;
            }}
            totalLabel="Total"
            empty="Nothing is closed yet. Select an open position and press Close."
          />
        </div>
      )}
    </>
  );
}
