import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../../src-renderer/format/decimal-text';
import { textOf } from '../../../src-renderer/format/number-format';
import { comparedDays, comparedFigures, navChange } from '../../../src-renderer/pages/snapshots/comparison';
import { snapshot } from './snapshot-builder';

const first = snapshot('2026-11-16', { totalValue: '1000.00', dailyPnl: null, netFlow: null, cumulativePnl: '0.00' });
const second = snapshot('2026-11-17', { totalValue: '1015.00', dailyPnl: '15.00', cumulativePnl: '15.00' });
const third = snapshot('2026-11-18', {
  totalValue: '1012.00',
  dailyPnl: '-8.00',
  netFlow: '5.00',
  cumulativePnl: '7.00',
  cashValue: null,
});
const all = [first, second, third];

describe('two sessions against each other', () => {
  it('explains NAV by P&L and flows, to the cent', () => {
    expect(navChange(all, first, third)).toEqual({
      change: unitsOf('12.00'),
      pnl: unitsOf('7.00'),
      flows: unitsOf('5.00'),
      rest: 0n,
    });
    expect(navChange(all, second, third)).toMatchObject({ change: unitsOf('-3'), rest: 0n });
  });

  it('shows what P&L and flows do not explain, and says when they are not known', () => {
    expect(
      navChange([first, second, { ...third, totalValue: '1012.01' }], first, { ...third, totalValue: '1012.01' })?.rest,
    ).toBe(unitsOf('0.01'));
    expect(navChange([first, { ...second, dailyPnl: null }, third], first, third)).toBeNull();
  });

  it('sets the figures side by side with their change', () => {
    const figures = comparedFigures(first, third, 'minus');
    const line = (label: string) => {
      const figure = figures.find((each) => each.label === label);
      return [figure?.first, figure?.second, figure?.change].map((parts) => (parts ? textOf(parts) : null));
    };
    expect(line('NAV')).toEqual(['1,000.00', '1,012.00', '+12.00']);
    expect(line('Short')).toEqual(['−235,000.00', '−235,000.00', '0.00']);
    expect(line('Cumulative P&L')).toEqual(['0.00', '+7.00', '+7.00']);
    // Missing on one side is missing in the change, never 0.
    expect(line('Cash')).toEqual(['384,512.36', null, null]);
    expect(line('Day P&L')).toEqual([null, '−8.00', null]);
    expect(line('Beta')).toEqual([null, null, null]);
    expect(figures.find(({ label }) => label === 'Beta')?.missing).toBe('risk metrics are not computed yet');
  });

  it('says which Greeks are mock', () => {
    const figures = comparedFigures(first, { ...third, greeksSource: 'mock' }, 'minus');
    expect(figures.filter(({ mock }) => mock).map(({ label }) => label)).toEqual([
      'Delta, mock lots',
      'Gamma, mock lots',
      'Theta, mock lots',
      'Vega, mock lots',
    ]);
  });

  it('reads volatility and drawdown as fractions', () => {
    const calm = snapshot('2026-11-16', { portfolioVolatility: '0.0742', maxDrawdown: '-0.0325' });
    const wild = snapshot('2026-11-17', { portfolioVolatility: '0.0772', maxDrawdown: '-0.0325' });
    const texts = (label: string) => {
      const figure = comparedFigures(calm, wild, 'minus').find((each) => each.label === label);
      return [figure?.first, figure?.second, figure?.change].map((parts) => (parts ? textOf(parts) : null));
    };
    expect(texts('Volatility, annual')).toEqual(['7.42%', '7.72%', '+0.30 pt']);
    expect(texts('Max drawdown')).toEqual(['−3.25%', '−3.25%', '0.00 pt']);
  });

  it('compares with the last session, and the last with the one before', () => {
    const dates = (chosen: string | null, compared: string | null) =>
      comparedDays(all, chosen, compared)?.map(({ snapshotDate }) => snapshotDate.slice(8));
    expect(dates(null, null)).toEqual(['17', '18']);
    expect(dates('2026-11-16', null)).toEqual(['16', '18']);
    expect(dates('2026-11-18', '2026-11-16')).toEqual(['16', '18']);
    expect(dates('2026-11-17', '2026-11-17')).toEqual(['17', '18']);
    expect(dates('2026-11-17', '1999-01-01')).toEqual(['17', '18']);
    expect(comparedDays([first], null, null)).toBeNull();
  });
});
