import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Call,
  failure,
  importText,
  signIn,
  startTestApp,
  TEST_SECRET,
  type TestApp,
  TestClock,
} from '../helpers/test-app';

let test: TestApp;
let call: Call;

beforeEach(async () => {
  test = await startTestApp({
    clock: new TestClock(new Date('2026-11-19T23:00:00Z')),
    environment: { JWT_SECRET: TEST_SECRET, JWT_EXPIRY_HOURS: '8760' },
  });
  call = await signIn(test.app);
  await importText(
    call,
    'ticker,quantity,entry_price,entry_date,tags\nKO,100,60,2026-01-02,\nTSLA,-10,300,2026-01-02,\nPEP,20,150,2026-01-02,\n',
  );
  await prices('2026-11-19', { KO: 62, TSLA: 310, PEP: 151 });
  await call('portfolios.setCash', { balance: '5000' });
  await test.app.runDueJobs('timer');
});
afterEach(() => test.dispose());

async function prices(date: string, closes: Record<string, number>): Promise<void> {
  const lines = Object.entries(closes).map(([symbol, close]) => `${symbol},${date},${close}`);
  const bytes = new TextEncoder().encode(['symbol,date,close', ...lines].join('\n'));
  await call('market-data.importPrices', { fileName: 'p.csv', bytes, write: true });
}

async function nextDay(closes: Record<string, number>): Promise<void> {
  test.clock.now = new Date('2026-11-20T23:00:00Z');
  await prices('2026-11-20', closes);
}

const id = async (symbol: string) =>
  (await call('positions.list', {})).find((row) => row.symbol === symbol)?.id as string;
const last = async () => (await call('snapshots.list', {})).at(-1);

const CLOSES = { KO: 63, TSLA: 312, PEP: 150 };

describe('the snapshot of a book', () => {
  it('has every figure that can be computed, and none of the risk that follows later', async () => {
    expect(await last()).toMatchObject({
      snapshotDate: '2026-11-19',
      longValue: '9220.00',
      shortValue: '-3100.00',
      grossExposure: '12320.00',
      netExposure: '6120.00',
      cashValue: '5000.00',
      totalValue: '11120.00',
      dailyPnl: null,
      totalDelta: '1.1000',
      greeksSource: 'mock',
      isComplete: true,
      portfolioBeta: null,
      portfolioVolatility: null,
      sharpeRatio: null,
      maxDrawdown: null,
    });
  });

  it('counts the day since the one before: a short that rises loses', async () => {
    await nextDay(CLOSES);
    const rows = await call('positions.list', {});
    expect(rows.map(({ symbol, dayPnl }) => [symbol, dayPnl])).toEqual([
      ['KO', '100.00'],
      ['TSLA', '-20.00'],
      ['PEP', '-20.00'],
    ]);
    // Live, before the snapshot is made; and then the same in it.
    expect(await call('portfolios.summary', {})).toMatchObject({ dayPnl: '60.00', previousSession: '2026-11-19' });
    await test.app.runDueJobs('timer');
    expect(await last()).toMatchObject({
      totalValue: '11180.00',
      dailyPnl: '60.00',
      netFlow: '0.00',
      dailyPnlPct: '0.5396',
    });
    const day = await call('snapshots.day', { date: '2026-11-20' });
    expect(day.previous?.snapshotDate).toBe('2026-11-19');
    expect(day.positions.map(({ symbol, dailyPnl }) => [symbol, dailyPnl])).toEqual([
      ['KO', '100.00'],
      ['TSLA', '-20.00'],
      ['PEP', '-20.00'],
    ]);
    expect(day.jobRunId).not.toBeNull();
  });

  it('lets what is deleted, sold in part and paid in be flows, to the cent', async () => {
    await nextDay(CLOSES);
    await call('positions.remove', { ids: [await id('PEP')] });
    await call('positions.close', {
      id: await id('KO'),
      quantity: '40',
      exitPrice: '62.50',
      exitDate: '2026-11-20',
      bookCash: true,
    });
    await call('portfolios.recordCash', { flowType: 'deposit', amount: '1000', flowDate: '2026-11-20' });
    await test.app.runDueJobs('timer');
    // KO: 60 from 62 to 63 and 40 sold at 62.50; TSLA -20; PEP leaves at its value of before.
    expect(await last()).toMatchObject({
      longValue: '3780.00',
      cashValue: '8500.00',
      totalValue: '9160.00',
      dailyPnl: '60.00',
      netFlow: '-2020.00',
    });
    const { positions, cashFlows, snapshot } = await call('snapshots.day', { date: '2026-11-20' });
    expect(positions.map(({ symbol, quantity, dailyPnl, netFlow }) => [symbol, quantity, dailyPnl, netFlow])).toEqual([
      ['KO', '60', '80.00', '-2500.00'],
      ['TSLA', '10', '-20.00', '0.00'],
      ['PEP', '0', '0.00', '-3020.00'],
    ]);
    expect(cashFlows.map(({ flowType, amount }) => [flowType, amount])).toEqual([
      ['trade', '2500.00'],
      ['deposit', '1000.00'],
    ]);
    const flows = [...positions.map(({ netFlow }) => netFlow), ...cashFlows.map(({ amount }) => amount)];
    expect(flows.reduce((total, flow) => total + Number(flow), 0)).toBe(Number(snapshot.netFlow));
  });

  it('of a book that sold everything is its cash, once', async () => {
    await nextDay(CLOSES);
    for (const symbol of ['KO', 'TSLA', 'PEP']) {
      const row = (await call('positions.list', {})).find((each) => each.symbol === symbol);
      const exit = { quantity: row?.quantity as string, exitPrice: row?.lastPrice as string };
      await call('positions.close', { id: row?.id as string, ...exit, exitDate: '2026-11-20', bookCash: true });
    }
    await test.app.runDueJobs('timer');
    expect(await last()).toMatchObject({
      snapshotDate: '2026-11-20',
      totalValue: '11180.00',
      netExposure: '0.00',
      dailyPnl: '60.00',
      netFlow: '0.00',
    });
    expect(await call('jobs.run', {})).toMatchObject({ runs: 0 });
  });

  it('has the Greeks of the positions that it has, also of one that came after risk was calculated', async () => {
    test.clock.now = new Date('2026-11-20T22:10:00Z');
    await prices('2026-11-20', CLOSES);
    await test.app.runDueJobs('timer');
    await call('positions.update', { id: await id('KO'), quantity: '500' });
    test.clock.now = new Date('2026-11-20T22:31:00Z');
    await test.app.runDueJobs('timer');
    const { snapshot, positions } = await call('snapshots.day', { date: '2026-11-20' });
    const delta = positions.reduce((sum, { greeks }) => sum + (greeks?.delta ?? 0), 0);
    expect(delta).toBeCloseTo(Number(snapshot.totalDelta), 6);
    expect(snapshot.totalDelta).toBe('5.1000');
  });

  it('says what was booked for earlier days', async () => {
    await nextDay(CLOSES);
    await call('portfolios.recordCash', { flowType: 'deposit', amount: '1000', flowDate: '2026-11-18' });
    await test.app.runDueJobs('timer');
    const { snapshot, cashFlows, correction } = await call('snapshots.day', { date: '2026-11-20' });
    expect(snapshot.netFlow).toBe('1000.00');
    expect([cashFlows, correction]).toEqual([[], '1000.00']);
  });

  it('leaves undo and redo what they were', async () => {
    await call('positions.create', {
      symbol: 'NEW',
      quantity: '5',
      entryPrice: '10',
      entryDate: '2026-11-18',
      tagIds: [],
    });
    await call('changes.undo', {});
    await nextDay(CLOSES);
    await test.app.runDueJobs('timer');
    await call('changes.redo', {});
    expect(await call('positions.list', {})).toHaveLength(4);
  });

  it('leaves out what has no price, and says so', async () => {
    await nextDay({ KO: 63 });
    await call('positions.create', {
      symbol: 'NEW',
      quantity: '5',
      entryPrice: '10',
      entryDate: '2026-11-20',
      tagIds: [],
    });
    await test.app.runDueJobs('timer');
    expect(await last()).toMatchObject({ isComplete: false, missingCount: 1, staleCount: 2, positionCount: 4 });
    const { positions } = await call('snapshots.day', { date: '2026-11-20' });
    expect(positions.map(({ symbol, missingReason }) => [symbol, missingReason])).toEqual([
      ['KO', null],
      ['TSLA', 'STALE_PRICE'],
      ['PEP', 'STALE_PRICE'],
      ['NEW', 'NO_PRICE'],
    ]);
  });

  it('of a day that there is none of is not found', async () => {
    expect(await failure(call('snapshots.day', { date: '2026-11-18' }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a history', () => {
  beforeEach(async () => {
    await nextDay(CLOSES);
    await test.app.runDueJobs('timer');
  });

  it('does not change when prices or positions do: a rebuild shows the difference, and then makes it', async () => {
    const before = await call('snapshots.list', {});
    await prices('2026-11-19', { KO: 64 });
    await call('positions.create', {
      symbol: 'PEP',
      quantity: '1',
      entryPrice: '140',
      entryDate: '2026-11-02',
      tagIds: [],
    });
    await test.app.runDueJobs('wake');
    const same = ({ madeAt: _, ...rest }: (typeof before)[number]) => rest;
    expect((await call('snapshots.list', {})).map(same)).toEqual(before.map(same));
    const preview = await call('snapshots.previewRebuild', { from: '2026-11-19', through: '2026-11-19' });
    expect(preview).toMatchObject({
      changedCount: 2,
      days: [
        { snapshotDate: '2026-11-19', before: { totalValue: '11120.00' }, after: { totalValue: '11471.00' } },
        // The one after it counts from it.
        {
          snapshotDate: '2026-11-20',
          before: { dailyPnl: '60.00' },
          after: { totalValue: '11330.00', dailyPnl: '-141.00' },
        },
      ],
    });
    expect((await call('snapshots.list', {})).map(same)).toEqual(before.map(same));
    const wrong = call('snapshots.rebuild', { from: '2026-11-19', through: '2026-11-19', key: 'another' });
    expect(await failure(wrong)).toMatchObject({ code: 'CONFLICT' });
    await call('snapshots.rebuild', { from: '2026-11-19', through: '2026-11-19', key: preview.key });
    expect((await call('snapshots.list', {})).map(({ totalValue, dailyPnl }) => [totalValue, dailyPnl])).toEqual([
      ['11471.00', null],
      ['11330.00', '-141.00'],
    ]);
    expect(await call('snapshots.previewRebuild', { from: '2026-11-19', through: '2026-11-20' })).toMatchObject({
      changedCount: 0,
    });
    const { runs } = await call('jobs.list', {});
    expect(runs[0]).toMatchObject({ trigger: 'rebuild', status: 'completed', counts: { snapshots: 2 } });
  });

  it.each([
    ['2026-11-20', '2026-11-19'],
    ['2027-01-04', '2027-01-05'],
  ])('is not rebuilt from %s through %s', async (from, through) => {
    expect(await failure(call('snapshots.previewRebuild', { from, through }))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('begins where the book does, however early a rebuild is asked from', async () => {
    const preview = await call('snapshots.previewRebuild', { from: '0001-01-01', through: '9999-12-31' });
    expect(preview.days.map(({ snapshotDate }) => snapshotDate)).toEqual(['2026-11-19', '2026-11-20']);
  });
});
