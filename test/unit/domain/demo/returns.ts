import type { SimulatedMarket } from '../../../../src-shared/domain/demo/simulated-market';

/** Total returns by session, oldest first: what was split and paid is worked in. */
export function totalReturns(market: SimulatedMarket, symbol: string, from: string, to: string): number[] {
  const bars = market.bars(symbol, from, to);
  const actions = market.corporateActions(symbol, from, to);
  return bars.slice(1).map(({ date, close }, index) => {
    const today = actions.filter(({ exDate }) => exDate === date);
    const paid = today.reduce((sum, { dividendAmount }) => sum + Number(dividendAmount ?? 0), 0);
    const ratio = today.reduce(
      (product, { splitFrom, splitTo }) => product * (Number(splitTo ?? 1) / Number(splitFrom ?? 1)),
      1,
    );
    return (ratio * (Number(close) + paid)) / Number(bars[index]?.close) - 1;
  });
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function covariance(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return a.reduce((sum, value, index) => sum + (value - meanA) * ((b[index] as number) - meanB), 0) / (a.length - 1);
}

export const deviation = (values: readonly number[]): number => Math.sqrt(covariance(values, values));

export const correlation = (a: readonly number[], b: readonly number[]): number =>
  covariance(a, b) / (deviation(a) * deviation(b));

/**
 * Ordinary least squares with an intercept, by Householder reflections: the intercept, then the slopes. The columns are of
 * one length.
 */
export function leastSquares(answer: readonly number[], columns: readonly (readonly number[])[]): number[] {
  const rows = answer.length;
  const matrix = [answer.map(() => 1), ...columns.map((column) => [...column])];
  const right = [...answer];
  const diagonal: number[] = [];
  for (const [k, column] of matrix.entries()) {
    let norm = 0;
    for (let row = k; row < rows; row += 1) norm += (column[row] as number) ** 2;
    const alpha = (column[k] as number) > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
    const reflector = column.map((value, row) => (row < k ? 0 : row === k ? value - alpha : value));
    const square = reflector.reduce((sum, value) => sum + value * value, 0);
    diagonal.push(alpha);
    for (const target of [...matrix.slice(k + 1), right]) {
      const dot = reflector.reduce((sum, value, row) => sum + value * (target[row] as number), 0);
      for (let row = k; row < rows; row += 1) {
        target[row] = (target[row] as number) - ((2 * dot) / square) * (reflector[row] as number);
      }
    }
  }
  const solution = new Array<number>(matrix.length).fill(0);
  for (let k = matrix.length - 1; k >= 0; k -= 1) {
    let rest = right[k] as number;
    for (let j = k + 1; j < matrix.length; j += 1)
      rest -= ((matrix[j] as number[])[k] as number) * (solution[j] as number);
    solution[k] = rest / (diagonal[k] as number);
  }
  return solution;
}
