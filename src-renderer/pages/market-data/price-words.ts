import { counted, groupThousands } from '../../../src-shared/domain/counted';
import { plainText } from '../../../src-shared/domain/decimal';
import type { HeldPrice, PriceFile } from '../../../src-shared/ipc/market-data';
import { dateText } from '../../format/date-format';

/** "AAPL, MSFT and 3 more". */
export function symbolWords({ symbols, symbolCount }: Pick<PriceFile, 'symbols' | 'symbolCount'>): string {
  const named = symbols.slice(0, 4);
  const rest = symbolCount - named.length;
  return named.join(', ') + (rest > 0 ? ` and ${groupThousands(String(rest))} more` : '');
}

/** "3 Aug 2026 to 20 Nov 2026"; null for a file without a good row. */
export function rangeWords({ from, through }: Pick<PriceFile, 'from' | 'through'>): string | null {
  if (from === null || through === null) return null;
  return from === through ? dateText(from) : `${dateText(from)} to ${dateText(through)}`;
}

/** "looks like a 10 for 1 split"; "up 41%"; "100 times the close before". */
export function heldBackWords({ split, ratio }: Pick<HeldPrice, 'split' | 'ratio'>): string {
  if (split !== null) return `looks like a ${plainText(split.to)} for ${plainText(split.from)} split`;
  if (ratio >= 2) return `${groupThousands(String(Math.round(ratio)))} times the close before`;
  return `${ratio >= 1 ? 'up' : 'down'} ${Math.round(Math.abs(ratio - 1) * 100)}%`;
}

/** `× 100`, `× 0.1`: three digits say enough of a factor that nobody believes. */
export function factorWords(ratio: number): string {
  return `× ${Number(ratio.toPrecision(3))}`;
}

/** What came of a file: "Kept 250 prices of AAPL." */
export function keptWords(file: PriceFile): string {
  const kept = file.added + file.changed;
  if (kept === 0) return `Nothing of ${file.fileName} is new.`;
  const held = file.heldBack.length;
  return `Kept ${counted(kept, 'price')} of ${symbolWords(file)}.${held > 0 ? ` ${counted(held, 'close is', 'closes are')} held back.` : ''}`;
}
