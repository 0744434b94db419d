import { plainText } from '../../../src-shared/domain/decimal';
import type { ExactFormula, Formula } from '../../../src-shared/domain/formula';
import { exactPriceParts, minus, moneyParts, quantityParts, textOf } from '../../format/number-format';

/** A longer sum is told by its first parts and the number of the others. */
const writtenParts = 4;

function numberText(formula: Extract<ExactFormula, { op: 'number' }>): string {
  switch (formula.unit) {
    case 'money':
      return textOf(moneyParts(formula.value, 'minus'));
    case 'price':
      return textOf(exactPriceParts(formula.value));
    case 'quantity':
      return textOf(quantityParts(formula.value));
    case 'factor':
      return plainText(formula.value).replace('-', minus);
  }
}

function sumText(parts: readonly ExactFormula[]): string {
  const written = parts.slice(0, writtenParts);
  const text = written
    .map((part, index) => {
      const own = exactText(part);
      if (index === 0) return own;
      return own.startsWith(minus) ? `${minus} ${own.slice(1)}` : `+ ${own}`;
    })
    .join(' ');
  const rest = parts.length - written.length;
  return rest > 0 ? `${text} and ${rest} more` : text;
}

function exactText(formula: ExactFormula): string {
  switch (formula.op) {
    case 'number':
      return numberText(formula);
    case 'sum':
      return sumText(formula.parts);
    case 'product':
      return formula.parts.map(grouped).join(' × ');
  }
}

function grouped(formula: ExactFormula): string {
  return formula.op === 'sum' && formula.parts.length > 1 ? `(${exactText(formula)})` : exactText(formula);
}

/** `20 × 11.16 × 100`, `(182.00 − 180.00) ÷ 180.00 × 100`. Always with minus signs: parentheses are arithmetic here. */
export function writtenFormula(formula: Formula): string {
  if (formula.op !== 'percent') return exactText(formula);
  return `${grouped(formula.part)} ÷ ${grouped(formula.whole)} × 100`;
}
