/** One line of the table: what was measured, each time beside its floor. */
export interface Measure {
  name: string;
  /** `per 100` is an error in money for 100 of spot; `1` is a number without a unit. */
  unit: 'ms' | 'µs' | 'ns' | 'MB' | 'frames' | 'per 100' | '1';
  measured: number[];
  /** What no program could do better, in the same run; the n-th belongs to the n-th of `measured`. */
  floor: number[];
  /** Where there is no floor: why, or what stands for it ("not installed", "exact"). */
  instead?: string;
  /** The most that is wanted: of the ratio, or of the measured number itself. */
  aim?: { of: 'ratio' | 'measured'; most: number };
}

export interface Benchmark {
  /** Chooses it on the command line. */
  name: string;
  measures: string;
  floor: string;
  run(report: (progress: string) => void): Promise<Measure[]>;
}

interface Spread {
  median: number;
  least: number;
  most: number;
}

/** @throws for an empty list: a number that was not measured is no number */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const least = sorted[0];
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) throw new Error('Nothing was measured.');
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? least) + (sorted[Math.ceil(middle)] ?? most)) / 2;
  return { median, least, most };
}

/** Of each pair, so that what slows the machine down for a while slows both. Null where a floor is 0, or none. */
export function ratiosOf({ measured, floor }: Measure): number[] | null {
  if (floor.length === 0 || floor.some((value) => value === 0)) return null;
  return measured.map((value, index) => value / (floor[index] ?? Number.NaN));
}

/** Null when there is no aim. */
export function isMet(measure: Measure): boolean | null {
  if (!measure.aim) return null;
  const values = measure.aim.of === 'ratio' ? ratiosOf(measure) : measure.measured;
  return values !== null && spreadOf(values).median <= measure.aim.most;
}
