import type { Snapshot } from '../../../src-shared/ipc/snapshots';
import { sumDecimals, unitsOf } from '../../format/decimal-text';
import {
  decimalParts,
  moneyParts,
  type NegativeStyle,
  type NumberParts,
  percentParts,
  pnlParts,
} from '../../format/number-format';

export interface ComparedFigure {
  label: string;
  /** Earlier, later, later less earlier; null is missing. */
  first: NumberParts | null;
  second: NumberParts | null;
  change: NumberParts | null;
  tone: 'plain' | 'pnl';
  /** Mock Greeks on either side. */
  mock: boolean;
  /** Why one is missing. */
  missing: string;
}

type Kind = 'money' | 'pnl' | 'pnl percent' | 'ratio' | 'fraction' | 'greek' | 'gamma';

interface Row {
  label: string;
  of: (snapshot: Snapshot) => string | null;
  kind: Kind;
  missing: string;
}

const riskMissing = 'risk metrics are not computed yet';
const firstMissing = 'the first snapshot has none before it';
const greeksMissing = 'no Greeks were stored';

const rows: readonly Row[] = [
  { label: 'NAV', of: (day) => day.totalValue, kind: 'money', missing: '' },
  { label: 'Cash', of: (day) => day.cashValue, kind: 'money', missing: 'no cash was recorded' },
  { label: 'Long', of: (day) => day.longValue, kind: 'money', missing: '' },
  { label: 'Short', of: (day) => day.shortValue, kind: 'money', missing: '' },
  { label: 'Gross', of: (day) => day.grossExposure, kind: 'money', missing: '' },
  { label: 'Net', of: (day) => day.netExposure, kind: 'money', missing: '' },
  { label: 'Day P&L', of: (day) => day.dailyPnl, kind: 'pnl', missing: firstMissing },
  { label: 'Day P&L %', of: (day) => day.dailyPnlPct, kind: 'pnl percent', missing: firstMissing },
  { label: 'Cumulative P&L', of: (day) => day.cumulativePnl, kind: 'pnl', missing: firstMissing },
  { label: 'Beta', of: (day) => day.portfolioBeta, kind: 'ratio', missing: riskMissing },
  { label: 'Volatility, annual', of: (day) => day.portfolioVolatility, kind: 'fraction', missing: riskMissing },
  { label: 'Sharpe', of: (day) => day.sharpeRatio, kind: 'ratio', missing: riskMissing },
  { label: 'Max drawdown', of: (day) => day.maxDrawdown, kind: 'fraction', missing: riskMissing },
  { label: 'Delta, lots', of: (day) => day.totalDelta, kind: 'greek', missing: greeksMissing },
  { label: 'Gamma, lots', of: (day) => day.totalGamma, kind: 'gamma', missing: greeksMissing },
  { label: 'Theta, lots', of: (day) => day.totalTheta, kind: 'greek', missing: greeksMissing },
  { label: 'Vega, lots', of: (day) => day.totalVega, kind: 'greek', missing: greeksMissing },
];

/** Percentages differ by points. */
function points(units: bigint, negative: NegativeStyle): NumberParts {
  return decimalParts(units, { places: 2, sign: 'always', negative, suffix: ' pt' });
}

function partsOf(kind: Kind, units: bigint, negative: NegativeStyle, change: boolean): NumberParts {
  const sign = change ? 'always' : 'negative';
  switch (kind) {
    case 'money':
      return change ? pnlParts(units, negative) : moneyParts(units, negative);
    case 'pnl':
      return pnlParts(units, negative);
    case 'pnl percent':
      return change ? points(units, negative) : percentParts(units, 'day', negative);
    case 'fraction':
      return change
        ? points(units * 100n, negative)
        : decimalParts(units * 100n, { places: 2, sign, negative, suffix: '%' });
    case 'gamma':
      return decimalParts(units, { places: 3, sign, negative: 'minus' });
    default:
      return decimalParts(units, { places: 2, sign, negative: 'minus' });
  }
}

/** Two snapshots side by side. @param first the earlier one */
export function comparedFigures(first: Snapshot, second: Snapshot, negative: NegativeStyle): ComparedFigure[] {
  const isMock = [first, second].some(({ greeksSource }) => greeksSource === 'mock');
  return rows.map(({ label, of, kind, missing }) => {
    const mock = isMock && (kind === 'greek' || kind === 'gamma');
    const [a, b] = [of(first), of(second)].map((text) => (text === null ? null : unitsOf(text)));
    const parts = (units: bigint | null | undefined) => (units == null ? null : partsOf(kind, units, negative, false));
    const isPnl = kind === 'pnl' || kind === 'pnl percent';
    return {
      label: mock ? label.replace(', ', ', mock ') : label,
      first: parts(a),
      second: parts(b),
      change: a == null || b == null ? null : partsOf(kind, b - a, negative, true),
      tone: isPnl ? 'pnl' : 'plain',
      mock,
      missing,
    };
  });
}

/** What moved NAV from one session to a later one, in units of `unitsOf`. */
export interface NavChange {
  change: bigint;
  pnl: bigint;
  flows: bigint;
  /** What P&L and flows leave over: 0 when it adds up, as it has to. */
  rest: bigint;
}

/**
 * NAV change = P&L + flows over the sessions after `first` up to `second`. From 1,000.00 to 1,012.00 with P&L of 15.00
 * and −8.00 and a deposit of 5.00: change 12.00 = 7.00 + 5.00. Null where a session in between has no P&L or flow.
 * @param snapshots oldest first
 */
export function navChange(snapshots: readonly Snapshot[], first: Snapshot, second: Snapshot): NavChange | null {
  const between = snapshots.filter(
    ({ snapshotDate }) => snapshotDate > first.snapshotDate && snapshotDate <= second.snapshotDate,
  );
  const pnl = sumDecimals(between.map(({ dailyPnl }) => dailyPnl));
  const flows = sumDecimals(between.map(({ netFlow }) => netFlow));
  if (pnl.units === null || flows.units === null || pnl.missing > 0 || flows.missing > 0) return null;
  const change = unitsOf(second.totalValue) - unitsOf(first.totalValue);
  return { change, pnl: pnl.units, flows: flows.units, rest: change - pnl.units - flows.units };
}

/** The two days that are held against each other, the earlier first; null with fewer than two snapshots. */
export function comparedDays(
  snapshots: readonly Snapshot[],
  chosen: string | null,
  compared: string | null,
): [Snapshot, Snapshot] | null {
  const find = (date: string | null) => snapshots.find(({ snapshotDate }) => snapshotDate === date);
  const last = snapshots.at(-1);
  const one = find(chosen) ?? last;
  const standIn = one === last ? snapshots.at(-2) : last;
  const wanted = find(compared);
  const other = wanted === undefined || wanted === one ? standIn : wanted;
  if (one === undefined || other === undefined) return null;
  return one.snapshotDate < other.snapshotDate ? [one, other] : [other, one];
}
