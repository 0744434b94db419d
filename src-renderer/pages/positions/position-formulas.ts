import {
  type ExactFormula,
  type Formula,
  negatedText,
  numberIn,
  percentIn,
  productOf,
  sumOf,
} from '../../../src-shared/domain/formula';
import { MOCK_GREEKS } from '../../../src-shared/domain/greeks';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import type { Position } from '../../../src-shared/ipc/positions';
import { toDecimalText, unitsOf } from '../../format/decimal-text';
import type { Greek } from '../../format/number-format';
import { isShort, signedQuantity } from '../../format/position-words';

export type PriceTrace = OutputOf<'market-data.trace'>;

/** What of a position is computed. */
export type ComputedFigure =
  | 'marketValue'
  | 'costBasis'
  | 'unrealized'
  | 'unrealizedPct'
  | 'weight'
  | 'dayPnl'
  | 'dayPnlPct'
  | Greek;

/** How a figure is made, and the decimals that it is kept with. */
export interface FigureFormula {
  words: string;
  /** Null as long as something in it is not known. */
  formula: Formula | null;
  places: number;
}

/** Signed quantity × price, and for an option × its multiplier. */
function worthAt(position: Position, price: ExactFormula): Formula {
  const quantity = numberIn(signedQuantity(position), 'quantity');
  if (position.optionType === null) return productOf(quantity, price);
  return productOf(quantity, price, numberIn(position.contractMultiplier, 'factor'));
}

const multiplierWords = (position: Position) => (position.optionType === null ? '' : ' × multiplier');

function difference(to: string, from: string, unit: 'price' | 'money') {
  return sumOf(numberIn(to, unit), numberIn(negatedText(from), unit));
}

/** What came into the position since, and is no profit: bought less sold and paid out. `null` where it is not known. */
export function flowSince(position: Position, trace: PriceTrace | null): string | null {
  const { marketValue, dayPnl } = position;
  if (marketValue === null || dayPnl === null || trace === null) return null;
  const then = trace.previous?.marketValue ?? '0';
  return toDecimalText(unitsOf(marketValue) - unitsOf(then) - unitsOf(dayPnl), 2);
}

/**
 * The formula of a figure. Done with `formulaResult` it comes to the figure itself, to the last decimal. The weight needs
 * the book's `nav`, the day's figures need the trace of the price.
 */
export function figureFormula(
  position: Position,
  figure: ComputedFigure,
  { nav, trace }: { nav: string | null; trace: PriceTrace | null },
): FigureFormula {
  const { lastPrice, entryPrice, marketValue, dayPnl } = position;
  switch (figure) {
    case 'marketValue':
      return {
        words: `Quantity × last price${multiplierWords(position)}`,
        formula: lastPrice === null ? null : worthAt(position, numberIn(lastPrice, 'price')),
        places: 2,
      };
    case 'costBasis':
      return {
        words: `Quantity × entry price${multiplierWords(position)}`,
        formula: entryPrice === null ? null : worthAt(position, numberIn(entryPrice, 'price')),
        places: 2,
      };
    case 'unrealized':
      return {
        words: `Quantity × (last price − entry price)${multiplierWords(position)}`,
        formula:
          lastPrice === null || entryPrice === null
            ? null
            : worthAt(position, difference(lastPrice, entryPrice, 'price')),
        places: 2,
      };
    case 'unrealizedPct': {
      const short = isShort(position.positionType);
      const known = lastPrice !== null && entryPrice !== null && unitsOf(entryPrice) !== 0n;
      return {
        words: `${short ? '(Entry price − last price)' : '(Last price − entry price)'} ÷ entry price, in percent`,
        formula: known
          ? percentIn(
              short ? difference(entryPrice, lastPrice, 'price') : difference(lastPrice, entryPrice, 'price'),
              numberIn(entryPrice, 'price'),
            )
          : null,
        places: 4,
      };
    }
    case 'weight':
      return {
        words: 'Value ÷ NAV, in percent',
        formula:
          marketValue === null || nav === null || unitsOf(nav) <= 0n
            ? null
            : percentIn(numberIn(marketValue, 'money'), numberIn(nav, 'money')),
        places: 4,
      };
    case 'dayPnl':
      return dayPnlFormula(position, trace);
    case 'dayPnlPct': {
      const then = trace?.previous?.marketValue ?? null;
      return {
        words: 'Day P&L ÷ size of the value then, in percent',
        formula:
          dayPnl === null || then === null || unitsOf(then) === 0n
            ? null
            : percentIn(numberIn(dayPnl, 'money'), numberIn(then.replace('-', ''), 'money')),
        places: 4,
      };
    }
    default:
      return greekFormula(position, figure);
  }
}

function dayPnlFormula(position: Position, trace: PriceTrace | null): FigureFormula {
  const { marketValue } = position;
  const flow = flowSince(position, trace);
  const then = trace?.previous?.marketValue ?? null;
  if (marketValue === null || flow === null) return { words: 'Value now − value then', formula: null, places: 2 };
  const moved = unitsOf(flow) !== 0n;
  const parts = [
    numberIn(marketValue, 'money'),
    ...(then === null ? [] : [numberIn(negatedText(then), 'money')]),
    ...(moved ? [numberIn(negatedText(flow), 'money')] : []),
  ];
  const words = ['Value now', ...(then === null ? [] : ['value then']), ...(moved ? ['what came in since'] : [])];
  return { words: words.join(' − '), formula: sumOf(...parts), places: 2 };
}

/** The specification's placeholders alone are a formula; a model's Greeks are its own. */
function greekFormula(position: Position, greek: Greek): FigureFormula {
  const option = position.optionType !== null;
  if (position.greeks.source !== 'mock') {
    return { words: option ? 'The pricing model, in lots of 100 shares' : 'Shares ÷ 100', formula: null, places: 4 };
  }
  const quantity = numberIn(position.quantity, 'quantity');
  const perLot = numberIn(String(MOCK_GREEKS[position.positionType][greek]), 'factor');
  const hundredth = numberIn('0.01', 'factor');
  return {
    words: option
      ? `Contracts × multiplier × 0.01 × ${greek} of ${position.positionType} in the table`
      : `Shares × 0.01 × ${greek} of ${position.positionType} in the table`,
    formula: option
      ? productOf(quantity, numberIn(position.contractMultiplier, 'factor'), hundredth, perLot)
      : productOf(quantity, hundredth, perLot),
    places: 4,
  };
}
