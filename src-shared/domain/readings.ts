import { parseDecimal } from './decimal';
import { enteredSymbol } from './entered-symbol';
import { parseIsoDate } from './iso-date';
import { formatOccSymbol } from './occ-symbol';

/**
 * What a text may mean that cannot be taken as it stands. Nothing is guessed: a person chooses.
 * `way` names how it was read, so that other texts can be read in the same way.
 */
export interface Reading {
  way: string;
  /** As the parser takes it. */
  text: string;
}

const CURRENCY = /(?:USD|US\$|EUR|GBP|[$€£¥%])/giu;
/** Whatever the marks mean: groups of three between them, anything behind the last. */
const GROUPS_AND_DECIMALS = /^(?=.*\d)\d*(?:[.,]\d{3})*(?:[.,]\d*)?$/;

/** "1,004" is 1004 or 1.004, "1.004,21" is 1004.21 or 1.00421, "(50)" is -50, "USD 12.50" is 12.50. */
export function numberReadings(text: string): Reading[] {
  const trimmed = text.trim();
  const negative = /^\(.*\)$|^\s*[-\u2212]|[-\u2212]\s*$/.test(trimmed);
  const body = trimmed
    .replace(CURRENCY, '')
    .replace(/[()\s\u2212'’+-]/g, '')
    .replace(/(?<=\d)[A-Za-z]+$|^[A-Za-z]+(?=\d)/g, '');
  if (!GROUPS_AND_DECIMALS.test(body)) return [];
  const marks = body.replace(/\d/g, '');
  const withPointAt = (place: number) =>
    `${body.slice(0, place).replace(/[.,]/g, '')}.${body.slice(place).replace(/[.,]/g, '')}`;
  const grouped = { way: 'groups', text: body.replace(/[.,]/g, '') };
  const lastPoint = {
    way: 'last mark is decimal',
    text: withPointAt(Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))),
  };
  const firstPoint = { way: 'first mark is decimal', text: withPointAt(body.search(/[.,]/)) };
  const readings =
    new Set(marks).size > 1
      ? [lastPoint, firstPoint]
      : marks.length === 1
        ? /^\d{1,3}[.,]\d{3}$/.test(body)
          ? [grouped, lastPoint]
          : [lastPoint]
        : [grouped];
  const sign = negative ? '-' : '';
  return readable(
    readings.map(({ way, text }) => ({ way, text: sign + text })),
    parseDecimal,
  );
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Day 0 of spreadsheets. */
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30);

/** "03/04/2025" is 4 March or 3 April; "14.03.2025", "14 Mar 25" and "20250314" are one day. Days after `today` are left out. */
export function dateReadings(text: string, today: string): Reading[] {
  const trimmed = text.trim().replace(/[T\s]\s*\d{1,2}:\d{2}.*$/, '');
  const iso = (way: string, year: string, month: string | number, day: string): Reading => ({
    way,
    text: `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`,
  });
  const readings: Reading[] = [];
  const numeric = /^(\d{1,4})[./\s-]+(\d{1,2})[./\s-]+(\d{1,4})$/.exec(trimmed);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  const named =
    /^(?:(\d{1,2})[.\s-]*([A-Za-z]{3})[a-z]*|([A-Za-z]{3})[a-z]*[.\s-]*(\d{1,2}))[.,\s-]+(\d{2}|\d{4})$/.exec(trimmed);
  if (numeric) {
    const [, first = '', second = '', third = ''] = numeric;
    if (first.length === 4) readings.push(iso('year first', first, second, third));
    else {
      readings.push(iso('month first', third, first, second));
      if (first !== second) readings.push(iso('day first', third, second, first));
    }
  } else if (compact) readings.push(iso('year first', compact[1] ?? '', compact[2] ?? '', compact[3] ?? ''));
  else if (named) {
    const month = MONTHS.indexOf((named[2] ?? named[3] ?? '').toLowerCase()) + 1;
    readings.push(iso('month named', named[5] ?? '', month, named[1] ?? named[4] ?? ''));
  } else if (/^\d{5}$/.test(trimmed)) {
    const day = new Date(SERIAL_EPOCH_MS + Number(trimmed) * 86_400_000);
    readings.push({ way: 'serial number', text: day.toISOString().slice(0, 10) });
  }
  return readable(readings, parseIsoDate).filter(({ text: date }) => date <= today);
}

const OPTION_FORMS: readonly RegExp[] = [
  // NVDA270115C250, AAPL-270115-C-350, .SPXW261218P6000.5
  /^(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})(?<right>[CP])(?<strike>\d{1,5}(?:\.\d{1,3})?)$/i,
  // NVDA 01/15/2027 250.00 C, NVDA 1/15/27 C250
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?:20)?(?<year>\d{2})\s+\$?(?:(?<strike>[\d.]+)\s*(?<right>C|P|CALL|PUT)|(?<right2>C|P|CALL|PUT)\s*\$?(?<strike2>[\d.]+))$/i,
  // AAPL 18 Dec 26 300 C, AAPL DEC 18 2026 $300 CALL
  /^(?:(?<day>\d{1,2})\s*(?<name>[A-Z]{3})[A-Z]*|(?<name2>[A-Z]{3})[A-Z]*\s*(?<day2>\d{1,2}),?)\s*(?:20)?(?<year>\d{2})\s+\$?(?<strike>[\d.]+)\s*(?<right>C|P|CALL|PUT)$/i,
];

const TICKER = /^[A-Z]{1,6}(?:[./-][A-Z]{1,2})?$/;
/** Behind the ticker, as terminals write it. */
const MARKET = /\s+(?:US|UN|UQ|UW)(?:\s+EQUITY)?$/;

/** A symbol's stored form: brokers' ways to write an option, "NASDAQ:AAPL", "$AAPL", "AAPL US Equity". */
export function symbolReadings(text: string): Reading[] {
  const trimmed = text.trim().toUpperCase();
  const option = optionReading(trimmed.replace(/^[.\s+-]+/, ''));
  if (option !== null) return readable([{ way: 'option', text: option }], enteredSymbol);
  const bare = trimmed
    .replace(/^[A-Z]{2,8}:/, '')
    .replace(MARKET, '')
    .replace(/[^A-Z0-9./-]/g, '');
  return bare === trimmed || !TICKER.test(bare) || /[A-Z]\s+[A-Z]/.test(trimmed.replace(MARKET, ''))
    ? []
    : readable([{ way: 'ticker', text: bare }], enteredSymbol);
}

function optionReading(text: string): string | null {
  for (const [start, rest] of rootSplits(text)) {
    for (const form of OPTION_FORMS) {
      const parts = form.exec(rest)?.groups;
      if (!parts) continue;
      const month = parts.month ?? String(MONTHS.indexOf((parts.name ?? parts.name2 ?? '').toLowerCase()) + 1);
      const day = parts.day ?? parts.day2 ?? '';
      const date = parseIsoDate(`20${parts.year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
      const strikePrice = (parts.strike ?? parts.strike2 ?? '').replace(/\.0*$|(?<=\.\d*[1-9])0+$/, '');
      const right = (parts.right ?? parts.right2 ?? '').charAt(0);
      if (!date.ok || !/^\d{1,5}(?:\.\d{1,3})?$/.test(strikePrice)) continue;
      const optionType = right === 'C' ? 'CALL' : 'PUT';
      return formatOccSymbol({ root: start, expirationDate: date.value, optionType, strikePrice });
    }
  }
  return null;
}

/** Where the root may end: at a blank or hyphen, else before the six digits of a date. */
function rootSplits(text: string): [root: string, rest: string][] {
  const spaced = /^([A-Z]{1,6})[\s-]+(.+)$/.exec(text);
  const joined = /^([A-Z]{1,6})(\d{6}.+)$/.exec(text.replace(/[\s-]/g, ''));
  return [spaced, joined].flatMap((parts) => (parts ? [[parts[1] ?? '', parts[2] ?? '']] : []));
}

function readable(readings: Reading[], parse: (text: string) => { ok: boolean }): Reading[] {
  const seen = new Set<string>();
  return readings.filter(({ text }) => {
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew && parse(text).ok;
  });
}
