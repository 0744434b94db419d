import { symbolText } from '../../../src-shared/domain/contract-name';
import { counted } from '../../../src-shared/domain/counted';
import { numberIn, percentIn, sumOf } from '../../../src-shared/domain/formula';
import { BOOK_CURRENCY } from '../../../src-shared/domain/valuation';
import type { Position } from '../../../src-shared/ipc/positions';
import type { ExplainedInput, Explanation } from '../../components/why/explanation';
import { writtenFormula } from '../../components/why/written-formula';
import { sumDecimals, toDecimalText } from '../../format/decimal-text';
import {
  decimalParts,
  exactPriceParts,
  type Greek,
  greekParts,
  moneyParts,
  type NegativeStyle,
  type NumberParts,
  pnlParts,
  textOf,
} from '../../format/number-format';
import { type PositionGroup, spotOf } from './position-groups';
import type { PositionTotals } from './position-totals';
import { type ExplainedFigure, figureTitles, isGreek, priceInputs, toneOf, writtenFigure } from './position-why';

/** A part of a sum: one position's figure. */
interface SumPart {
  position: Position;
  value: string;
}

const summedFields: Record<'marketValue' | 'costBasis' | 'unrealized' | 'dayPnl' | 'weight', keyof Position> = {
  marketValue: 'marketValue',
  costBasis: 'costBasis',
  unrealized: 'unrealizedPnl',
  dayPnl: 'dayPnl',
  weight: 'weightPct',
};
export type SummedFigure = keyof typeof summedFields | Greek;

/** More than these are in the table. */
const listedParts = 8;

/** What each position brings to a sum, the largest first, and which bring nothing. Other currencies are in no sum of money. */
export function sumParts(
  positions: readonly Position[],
  figure: SummedFigure,
): { parts: SumPart[]; without: readonly Position[] } {
  const parts: SumPart[] = [];
  const without: Position[] = [];
  for (const position of positions) {
    const raw = isGreek(figure) ? position.greeks[figure].toFixed(6) : position[summedFields[figure]];
    const counts = isGreek(figure) || position.currency === BOOK_CURRENCY;
    if (typeof raw === 'string' && counts) parts.push({ position, value: raw });
    else without.push(position);
  }
  parts.sort((a, b) => Math.abs(Number(b.value)) - Math.abs(Number(a.value)));
  return { parts, without };
}

/** Why a sum is what it is; `result` is the sum as it stands on the screen. */
export function explainSum(
  subject: string,
  positions: readonly Position[],
  figure: SummedFigure,
  result: NumberParts | null,
  negative: NegativeStyle,
  /** What is in the sum besides the positions. */
  further: readonly ExplainedInput[] = [],
): Explanation {
  const { parts, without } = sumParts(positions, figure);
  const shape = { places: 4, sign: 'negative', negative } as const;
  const written = (value: string) =>
    isGreek(figure)
      ? textOf(greekParts(figure, Number(value)))
      : figure === 'weight'
        ? textOf(decimalParts(value, { ...shape, suffix: '%' }))
        : textOf(toneOf(figure) === 'pnl' ? pnlParts(value, negative) : moneyParts(value, negative));
  const sum = sumOf(...parts.map(({ value }) => numberIn(value, isGreek(figure) ? 'factor' : 'money')));
  const rest = parts.length - listedParts;
  const missing = without.slice(0, listedParts).map((position) => symbolText(position));
  return {
    title: figureTitles[figure],
    subject,
    result,
    tone: toneOf(figure),
    mock: isGreek(figure) && positions.some(({ greeks }) => greeks.source === 'mock'),
    missing: result === null ? 'nothing to add up' : null,
    formula: {
      words: `Sum of ${counted(parts.length, 'position')}`,
      numbers: parts.length === 0 || parts.length > listedParts || figure === 'weight' ? null : writtenFormula(sum),
    },
    inputs: [
      ...parts.slice(0, listedParts).map(({ position, value }) => ({
        label: symbolText(position),
        value: written(value),
        note: null,
      })),
      ...(rest > 0 ? [{ label: 'and', value: counted(rest, 'more', 'more'), note: null }] : []),
      ...further,
    ],
    footnote:
      without.length === 0
        ? isGreek(figure)
          ? 'Lots of 100 shares.'
          : null
        : `Left out: ${missing.join(', ')}${without.length > missing.length ? ` and ${without.length - missing.length} more` : ''}.`,
  };
}

/** Where a sum of the table stands among its totals. */
const totalOf: Record<Exclude<SummedFigure, Greek>, (totals: PositionTotals) => bigint | null> = {
  marketValue: (totals) => totals.net,
  costBasis: (totals) => totals.cost,
  unrealized: (totals) => totals.unrealized,
  dayPnl: (totals) => totals.day,
  weight: (totals) => totals.weight,
};

/** Why a sum in a group's row or in the total is what it is. What groups have no sum of asks for the value. */
export function explainTotal(
  subject: string,
  positions: readonly Position[],
  totals: PositionTotals,
  asked: ExplainedFigure,
  negative: NegativeStyle,
): Explanation {
  if (asked === 'unrealizedPct') return explainTotalPct(subject, positions, totals, negative);
  const figure = asked === 'dayPnlPct' ? 'dayPnl' : isSummed(asked) ? asked : 'marketValue';
  const value = isGreek(figure) ? (totals.greeks?.[figure] ?? null) : totalOf[figure](totals);
  const result = value === null ? null : writtenFigure(figure, value, negative);
  return explainSum(subject, positions, figure, result, negative);
}

function isSummed(figure: ExplainedFigure): figure is SummedFigure {
  return isGreek(figure) || Object.hasOwn(totalOf, figure);
}

/** P&L over what was paid for the positions that have a P&L, longs and shorts alike. */
function explainTotalPct(
  subject: string,
  positions: readonly Position[],
  totals: PositionTotals,
  negative: NegativeStyle,
): Explanation {
  const { unrealized, unrealizedPct } = totals;
  const base = explainSum(subject, positions, 'unrealized', null, negative);
  const paid = paidFor(positions);
  const [part, whole] = [unrealized, paid].map((value) => (value === null ? null : toDecimalText(value, 2)));
  const known = part != null && whole != null && unrealizedPct !== null;
  return {
    ...base,
    title: figureTitles.unrealizedPct,
    result: unrealizedPct === null ? null : writtenFigure('unrealizedPct', unrealizedPct, negative),
    missing: unrealizedPct === null ? 'nothing to measure by' : null,
    formula: {
      words: 'P&L ÷ size of the cost, in percent',
      numbers: known ? writtenFormula(percentIn(numberIn(part, 'money'), numberIn(whole, 'money'))) : null,
    },
    inputs: known
      ? [
          { label: 'P&L', value: textOf(pnlParts(part, negative)), note: counted(totals.withPnl, 'position') },
          { label: 'Cost', value: textOf(moneyParts(whole, negative)), note: 'longs and shorts alike' },
        ]
      : [],
  };
}

/** The size of the cost of the positions that have a P&L. */
export function paidFor(positions: readonly Position[]): bigint | null {
  const costs = positions.flatMap(({ currency, unrealizedPnl, costBasis }) =>
    currency === BOOK_CURRENCY && unrealizedPnl !== null && costBasis !== null ? costBasis.replace('-', '') : [],
  );
  return sumDecimals(costs).units;
}

/** The price that stands in the row of an underlying's group. */
export function explainSpot(group: PositionGroup<Position>): Explanation {
  const spot = spotOf(group);
  const stock = group.positions.find((position) => position.underlyingSymbol === null && position.lastPrice === spot);
  return {
    title: 'Spot',
    subject: group.name ?? '',
    result: spot === null ? null : exactPriceParts(spot),
    tone: 'plain',
    mock: false,
    missing: spot === null ? 'the underlying has no price' : null,
    formula: null,
    inputs: stock === undefined ? [] : priceInputs(stock, { trace: null, held: false }),
    footnote: spot === null || stock !== undefined ? null : 'What the options here are on, at its last close.',
  };
}
