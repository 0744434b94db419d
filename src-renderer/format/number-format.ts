import { groupThousands } from '../../src-shared/domain/counted';
import { roundUnits, toDecimalText, unitsOf } from './decimal-text';

/** U+2212: as wide as a digit and a plus, unlike the hyphen. */
export const minus = '\u2212';
export const missingMark = '–';

/** Money, P&L and percentages follow the setting; quantities and Greeks always carry a minus. */
export type NegativeStyle = 'minus' | 'parentheses';

/** A number ready to be shown: what stands before the decimals, the decimals (dimmed in tables), what stands after. */
export interface NumberParts {
  lead: string;
  decimals: string;
  trail: string;
  direction: -1 | 0 | 1;
}

export interface NumberShape {
  places: number;
  /** `always` puts a plus on what is above zero; zero never has a sign. */
  sign: 'negative' | 'always';
  negative: NegativeStyle;
  /** Stands after the sign: `$`. */
  prefix?: string;
  suffix?: string;
}

function partsFrom(direction: -1 | 0 | 1, whole: string, decimals: string, shape: NumberShape): NumberParts {
  const parenthesised = direction < 0 && shape.negative === 'parentheses';
  const sign = parenthesised ? '(' : direction < 0 ? minus : direction > 0 && shape.sign === 'always' ? '+' : '';
  return {
    lead: `${sign}${shape.prefix ?? ''}${groupThousands(whole)}`,
    decimals,
    trail: `${shape.suffix ?? ''}${parenthesised ? ')' : ''}`,
    direction,
  };
}

/** Rounds once, halves away from zero; what rounds to zero has no sign. */
export function decimalParts(value: string | bigint, shape: NumberShape): NumberParts {
  const units = typeof value === 'bigint' ? value : unitsOf(value);
  const rounded = roundUnits(units, shape.places);
  const [whole = '0', fraction = ''] = toDecimalText(units < 0n ? -units : units, shape.places).split('.');
  return partsFrom(rounded < 0n ? -1 : rounded > 0n ? 1 : 0, whole, shape.places > 0 ? `.${fraction}` : '', shape);
}

export function textOf(parts: NumberParts): string {
  return parts.lead + parts.decimals + parts.trail;
}

/** For screen readers, where U+2212 and parentheses are often left out: "minus 228.00". */
export function spokenOf(parts: NumberParts): string {
  const bare = textOf(parts).replace(/[()+]/g, '').replace(minus, '');
  return parts.direction < 0
    ? `minus ${bare}`
    : parts.direction > 0 && textOf(parts).startsWith('+')
      ? `plus ${bare}`
      : bare;
}

/** Money in tables: 2 decimals, no symbol: `114,960.00`. */
export function moneyParts(value: string | bigint, negative: NegativeStyle): NumberParts {
  return decimalParts(value, { places: 2, sign: 'negative', negative });
}

/** Always signed, zero without a sign: `+2,046.40`. */
export function pnlParts(value: string | bigint, negative: NegativeStyle): NumberParts {
  return decimalParts(value, { places: 2, sign: 'always', negative });
}

/** Money in header and cards: `−$244,458`, `$1,048,132.26`. */
export function dollars(
  value: string | bigint,
  places: 0 | 2,
  negative: NegativeStyle,
  sign: NumberShape['sign'] = 'negative',
): NumberParts {
  return decimalParts(value, { places, sign, negative, prefix: '$' });
}

/** From 1,000 in k, from 1,000,000 in M: `$9.4k`, `$664k`, `$1.01M`. Below that whole dollars. */
export function abbreviatedDollars(
  value: string | bigint,
  negative: NegativeStyle,
  sign: NumberShape['sign'] = 'negative',
): NumberParts {
  const units = typeof value === 'bigint' ? value : unitsOf(value);
  const absolute = units < 0n ? -units : units;
  const below = (amount: string) => absolute < unitsOf(amount);
  const shape = (places: number, suffix: string): NumberShape => ({ places, sign, negative, prefix: '$', suffix });
  // The steps stand where rounding would carry over: 9,950 is $10k and 999,500 is $1.00M, never $1000k.
  if (below('999.5')) return decimalParts(units, shape(0, ''));
  if (below('9950')) return decimalParts(units / 1_000n, shape(1, 'k'));
  if (below('999500')) return decimalParts(units / 1_000n, shape(0, 'k'));
  if (below('9995000')) return decimalParts(units / 1_000_000n, shape(2, 'M'));
  if (below('99950000')) return decimalParts(units / 1_000_000n, shape(1, 'M'));
  return decimalParts(units / 1_000_000n, shape(0, 'M'));
}

/** 2 decimals, 4 below 1: `287.40`, `0.0525`. */
export function priceParts(text: string): NumberParts {
  const units = unitsOf(text);
  const belowOne = units !== 0n && units < unitsOf('1') && units > unitsOf('-1');
  return decimalParts(units, { places: belowOne ? 4 : 2, sign: 'negative', negative: 'minus' });
}

/** As it is stored: at least 2 decimals, and as many more as there are. */
export function exactPriceParts(text: string): NumberParts {
  const places = Math.max(2, text.split('.')[1]?.replace(/0+$/, '').length ?? 0);
  return decimalParts(text, { places, sign: 'negative', negative: 'minus' });
}

function cutZeros(parts: NumberParts): NumberParts {
  return { ...parts, decimals: parts.decimals.replace(/\.?0+$/, '') };
}

/** Up to 4 decimals, zeros cut, a short with a minus: `150.444`, `−220`. `text` is signed. */
export function quantityParts(text: string): NumberParts {
  return cutZeros(decimalParts(text, { places: 4, sign: 'negative', negative: 'minus' }));
}

/** As on the contract: `350`, `52.5`. */
export function strikeText(text: string): string {
  return textOf(cutZeros(decimalParts(text, { places: 3, sign: 'negative', negative: 'minus' }))).replaceAll(',', '');
}

export type PercentKind = 'pnl' | 'day' | 'weight';

const percentShapes = {
  pnl: { places: 1, sign: 'always' },
  day: { places: 2, sign: 'always' },
  weight: { places: 1, sign: 'negative' },
} as const;

/** P&L % with 1 decimal, day % with 2, weight with 1: `+24.5%`, `+0.45%`, `63.3%`. */
export function percentParts(value: string | bigint, kind: PercentKind, negative: NegativeStyle): NumberParts {
  return decimalParts(value, { ...percentShapes[kind], negative, suffix: '%' });
}

export type Greek = 'delta' | 'gamma' | 'theta' | 'vega' | 'rho';

/** Greeks in lots: gamma 3 decimals, the others 2. An exact zero (a stock's gamma) is `0`, not a small number rounded. */
export function greekParts(greek: Greek, value: number): NumberParts {
  if (value === 0) return { lead: '0', decimals: '', trail: '', direction: 0 };
  // By way of decimal text: 2.505 is a double a little below, and would be shown as 2.50 beside a total of 2.51.
  return decimalParts(value.toFixed(10), { places: greek === 'gamma' ? 3 : 2, sign: 'negative', negative: 'minus' });
}

/** `12 KB`, `4.6 MB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
  if (bytes < 999_500_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

export function wholeNumber(count: number): string {
  return groupThousands(String(count));
}
