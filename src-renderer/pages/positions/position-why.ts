import { symbolText } from '../../../src-shared/domain/contract-name';
import { BOOK_CURRENCY } from '../../../src-shared/domain/valuation';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import type { PortfolioSummary } from '../../../src-shared/ipc/portfolios';
import type { Position } from '../../../src-shared/ipc/positions';
import type { ExplainedInput, Explanation } from '../../components/why/explanation';
import { writtenFormula } from '../../components/why/written-formula';
import { dateText, momentText } from '../../format/date-format';
import {
  dollars,
  exactPriceParts,
  type Greek,
  greekParts,
  moneyParts,
  type NegativeStyle,
  type NumberParts,
  percentParts,
  pnlParts,
  quantityParts,
  textOf,
} from '../../format/number-format';
import { signedQuantity, sourceName } from '../../format/position-words';
import { type FigureName, priceDoubt, reasonOf } from './position-cells';
import { type ComputedFigure, figureFormula, flowSince, type PriceTrace } from './position-formulas';

/** What can be asked for its reason: figures that are computed, and those that came from a person, a file or a market. */
export type ExplainedFigure = ComputedFigure | 'quantity' | 'entryPrice' | 'last';

/** What a position's figures stand on, beside the position itself; null where it could not be read. */
export interface FigureSources {
  origin: OutputOf<'positions.origin'> | null;
  trace: PriceTrace | null;
  summary: PortfolioSummary | null;
  negative: NegativeStyle;
  /** A newer close waits for a decision. */
  held: boolean;
}

export const figureTitles: Record<ExplainedFigure, string> = {
  quantity: 'Quantity',
  entryPrice: 'Entry price',
  last: 'Last price',
  dayPnl: 'Day P&L',
  dayPnlPct: 'Day P&L %',
  costBasis: 'Cost',
  marketValue: 'Value',
  weight: 'Weight in NAV',
  unrealized: 'Unrealized P&L',
  unrealizedPct: 'Unrealized P&L %',
  delta: 'Delta',
  gamma: 'Gamma',
  theta: 'Theta',
  vega: 'Vega',
  rho: 'Rho',
};

/** The figure of a column; one that holds none asks for the value. */
export function figureOfColumn(columnId: string): ExplainedFigure {
  if (columnId === 'entryDate') return 'entryPrice';
  if (columnId === 'source') return 'last';
  return Object.hasOwn(figureTitles, columnId) ? (columnId as ExplainedFigure) : 'marketValue';
}

const greekNames: ReadonlySet<string> = new Set<Greek>(['delta', 'gamma', 'theta', 'vega', 'rho']);
const pnlFigures: ReadonlySet<string> = new Set(['dayPnl', 'dayPnlPct', 'unrealized', 'unrealizedPct']);

export const isGreek = (figure: ExplainedFigure): figure is Greek => greekNames.has(figure);

export const toneOf = (figure: ExplainedFigure) => (pnlFigures.has(figure) ? 'pnl' : 'plain');

/** As the column writes it, with the currency's sign where it is in dollars. */
export function writtenFigure(
  figure: ExplainedFigure,
  value: string | bigint | number,
  negative: NegativeStyle,
): NumberParts {
  if (typeof value === 'number') return greekParts(figure as Greek, value);
  switch (figure) {
    case 'dayPnl':
    case 'unrealized':
      return dollars(value, 2, negative, 'always');
    case 'dayPnlPct':
      return percentParts(value, 'day', negative);
    case 'unrealizedPct':
      return percentParts(value, 'pnl', negative);
    case 'weight':
      return percentParts(value, 'weight', negative);
    default:
      return dollars(value, 2, negative);
  }
}

const missingNames: Partial<Record<ExplainedFigure, FigureName>> = {
  dayPnl: 'dayPnl',
  dayPnlPct: 'dayPnlPct',
  costBasis: 'costBasis',
  marketValue: 'marketValue',
  weight: 'weightPct',
  unrealized: 'unrealizedPnl',
  unrealizedPct: 'unrealizedPnlPct',
};

function resultOf(position: Position, figure: ExplainedFigure, negative: NegativeStyle): NumberParts | null {
  if (isGreek(figure)) return greekParts(figure, position.greeks[figure]);
  if (figure === 'quantity') return quantityParts(signedQuantity(position));
  if (figure === 'last') return position.lastPrice === null ? null : exactPriceParts(position.lastPrice);
  if (figure === 'entryPrice') return position.entryPrice === null ? null : exactPriceParts(position.entryPrice);
  const value = position[missingNames[figure] ?? 'marketValue'];
  if (value === null) return null;
  const inDollars = position.currency === BOOK_CURRENCY;
  if (inDollars || figure.endsWith('Pct') || figure === 'weight') return writtenFigure(figure, value, negative);
  const parts = pnlFigures.has(figure) ? pnlParts(value, negative) : moneyParts(value, negative);
  return { ...parts, trail: `${parts.trail} ${position.currency}` };
}

function missingOf(position: Position, figure: ExplainedFigure): string {
  if (figure === 'last') return reasonOf(position, 'marketValue');
  if (figure === 'entryPrice') return 'entry price not known';
  return reasonOf(position, missingNames[figure] ?? 'marketValue');
}

/** Why a figure of a position is what it is: formula, inputs with source and date, and the run that wrote it. */
export function explainPosition(position: Position, figure: ExplainedFigure, sources: FigureSources): Explanation {
  const result = resultOf(position, figure, sources.negative);
  const computed = figure === 'quantity' || figure === 'entryPrice' || figure === 'last' ? null : figure;
  const made =
    computed === null
      ? null
      : figureFormula(position, computed, { nav: sources.summary?.totalValue ?? null, trace: sources.trace });
  return {
    title: figureTitles[figure],
    subject: symbolText(position),
    result,
    tone: toneOf(figure),
    mock: isGreek(figure) && position.greeks.source === 'mock',
    missing: result === null ? missingOf(position, figure) : null,
    formula:
      made === null
        ? null
        : {
            words: made.words,
            numbers: result === null || made.formula === null ? null : writtenFormula(made.formula),
          },
    inputs: inputsOf(position, figure, sources),
    footnote: footnoteOf(position, figure),
  };
}

function inputsOf(position: Position, figure: ExplainedFigure, sources: FigureSources): ExplainedInput[] {
  const quantity = quantityInput(position, sources);
  const entry = entryInput(position, sources);
  const price = priceInputs(position, sources);
  switch (figure) {
    case 'quantity':
      return [quantity];
    case 'entryPrice':
      return [entry];
    case 'last':
      return price;
    case 'costBasis':
      return [quantity, entry, ...multiplierInput(position)];
    case 'marketValue':
      return [quantity, ...price, ...multiplierInput(position)];
    case 'unrealized':
    case 'unrealizedPct':
      return [quantity, entry, ...price, ...multiplierInput(position)];
    case 'weight':
      return [valueInput(position, sources), ...navInputs(sources)];
    case 'dayPnl':
    case 'dayPnlPct':
      return [valueInput(position, sources), ...thenInputs(position, sources), ...price];
    default:
      return [quantity, ...greekInputs(position), ...multiplierInput(position)];
  }
}

const runNames = { market_data: 'Market data run', risk_calc: 'Risk run', snapshot: 'Snapshot run' } as const;

const notKnown = 'not known';

function originText({ origin }: FigureSources): string {
  if (origin === null) return 'entered by hand';
  return origin.row === null ? origin.fileName : `${origin.fileName}, row ${origin.row}`;
}

function quantityInput(position: Position, sources: FigureSources): ExplainedInput {
  const kind = position.optionType === null ? 'shares' : 'contracts';
  return {
    label: 'Quantity',
    value: `${textOf(quantityParts(signedQuantity(position)))} ${kind}`,
    note: originText(sources),
  };
}

function entryInput({ entryPrice, entryDate }: Position, sources: FigureSources): ExplainedInput {
  const date = entryDate === null ? 'date not known' : dateText(entryDate);
  return {
    label: 'Entry price',
    value: entryPrice === null ? notKnown : textOf(exactPriceParts(entryPrice)),
    note: `${date}, ${originText(sources)}`,
  };
}

function multiplierInput(position: Position): ExplainedInput[] {
  if (position.optionType === null) return [];
  return [
    { label: 'Multiplier', value: textOf(quantityParts(position.contractMultiplier)), note: 'shares a contract' },
  ];
}

/** The price in use, the bar that it is the close of, the underlying, and the run that put it there. */
export function priceInputs(
  position: Position,
  { trace, held }: Pick<FigureSources, 'trace' | 'held'>,
): ExplainedInput[] {
  const { lastPrice, lastPriceDate, lastPriceSource, underlyingPrice, optionType } = position;
  if (lastPrice === null) return [{ label: 'Last price', value: reasonOf(position, 'marketValue'), note: null }];
  const inputs: ExplainedInput[] = [
    {
      label: 'Last price',
      value: textOf(exactPriceParts(lastPrice)),
      note: [lastPriceDate === null ? null : dateText(lastPriceDate), priceDoubt(position, held)]
        .filter(Boolean)
        .join(', '),
    },
    {
      label: 'Source',
      value: lastPriceSource === null ? notKnown : sourceName(lastPriceSource),
      note: trace?.bar == null ? null : `stored ${momentText(trace.bar.storedAt)}`,
    },
  ];
  const bar = trace?.bar ?? null;
  const range = Object.entries({ open: bar?.open, high: bar?.high, low: bar?.low })
    .flatMap(([name, price]) => (price == null ? [] : `${name} ${textOf(exactPriceParts(price))}`))
    .join(', ');
  // Its close is the last price.
  if (range !== '') inputs.push({ label: 'Bar', value: range, note: null });
  if (optionType !== null && underlyingPrice !== null) {
    inputs.push({ label: 'Underlying', value: textOf(exactPriceParts(underlyingPrice)), note: null });
  }
  const run = trace?.run ?? null;
  if (run !== null)
    inputs.push({ label: 'Valued by', value: runNames[run.jobType], note: momentText(run.completedAt) });
  return inputs;
}

function valueInput(position: Position, { negative }: FigureSources): ExplainedInput {
  const { marketValue, lastPriceDate } = position;
  return {
    label: 'Value now',
    value: marketValue === null ? reasonOf(position, 'marketValue') : textOf(moneyParts(marketValue, negative)),
    note: lastPriceDate === null ? null : `price of ${dateText(lastPriceDate)}`,
  };
}

function navInputs({ summary, negative }: FigureSources): ExplainedInput[] {
  if (summary?.totalValue == null) return [{ label: 'NAV', value: notKnown, note: null }];
  const { totalValue, cashValue, netExposure } = summary;
  const written = (value: string | null) => (value === null ? 'none' : textOf(moneyParts(value, negative)));
  return [
    { label: 'NAV', value: written(totalValue), note: 'cash + net exposure' },
    { label: 'Cash', value: written(cashValue), note: cashValue === null ? 'no cash recorded' : null },
    { label: 'Net exposure', value: written(netExposure), note: null },
  ];
}

/** The snapshot that the day P&L counts from. */
function thenInputs(position: Position, { trace, negative }: FigureSources): ExplainedInput[] {
  const previous = trace?.previous ?? null;
  if (previous === null) {
    const missing = position.dayPnl === null ? reasonOf(position, 'dayPnl') : 'not held in the session before';
    return [{ label: 'Value then', value: missing, note: null }];
  }
  const flow = flowSince(position, trace);
  return [
    {
      label: 'Value then',
      value: previous.marketValue === null ? notKnown : textOf(moneyParts(previous.marketValue, negative)),
      note: `snapshot of ${dateText(previous.date)}`,
    },
    ...(previous.price === null
      ? []
      : [{ label: 'Price then', value: textOf(exactPriceParts(previous.price)), note: dateText(previous.date) }]),
    ...(flow === null || Number(flow) === 0
      ? []
      : [{ label: 'Came in since', value: textOf(pnlParts(flow, negative)), note: 'bought less sold and paid out' }]),
  ];
}

function greekInputs({ greeks, optionType, underlyingPrice }: Position): ExplainedInput[] {
  const source =
    greeks.source === 'mock' ? 'mock: the table of the specification' : 'the pricing model, from the day\u2019s inputs';
  const spot =
    optionType === null || underlyingPrice === null
      ? []
      : [{ label: 'Underlying', value: textOf(exactPriceParts(underlyingPrice)), note: null }];
  return [{ label: 'Source', value: source, note: null }, ...spot];
}

function footnoteOf(position: Position, figure: ExplainedFigure): string | null {
  if (isGreek(figure)) return 'Lots of 100 shares.';
  if (position.toSettle) return 'Expired: close it, or delete it.';
  if (position.currency !== BOOK_CURRENCY) return `In ${position.currency}: not in the totals.`;
  return null;
}
