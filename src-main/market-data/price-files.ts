import type { FileProblem } from '../../src-shared/domain/csv/file-problem';
import { type PriceRow, readPriceFile } from '../../src-shared/domain/csv/price-file';
import { marketSources } from '../../src-shared/domain/price-in-use';
import { type HeldPrices, heldBack } from '../../src-shared/domain/price-outliers';
import type { Queryable } from '../db/queryable';
import { listActions } from '../db/repositories/corporate-actions';
import { closeKey, closesBefore, type DailyBar, findCloses } from '../db/repositories/market-data';

/** Files of prices are real ones: demos do not read them. */
export const FILE_SOURCES = marketSources(false);

/** A file of prices beside what is stored, ready to be written. */
export interface PreparedPrices {
  rows: PriceRow[];
  bars: DailyBar[];
  held: HeldPrices<PriceRow>[];
  /** Against what is stored. */
  added: number;
  changed: number;
  unchanged: number;
  problems: FileProblem[];
  warnings: FileProblem[];
}

/**
 * Reads a file of daily prices and says what it would change. A close that looks like a split or a wrong unit is held
 * back; one that was decided on before and is the same is not asked about again.
 *
 * @param lastSession - prices of later days are refused: their session has not ended
 */
export async function preparePrices(
  db: Queryable,
  fileName: string,
  bytes: Uint8Array,
  lastSession: string,
): Promise<PreparedPrices> {
  const { rows, problems, warnings } = readPriceFile(fileName, bytes, lastSession);
  const first = new Map<string, string>();
  for (const { symbol, date } of rows) {
    const earliest = first.get(symbol);
    if (earliest === undefined || date < earliest) first.set(symbol, date);
  }
  const symbols = [...first.keys()];
  const stored = await findCloses(db, 'csv', rows);
  const before = await closesBefore(
    db,
    FILE_SOURCES,
    [...first].map(([symbol, date]) => ({ symbol, date })),
  );
  const { splits } = await listActions(db, FILE_SOURCES, symbols, '1993-01-01', '9999-12-31');
  const isSame = (row: PriceRow) => Number(stored.get(closeKey(row))?.close) === Number(row.close);
  const isDecided = (row: PriceRow) => isSame(row) && stored.get(closeKey(row))?.holdStatus !== 'held';
  const held = heldBack(rows, before, splits).held.filter(({ held }) => !isDecided(held));
  const waiting = new Set(held.flatMap(({ held, followers }) => [held, ...followers]));
  const changed = rows.filter((row) => stored.has(closeKey(row)) && !isSame(row)).length;
  return {
    rows,
    bars: rows.map((row) => barOf(row, waiting.has(row))),
    held,
    added: rows.length - stored.size,
    changed,
    unchanged: stored.size - changed,
    problems,
    warnings,
  };
}

function barOf({ symbol, date, open, high, low, close, volume }: PriceRow, isHeld: boolean): DailyBar {
  return { symbol, date, open, high, low, close, volume, sector: null, industry: null, source: 'csv', isHeld };
}

/** "Row 12, Date: …" */
export function problemText({ row, column, message }: FileProblem): string {
  const place = [row === null ? [] : `row ${row}`, column ?? []].flat().join(', ');
  return place === '' ? message : `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${message}`;
}
