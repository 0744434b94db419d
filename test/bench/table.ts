import { isMet, type Measure, ratiosOf, spreadOf } from './benchmark';

const HEAD = ['Benchmark', 'Measured', 'Floor', 'Ratio', 'Aim', 'Met'];

/** Medians, and in brackets the least and the most where there is more than one. */
export function markdownTable(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => {
    const ratios = ratiosOf(measure);
    const met = isMet(measure);
    return [
      measure.name,
      withUnit(spread(measure.measured, digitsOf(measure)), measure.unit),
      measure.floor.length === 0
        ? (measure.instead ?? '–')
        : withUnit(spread(measure.floor, digitsOf(measure)), measure.unit),
      ratios === null ? '–' : spread(ratios, 2),
      measure.aim ? aimText(measure.aim, measure.unit) : '–',
      met === null ? '–' : met ? 'yes' : 'no',
    ];
  });
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function aimText({ of, most }: NonNullable<Measure['aim']>, unit: Measure['unit']): string {
  return of === 'ratio' ? `≤ ${most.toFixed(1)} × floor` : withUnit(`≤ ${most}`, unit);
}

function withUnit(text: string, unit: Measure['unit']): string {
  return unit === '1' ? text : `${text} ${unit}`;
}

/** A number below ten is told apart by its first decimal, and one below a tenth by its magnitude: null. */
function digitsOf({ unit, measured, floor }: Measure): number | null {
  const most = Math.max(...measured, ...floor);
  if (unit === 'per 100' || (unit === '1' && most < 0.1)) return null;
  return unit !== 'frames' && most < 10 ? 1 : 0;
}

function spread(values: readonly number[], digits: number | null): string {
  const { median, least, most } = spreadOf(values);
  const text = (value: number) =>
    digits === null
      ? value.toExponential(1)
      : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return values.length === 1 ? text(median) : `${text(median)} (${text(least)}–${text(most)})`;
}
