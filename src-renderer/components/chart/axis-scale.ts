export interface AxisScale {
  min: number;
  max: number;
  /** Between two ticks. */
  step: number;
}

const niceSteps = [1, 2, 2.5, 5, 10];

/**
 * Ends and step of an axis with about `ticks` round ticks that hold all values. 968,000 to 1,048,000 and 4: from 960,000
 * to 1,060,000 by 20,000.
 */
export function axisScale(values: readonly number[], ticks: number): AxisScale {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  // A line that never moves stands in the middle.
  const [low, high] =
    lowest === highest ? [lowest - Math.abs(lowest || 1) / 2, highest + Math.abs(highest || 1) / 2] : [lowest, highest];
  const rough = (high - low) / ticks;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * (niceSteps.find((nice) => nice * magnitude >= rough * (1 - 1e-9)) ?? 10);
  const round = (value: number) => Number(value.toPrecision(12));
  return {
    min: round(Math.floor(low / step + 1e-9) * step),
    max: round(Math.ceil(high / step - 1e-9) * step),
    step: round(step),
  };
}

/** Dollars at a tick, with as many decimals as the step needs: `1050k`, `−2.5k`, `12M`, `400`. */
export function dollarTick(value: number, { min, max, step }: AxisScale): string {
  const size = Math.max(Math.abs(min), Math.abs(max));
  const [unit, suffix] = step >= 1e6 || (size >= 1e7 && step >= 1e5) ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return tickText(value / unit, step / unit) + (value === 0 ? '' : suffix);
}

/** `−2%`, `−0.5%`; `value` and `step` are percent. */
export function percentTick(value: number, step: number): string {
  return `${tickText(value, step)}%`;
}

function tickText(value: number, step: number): string {
  const places = [0, 1, 2, 3].find((each) => Math.abs(Number(step.toFixed(each)) - step) < step * 1e-6) ?? 3;
  return value.toFixed(value === 0 ? 0 : places).replace('-', '\u2212');
}
