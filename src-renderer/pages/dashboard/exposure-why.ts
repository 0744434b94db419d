import { symbolText } from '../../../src-shared/domain/contract-name';
import { type ExposureReading, type ExposureSums, exposureOf } from '../../../src-shared/domain/exposure-readings';
import { type ExactFormula, negatedText, numberIn, sumOf } from '../../../src-shared/domain/formula';
import type { Position } from '../../../src-shared/ipc/positions';
import type { ExplainedInput, Explanation } from '../../components/why/explanation';
import { writtenFormula } from '../../components/why/written-formula';
import { dollars, moneyParts, type NegativeStyle, textOf } from '../../format/number-format';
import { countWords, leftOutWords } from './exposure-keys';
import { readingRules } from './shown-reading';

export const exposureKinds = ['long', 'short', 'gross', 'net'] as const;
export type ExposureKind = (typeof exposureKinds)[number];

export const exposureNames: Record<ExposureKind, string> = { long: 'Long', short: 'Short', gross: 'Gross', net: 'Net' };

const formulas: Record<ExposureKind, string> = {
  long: 'Sum of the exposures above zero',
  short: 'Sum of the exposures below zero',
  gross: 'Long + size of short',
  net: 'Long + short',
};

/** The parts that are named; the formula tells how many more there are. */
const named = 4;

interface Part {
  position: Position;
  value: string;
}

/** What a side is made of, the largest first. */
function partsOf(positions: readonly Position[], reading: ExposureReading, kind: 'long' | 'short'): Part[] {
  return positions
    .flatMap((position) => {
      const { value } = exposureOf(position, reading);
      return value === null || value.startsWith('-') !== (kind === 'short') ? [] : [{ position, value }];
    })
    .sort((a, b) => Math.abs(Number(b.value)) - Math.abs(Number(a.value)));
}

/** Why a sum of exposures is what it is. */
export function explainExposure(
  kind: ExposureKind,
  sums: ExposureSums,
  positions: readonly Position[],
  reading: ExposureReading,
  date: string | null,
  negative: NegativeStyle,
): Explanation {
  const value = sums[kind];
  const left = leftOutWords(sums);
  const input = (label: string, text: string | null, note: string | null): ExplainedInput => ({
    label,
    value: text === null ? 'none' : textOf(moneyParts(text, negative)),
    note,
  });
  const parts = kind === 'long' || kind === 'short' ? partsOf(positions, reading, kind) : [];
  const numbers: ExactFormula[] =
    kind === 'long' || kind === 'short'
      ? parts.map((part) => numberIn(part.value, 'money'))
      : [sums.long, sums.short].flatMap((text, index) =>
          text === null ? [] : [numberIn(kind === 'gross' && index === 1 ? negatedText(text) : text, 'money')],
        );
  return {
    title: exposureNames[kind],
    subject: 'of the book',
    result: value === null ? null : dollars(value, 2, negative),
    tone: 'plain',
    mock: hasMockDeltas(positions, reading),
    missing: value === null ? (left ?? 'no positions yet') : null,
    formula: { words: formulas[kind], numbers: numbers.length === 0 ? null : writtenFormula(sumOf(...numbers)) },
    inputs: [
      ...parts.slice(0, named).map(({ position, value: part }) => input(symbolText(position), part, null)),
      ...(parts.length > 0
        ? []
        : [
            input('Long', sums.long, countWords(sums.longCount)),
            input('Short', sums.short, countWords(sums.shortCount)),
          ]),
      ...(date === null ? [] : [{ label: 'Prices', value: date, note: null }]),
    ],
    footnote: [`${readingRules[reading]}.`, left === null ? '' : `Left out: ${left}.`].join(' ').trim(),
  };
}

/** Whether placeholders are in the sums. */
export function hasMockDeltas(positions: readonly Position[], reading: ExposureReading): boolean {
  return (
    reading === 'delta-adjusted' &&
    positions.some(({ optionType, greeks }) => optionType !== null && greeks.source === 'mock')
  );
}
