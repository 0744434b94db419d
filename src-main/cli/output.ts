import { mockGreeks } from '../../src-shared/domain/greeks';
import { positionFigures } from '../../src-shared/domain/valuation';
import type { ImportRow } from '../../src-shared/ipc/imports';
import type { Position } from '../../src-shared/ipc/positions';

/** Waits until the other end has taken everything: ending the process earlier cuts a pipe at 64 KiB. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Whoever reads may have had enough (`| head`): that is no failure of ours.
    const finish = (error?: NodeJS.ErrnoException | null) =>
      error && error.code !== 'EPIPE' ? reject(error) : resolve();
    process.stdout.once('error', finish);
    process.stdout.write(`${text}\n`, finish);
  });
}

/** A decimal as JSON has it; null is missing. */
export const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** The specification's column names. JSON numbers hold 15 digits: only an entry price of more than that loses its last ones. */
export function positionJson(position: Position, tagNames: ReadonlyMap<string, string>) {
  return {
    symbol: position.symbol,
    position_type: position.positionType,
    quantity: number(position.quantity),
    entry_price: number(position.entryPrice),
    entry_date: position.entryDate,
    underlying_symbol: position.underlyingSymbol,
    expiration_date: position.expirationDate,
    strike_price: number(position.strikePrice),
    option_type: position.optionType,
    last_price: number(position.lastPrice),
    last_price_date: position.lastPriceDate,
    last_price_source: position.lastPriceSource,
    market_value: number(position.marketValue),
    unrealized_pnl: number(position.unrealizedPnl),
    unrealized_pnl_pct: number(position.unrealizedPnlPct),
    daily_pnl: number(position.dayPnl),
    tags: position.tagIds.map((id) => tagNames.get(id) ?? id),
    greeks: position.greeks,
  };
}

/** A row that would be imported, as `positionJson` would show it afterwards; what its price is of is known only then. */
export function draftJson(draft: NonNullable<ImportRow['draft']>) {
  const holding = { ...draft, contractMultiplier: '100', currency: 'USD' };
  const { marketValue, unrealizedPnl, unrealizedPnlPct } = positionFigures(holding, null);
  return {
    symbol: draft.symbol,
    position_type: draft.positionType,
    quantity: number(draft.quantity),
    entry_price: number(draft.entryPrice),
    entry_date: draft.entryDate,
    underlying_symbol: draft.underlyingSymbol,
    expiration_date: draft.expirationDate,
    strike_price: number(draft.strikePrice),
    option_type: draft.optionType,
    last_price: number(draft.lastPrice),
    last_price_date: null,
    last_price_source: null,
    market_value: number(marketValue),
    unrealized_pnl: number(unrealizedPnl),
    unrealized_pnl_pct: number(unrealizedPnlPct),
    daily_pnl: null,
    tags: draft.tags.map((tag) => tag.name),
    greeks: mockGreeks(draft.positionType, draft.quantity, holding.contractMultiplier),
  };
}

/** What can differ between a lot as it is and as a file has it. */
export function entryJson(entry: ImportRow['before']) {
  return {
    quantity: number(entry?.quantity ?? null),
    entry_price: number(entry?.entryPrice ?? null),
    entry_date: entry?.entryDate ?? null,
  };
}

/** Columns for a terminal: text to the left, numbers to the right, a dash for what is missing. */
export function tableText(header: string[], rows: (string | number | null)[][]): string {
  const cells = [header, ...rows.map((row) => row.map((cell) => (cell === null ? '-' : String(cell))))];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isNumeric = header.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
