import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { stepped } from '../../../src-renderer/components/chart/chart';
import { spokenPoint } from '../../../src-renderer/components/chart/chart-point';
import { NavCard } from '../../../src-renderer/components/chart/nav-card';
import type { NavSnapshot } from '../../../src-renderer/components/chart/nav-series';
import { moneyParts, pnlParts } from '../../../src-renderer/format/number-format';

afterEach(cleanup);

const snapshots: NavSnapshot[] = [
  {
    snapshotDate: '2026-11-19',
    totalValue: '1000.00',
    netFlow: null,
    dailyPnl: null,
    dailyPnlPct: null,
    benchmarkClose: '500.00',
    isComplete: true,
  },
  {
    snapshotDate: '2026-11-20',
    totalValue: '968.00',
    netFlow: '0.00',
    dailyPnl: '-32.00',
    dailyPnlPct: '-3.2000',
    benchmarkClose: null,
    isComplete: false,
  },
];

test('one button shows the numbers of the chart as a table, the newest first', async () => {
  render(
    <MantineProvider>
      <NavCard snapshots={snapshots} />
    </MantineProvider>,
  );
  expect(
    screen.getByRole('application', {
      name: 'NAV went from $1,000 on 19 Nov 2026 to $968 on 20 Nov 2026; 2 sessions, max drawdown \u22123.2% on 20 Nov.',
    }),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'NAV and drawdown as a table' }));
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['Session', 'NAV', 'Day P&L', 'Day %', 'Drawdown', 'SPY'],
    ['Fri 20 Nov 2026, incomplete', '968.00', '\u221232.00', '\u22123.20%', '\u22123.20%', '–, no close of SPY'],
    ['Thu 19 Nov 2026', '1,000.00', '–, no snapshot before', '–, no snapshot before', '0.00%', '500.00'],
  ]);
});

test('the arrow keys walk the points and stop at the ends', () => {
  expect(stepped('ArrowRight', null, 3)).toBe(0);
  expect(stepped('ArrowLeft', null, 3)).toBe(2);
  expect(stepped('ArrowDown', 2, 3)).toBe(2);
  expect(stepped('ArrowUp', 0, 3)).toBe(0);
  expect(stepped('End', 0, 3)).toBe(2);
  expect(stepped('Home', 2, 3)).toBe(0);
  expect(stepped('a', 1, 3)).toBeNull();
});

test('a point is spoken with its signs and with what is missing', () => {
  const rows = [
    { label: 'NAV', parts: moneyParts('1000', 'minus') },
    { label: 'Day P&L', parts: pnlParts('-32', 'minus'), tone: 'pnl' as const },
    { label: 'SPY', parts: null, missing: 'no close of SPY' },
  ];
  expect(spokenPoint({ title: 'Fri 20 Nov 2026', rows, note: 'Incomplete' })).toBe(
    'Fri 20 Nov 2026, NAV 1,000.00, Day P&L minus 32.00, SPY missing, no close of SPY, Incomplete',
  );
});
