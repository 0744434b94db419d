import { counted } from '../../src-shared/domain/counted';
import { numberIn, sumOf } from '../../src-shared/domain/formula';
import type { PortfolioSummary } from '../../src-shared/ipc/portfolios';
import type { Position } from '../../src-shared/ipc/positions';
import type { ExplainedInput, Explanation } from '../components/why/explanation';
import { writtenFormula } from '../components/why/written-formula';
import { dateText } from '../format/date-format';
import { sumDecimals, toDecimalText, unitsOf } from '../format/decimal-text';
import {
  dollars,
  type Greek,
  greekParts,
  moneyParts,
  type NegativeStyle,
  percentParts,
  pnlParts,
  textOf,
} from '../format/number-format';
import { reasonWords } from '../format/position-words';
import { explainSum, sumParts } from '../pages/positions/sum-why';
import { priceDates, priceSources } from './book-words';

/** The figures of the header that can be asked. */
export type BookFigure = 'nav' | 'dayPnl' | 'unrealized' | 'net' | Greek;

const subject = 'of the book';

/** Why a figure of the whole book is what it is. */
export function explainBook(
  figure: BookFigure,
  summary: PortfolioSummary,
  positions: readonly Position[],
  negative: NegativeStyle,
): Explanation {
  switch (figure) {
    case 'nav':
      return explainNav(summary, negative);
    case 'net':
      return explainNet(summary, negative);
    case 'dayPnl':
      return explainDay(summary, positions, negative);
    case 'unrealized': {
      const { unrealizedPnl } = summary;
      const result = unrealizedPnl === null ? null : dollars(unrealizedPnl, 2, negative, 'always');
      return explainSum(subject, positions, 'unrealized', result, negative);
    }
    default: {
      const { greeks } = summary;
      const result = greeks === null ? null : greekParts(figure, greeks[figure]);
      return explainSum(subject, positions, figure, result, negative);
    }
  }
}

/** What the sums leave out, and why: "Left out: CAT, no price." */
function leftOut({ excluded, excludedCount }: PortfolioSummary): string | null {
  const named = excluded
    .filter(({ reason }) => reason !== 'NO_ENTRY_PRICE' && reason !== 'ZERO_COST')
    .slice(0, 5)
    .map(({ symbol, reason }) => `${symbol}, ${reasonWords[reason]}`);
  if (named.length === 0) return null;
  const rest = excludedCount - named.length;
  return `Left out: ${named.join('; ')}${rest > 0 && excludedCount > excluded.length ? `; and ${rest} more` : ''}.`;
}

function priceInput({ prices, staleCount }: PortfolioSummary): ExplainedInput {
  return {
    label: 'Prices',
    value: priceDates(prices) ?? 'none yet',
    note: [priceSources(prices.sources), staleCount > 0 ? `${staleCount} stale` : null].filter(Boolean).join(', '),
  };
}

function moneyInput(label: string, value: string | null, note: string | null, negative: NegativeStyle): ExplainedInput {
  return { label, value: value === null ? 'none' : textOf(moneyParts(value, negative)), note };
}

function explainNav(summary: PortfolioSummary, negative: NegativeStyle): Explanation {
  const { totalValue, cashValue, longValue, shortValue, netExposure, valuedCount } = summary;
  const parts = [cashValue, netExposure].flatMap((value) => (value === null ? [] : numberIn(value, 'money')));
  return {
    title: 'NAV',
    subject,
    result: totalValue === null ? null : dollars(totalValue, 2, negative),
    tone: 'plain',
    mock: false,
    missing: totalValue === null ? 'no position has a price, and no cash is recorded' : null,
    formula: {
      words: 'Cash + net exposure',
      numbers: totalValue === null ? null : writtenFormula(sumOf(...parts)),
    },
    inputs: [
      moneyInput('Cash', cashValue, cashValue === null ? 'no cash recorded' : 'sum of the cash movements', negative),
      moneyInput('Net exposure', netExposure, counted(valuedCount, 'position'), negative),
      moneyInput('Long', longValue, null, negative),
      moneyInput('Short', shortValue, null, negative),
      priceInput(summary),
    ],
    footnote: leftOut(summary),
  };
}

function explainNet(summary: PortfolioSummary, negative: NegativeStyle): Explanation {
  const { longValue, shortValue, netExposure, valuedCount } = summary;
  const known = longValue !== null && shortValue !== null;
  return {
    title: 'Net exposure',
    subject,
    result: netExposure === null ? null : dollars(netExposure, 2, negative),
    tone: 'plain',
    mock: false,
    missing: netExposure === null ? 'no position has a price' : null,
    formula: {
      words: 'Long + short',
      numbers: known ? writtenFormula(sumOf(numberIn(longValue, 'money'), numberIn(shortValue, 'money'))) : null,
    },
    inputs: [
      moneyInput('Long', longValue, counted(valuedCount, 'position'), negative),
      moneyInput('Short', shortValue, 'what is owed, below zero', negative),
      priceInput(summary),
    ],
    footnote: leftOut(summary),
  };
}

function explainDay(summary: PortfolioSummary, positions: readonly Position[], negative: NegativeStyle): Explanation {
  const { dayPnl, dayPnlPct, daySession, previousSession } = summary;
  const result = dayPnl === null ? null : dollars(dayPnl, 2, negative, 'always');
  const further: ExplainedInput[] = [];
  if (dayPnl !== null) {
    const held = sumDecimals(sumParts(positions, 'dayPnl').parts.map(({ value }) => value)).units ?? 0n;
    const left = toDecimalText(unitsOf(dayPnl) - held, 2);
    if (Number(left) !== 0) {
      further.push({
        label: 'Not held now',
        value: textOf(pnlParts(left, negative)),
        note: 'closed since then',
      });
    }
  }
  if (previousSession !== null) {
    further.push({ label: 'Counts from', value: dateText(previousSession), note: 'snapshot' });
  }
  if (dayPnlPct !== null) {
    further.push({
      label: 'In percent',
      value: textOf(percentParts(dayPnlPct, 'day', negative)),
      note: 'of the NAV then',
    });
  }
  const base = explainSum(`${subject}, ${dateText(daySession)}`, positions, 'dayPnl', result, negative, further);
  if (result === null) return { ...base, missing: dayMissing(summary), formula: null, footnote: null };
  return base;
}

/** Why the book has no day P&L. */
export function dayMissing({ positionCount, previousSession, daySession }: PortfolioSummary): string {
  if (positionCount === 0) return 'no positions yet';
  if (previousSession === null) return 'needs a snapshot of the session before, and there is none';
  return `no position has a price of ${dateText(daySession)} yet`;
}
