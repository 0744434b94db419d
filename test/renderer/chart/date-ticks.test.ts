import { expect, test } from 'vitest';
import { dateTicks } from '../../../src-renderer/components/chart/date-ticks';
import { sessionsBetween } from '../../../src-shared/domain/trading-calendar';

function ticks(from: string, through: string): string[] {
  return [...dateTicks(sessionsBetween(from, through)).values()];
}

test('months of a quarter, where they begin', () => {
  const sessions = sessionsBetween('2026-07-17', '2026-11-20');
  const found = dateTicks(sessions);
  expect([...found.values()]).toEqual(['Aug', 'Sep', 'Oct', 'Nov']);
  expect([...found.keys()].map((index) => sessions[index])).toEqual([
    '2026-08-03',
    '2026-09-01',
    '2026-10-01',
    '2026-11-02',
  ]);
});

test('weeks of a month; the one of a holiday begins on its Tuesday', () => {
  expect(ticks('2026-08-25', '2026-09-18')).toEqual(['31 Aug', '8 Sep', '14 Sep']);
});

test('a new year says so, and many months or years are thinned', () => {
  expect(ticks('2026-10-15', '2027-02-10')).toEqual(['Nov', 'Dec', 'Jan 2027', 'Feb']);
  expect(ticks('2025-01-02', '2026-11-20').length).toBeLessThanOrEqual(8);
  expect(ticks('2020-06-01', '2026-11-20')).toEqual(['2021', '2022', '2023', '2024', '2025', '2026']);
});

test('one session, or none, has no ticks', () => {
  expect(dateTicks([])).toEqual(new Map());
  expect(ticks('2026-11-20', '2026-11-20')).toEqual([]);
});
