import type { PortfolioSummary } from '../../src-shared/ipc/portfolios';
import { dateText, dayMonthText } from '../format/date-format';
import { wholeNumber } from '../format/number-format';
import { sourceName } from '../format/position-words';

/** What leaves a position out of the value, as "without CAT" or "without 3"; null when nothing is. */
export function excludedWords(
  summary: Pick<PortfolioSummary, 'excluded' | 'excludedCount' | 'valuedCount' | 'positionCount'>,
): string | null {
  const missing = summary.positionCount - summary.valuedCount;
  if (missing <= 0) return null;
  const named = summary.excluded.filter((row) => row.reason !== 'NO_ENTRY_PRICE' && row.reason !== 'ZERO_COST');
  const [first] = named;
  return missing === 1 && first !== undefined ? `without ${first.symbol}` : `without ${wholeNumber(missing)}`;
}

/** `20 Nov 2026`, or `18 to 20 Nov 2026` when prices are of several days. */
export function priceDates(prices: PortfolioSummary['prices']): string | null {
  const { oldest, newest } = prices;
  if (newest === null) return null;
  if (oldest === null || oldest === newest) return dateText(newest);
  return `${dayMonthText(oldest)} to ${dayMonthText(newest)}`;
}

export function priceSources(sources: readonly string[]): string | null {
  return sources.length === 0 ? null : sources.map(sourceName).join(', ');
}
