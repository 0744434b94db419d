import { weekday } from '../../../src-shared/domain/iso-date';
import { dayMonthText } from '../../format/date-format';

const mostTicks = 8;

/** The days of a chart that carry a label: where a month begins, in a short range where a week does, in a long one a year. */
export function dateTicks(dates: readonly string[]): ReadonlyMap<number, string> {
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? ''];
  const months = monthNumber(last) - monthNumber(first);
  if (months < 2) return thinned(dates, (date, before) => isNewWeek(date, before), dayMonthText);
  if (months > 30)
    return thinned(
      dates,
      (date, before) => date.slice(0, 4) !== before.slice(0, 4),
      (date) => date.slice(0, 4),
    );
  return thinned(dates, (date, before) => date.slice(0, 7) !== before.slice(0, 7), monthText);
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

function monthText(date: string): string {
  const month = dayMonthText(date).split(' ')[1] ?? '';
  return date.slice(5, 7) === '01' ? `${month} ${date.slice(0, 4)}` : month;
}

const week = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function isNewWeek(date: string, before: string): boolean {
  return week.indexOf(weekday(date)) < week.indexOf(weekday(before));
}

function thinned(
  dates: readonly string[],
  begins: (date: string, before: string) => boolean,
  text: (date: string) => string,
): ReadonlyMap<number, string> {
  const ticks = dates.flatMap((date, index) => (index > 0 && begins(date, dates[index - 1] ?? '') ? [index] : []));
  const every = Math.ceil(ticks.length / mostTicks);
  return new Map(ticks.filter((_, place) => place % every === 0).map((index) => [index, text(dates[index] ?? '')]));
}
