import { basename } from 'node:path';
import { counted } from '../../src-shared/domain/counted';
import { plainText } from '../../src-shared/domain/decimal';
import type { PriceFile } from '../../src-shared/ipc/market-data';
import type { CallError } from '../../src-shared/ipc/result';
import { type Flags, type Outcome, refused } from './command';
import { fileBytes } from './file-bytes';
import { number } from './output';
import type { Session } from './session';

/** As `import` does: a file with a problem is refused whole unless its good rows are asked for. */
export async function importPrices(session: Session, [path = '']: string[], flags: Flags): Promise<Outcome> {
  const file = { fileName: basename(path), bytes: await fileBytes(path) };
  const found = await session.call('market-data.importPrices', { ...file, write: false });
  const json = { kept: 0, ...priceFileJson(found) };
  const told = [...problemLines(found), ...found.warnings];
  const refusal = refusalOf(found, flags);
  if (refusal !== null) return refused(json, told.join('\n'), refusal);
  if (flags.dryRun) {
    return { json, text: [...told, `Dry run: would keep ${keptWords(found)} Nothing was written.`].join('\n') };
  }
  const kept = await session.call('market-data.importPrices', { ...file, write: true });
  const next = 'Snapshots that there are stay as they are; “run” makes those that are missing.';
  return {
    json: { kept: kept.rows, ...priceFileJson(kept) },
    text: [...told, `Kept ${keptWords(kept)}`, ...heldLines(kept), next].join('\n'),
  };
}

function refusalOf({ rows, problemCount }: PriceFile, { acceptGood }: Flags): CallError | null {
  if (rows === 0) return { code: 'INVALID_INPUT', message: 'No row of this file can be kept. Nothing was written.' };
  if (problemCount === 0 || acceptGood) return null;
  return {
    code: 'NEEDS_CONFIRMATION',
    message: `The file has ${counted(problemCount, 'problem')}. Nothing was written. Keep the good rows, or mend the others (--accept-good takes the good rows)`,
  };
}

function problemLines({ problems, problemCount }: PriceFile): string[] {
  const more = problemCount - problems.length;
  return [
    ...problems.map(({ row, column, message }) => {
      const place = row === null ? 'File' : `Row ${row}`;
      return `${column === null ? place : `${place}, ${column}`}: ${message}`;
    }),
    ...(more > 0 ? [`${counted(more, 'further problem')}.`] : []),
  ];
}

/** "4 prices of 2 symbols, 2026-11-19 to 2026-11-20: 2 new, 1 changed, 1 as before. 1 position follows." */
function keptWords({ rows, symbolCount, from, through, added, changed, unchanged, positions }: PriceFile): string {
  const range = from === through ? from : `${from} to ${through}`;
  const follows =
    positions === 0 ? 'no open position follows' : counted(positions, 'position follows', 'positions follow');
  return `${counted(rows, 'price')} of ${counted(symbolCount, 'symbol')}, ${range}: ${added} new, ${changed} changed, ${unchanged} as before; ${follows}.`;
}

function heldLines({ heldBack }: PriceFile): string[] {
  return [
    ...heldBack.map(({ symbol, date, close, previousClose, previousDate, split }) => {
      const like =
        split === null ? '' : `, which looks like a ${plainText(split.to)} for ${plainText(split.from)} split`;
      return `Held back: ${symbol} at ${plainText(close)} on ${date}, after ${plainText(previousClose)} on ${previousDate}${like}.`;
    }),
    ...(heldBack.length > 0 ? ['What is held back is not used before you decide on it in the window.'] : []),
  ];
}

function priceFileJson(file: PriceFile) {
  return {
    file_name: file.fileName,
    rows: file.rows,
    added: file.added,
    changed: file.changed,
    unchanged: file.unchanged,
    symbols: file.symbols,
    symbol_count: file.symbolCount,
    from: file.from,
    through: file.through,
    positions: file.positions,
    held_back: file.heldBack.map((held) => ({
      symbol: held.symbol,
      date: held.date,
      data_source: held.dataSource,
      close: number(held.close),
      previous_close: number(held.previousClose),
      previous_date: held.previousDate,
      ratio: held.ratio,
      reason: held.reason,
      split: held.split && { from: number(held.split.from), to: number(held.split.to) },
    })),
    problems: file.problems,
    problem_count: file.problemCount,
    warnings: file.warnings,
  };
}
