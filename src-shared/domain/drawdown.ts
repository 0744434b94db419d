/** A book at the close of a session: NAV, and what came in (positive) or went out since the snapshot before. */
export interface NavPoint {
  snapshotDate: string;
  totalValue: string;
  netFlow: string | null;
}

/**
 * What each session earned, as a fraction, oldest first: r = (V + out) / (V before + in) - 1, where a net flow counts as
 * in or out by its sign. So money that is paid in is no gain. The first session has null, and so has one that began with
 * nothing or less. From 1,000 to 1,520 with 500 paid in: 1,520 / 1,500 - 1 = 0.01333.
 */
export function dailyReturns(points: readonly NavPoint[]): (number | null)[] {
  return points.map(({ totalValue, netFlow }, index) => {
    const before = points[index - 1];
    if (before === undefined || netFlow === null) return null;
    const flow = Number(netFlow);
    const base = Number(before.totalValue) + Math.max(flow, 0);
    return base > 0 ? (Number(totalValue) + Math.max(-flow, 0)) / base - 1 : null;
  });
}

/**
 * How far each session stands below the highest before it, as a fraction of zero or less, on the index of compounded
 * returns: a deposit is no recovery and a withdrawal no loss. 100, 110, 99 without flows: 0, 0, -0.1. Where a return is
 * missing the index begins anew with null.
 */
export function drawdowns(points: readonly NavPoint[]): (number | null)[] {
  let level = 1;
  let peak = 1;
  return dailyReturns(points).map((dayReturn, index) => {
    if (dayReturn === null) {
      level = peak = 1;
      return index === 0 ? 0 : null;
    }
    level *= 1 + dayReturn;
    peak = Math.max(peak, level);
    return level / peak - 1;
  });
}

/** The deepest of them and where it is; null when there is none below zero. Of 0, -0.1, -0.04: index 1. */
export function deepest(values: readonly (number | null)[]): { index: number; value: number } | null {
  let found: { index: number; value: number } | null = null;
  for (const [index, value] of values.entries()) {
    if (value !== null && value < (found?.value ?? 0)) found = { index, value };
  }
  return found;
}
