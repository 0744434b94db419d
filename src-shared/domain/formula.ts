import { Exact } from './exact';

/** What a number in a formula is, which decides how it is written. */
export type FormulaUnit = 'money' | 'price' | 'quantity' | 'factor';

/** A number by its decimal text. */
interface FormulaNumber {
  op: 'number';
  value: string;
  unit: FormulaUnit;
}

/** Sums and products, which are exact. */
export type ExactFormula = FormulaNumber | { op: 'sum' | 'product'; parts: readonly ExactFormula[] };

/** A calculation that can be written and done: what a person reads is what is computed. */
export type Formula = ExactFormula | { op: 'percent'; part: ExactFormula; whole: ExactFormula };

export function numberIn(value: string, unit: FormulaUnit): ExactFormula {
  return { op: 'number', value, unit };
}

export function sumOf(...parts: ExactFormula[]): ExactFormula {
  return { op: 'sum', parts };
}

export function productOf(...parts: ExactFormula[]): ExactFormula {
  return { op: 'product', parts };
}

/** How many percent of `whole` the `part` is. */
export function percentIn(part: ExactFormula, whole: ExactFormula): Formula {
  return { op: 'percent', part, whole };
}

/** The number with its sign turned. */
export function negatedText(value: string): string {
  if (/^-?[0.]*$/.test(value)) return value.replace('-', '');
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}

/**
 * What a formula comes to, rounded once, halves away from zero, as decimal text with `scale` decimals.
 * 20 × 11.16 × 100 at scale 2 is "22320.00"; 2 as percent of 180 at scale 4 is "1.1111".
 * @throws RangeError for a percentage of zero
 */
export function formulaResult(formula: Formula, scale: number): string {
  if (formula.op !== 'percent') return exactly(formula).rounded(scale);
  return exactly(formula.part).times(Exact.of('100')).dividedBy(exactly(formula.whole), scale);
}

function exactly(formula: ExactFormula): Exact {
  switch (formula.op) {
    case 'number':
      return Exact.of(formula.value);
    case 'sum':
      return formula.parts.reduce((sum, part) => sum.plus(exactly(part)), Exact.ZERO);
    case 'product':
      return formula.parts.reduce((product, part) => product.times(exactly(part)), Exact.of('1'));
  }
}
