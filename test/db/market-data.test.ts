import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Call,
  failure,
  importText,
  newProfile,
  signIn,
  startTestApp,
  type TestApp,
  TestClock,
} from '../helpers/test-app';

let test: TestApp;
let call: Call;

beforeEach(async () => {
  test = await startTestApp({ clock: new TestClock(new Date('2026-11-20T23:00:00Z')) });
  call = await signIn(test.app);
});
afterEach(() => test.dispose());

const encoder = new TextEncoder();

function prices(text: string, write = true, fileName = 'prices.csv', by: Call = call) {
  return by('market-data.importPrices', { fileName, bytes: encoder.encode(text), write });
}

async function own(symbol: string, quantity = '10'): Promise<void> {
  await importText(call, `ticker,quantity,entry_price,entry_date,tags\n${symbol},${quantity},60,2026-01-02,\n`, {
    again: true,
  });
}

const row = async (symbol: string) => (await call('positions.list', {})).find((each) => each.symbol === symbol);

describe('a file of prices', () => {
  it('is told before it is kept, and then values the book', async () => {
    await own('KO');
    const text =
      'symbol,date,open,high,low,close,volume\nKO,2026-11-19,61,62,60,61.5,100\nKO,2026-11-20,62,63,61,62.25,100\n';
    const told = await prices(text, false);
    expect(told).toMatchObject({
      rows: 2,
      added: 2,
      positions: 1,
      from: '2026-11-19',
      through: '2026-11-20',
      problems: [],
    });
    expect(await row('KO')).toMatchObject({ marketValue: null, missing: { marketValue: 'NO_PRICE' } });
    await prices(text);
    expect(await row('KO')).toMatchObject({
      lastPrice: '62.25',
      lastPriceDate: '2026-11-20',
      lastPriceSource: 'csv',
      priceState: 'current',
      marketValue: '622.50',
      unrealizedPnl: '22.50',
    });
    expect(await prices(text, false)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const traced = await call('market-data.trace', { positionId: (await row('KO'))?.id as string });
    expect(traced.bar).toMatchObject({ open: '62.0000', close: '62.2500', volume: 100 });
  });

  it('keeps its good rows, and says of each bad one where it is and why', async () => {
    await own('KO');
    const answer = await prices(
      'symbol,date,close\nKO,2026-11-20,62.25\nKO,2026-11-26,63\nKO,2026-11-18,abc\nPEP,2026-11-19,\n',
    );
    expect(answer).toMatchObject({ rows: 1, added: 1, problemCount: 3 });
    expect(answer.problems.map(({ row }) => row)).toEqual([3, 4, 5]);
    expect(await row('KO')).toMatchObject({ lastPrice: '62.25' });
  });

  it('is known by its header', async () => {
    const is = (text: string) => call('market-data.isPriceFile', { bytes: encoder.encode(text) });
    expect(await is('Date,Open,High,Low,Close,Adj Close,Volume\n2026-11-20,1,1,1,1,1,1\n')).toEqual({
      isPriceFile: true,
    });
    expect(await is('ticker,quantity,entry_price,entry_date,tags\nKO,1,1,2026-01-02,\n')).toEqual({
      isPriceFile: false,
    });
  });

  it('counts after a price by hand and after a broker’s of the same day, and before older ones', async () => {
    await own('KO');
    await call('positions.setPrice', { symbol: 'KO', price: '70', priceDate: '2026-11-20' });
    await prices('symbol,date,close\nKO,2026-11-20,62.25\n');
    expect(await row('KO')).toMatchObject({ lastPrice: '70', lastPriceSource: 'manual' });
    await call('positions.setPrice', { symbol: 'KO', price: '', priceDate: '2026-11-20' });
    expect(await row('KO')).toMatchObject({ lastPrice: '62.25', lastPriceSource: 'csv' });
    await call('positions.setPrice', { symbol: 'KO', price: '71', priceDate: '2026-11-19' });
    expect(await row('KO')).toMatchObject({ lastPrice: '62.25', lastPriceSource: 'csv' });
  });

  it('is nothing to a demo, which reads simulated prices alone, and simulated prices are nothing to others', async () => {
    const demo = await signIn(test.app, 'demo_value', 'demo123');
    const before = await demo('positions.list', {});
    const answer = await prices('symbol,date,close\nJPM,2026-11-20,1.25\n', true, 'p.csv', demo);
    expect(answer.warnings.join()).toContain('simulated prices only');
    expect(await demo('positions.list', {})).toEqual(before);
    await own('JPM');
    expect(await row('JPM')).toMatchObject({ lastPrice: '1.25', lastPriceSource: 'csv' });
    await own('XOM');
    expect(await row('XOM')).toMatchObject({ lastPrice: null, sector: null });
  });

  it('values an own book at once, whoever brings it', async () => {
    await own('KO');
    const other = await newProfile(test.app, 'other');
    await prices('symbol,date,close\nKO,2026-11-20,62.25\n', true, 'p.csv', other);
    expect(await row('KO')).toMatchObject({ lastPrice: '62.25' });
  });
});

describe('a last price', () => {
  it('is used for five sessions, and marked; then it is missing, and still shown', async () => {
    await own('KO');
    await prices('symbol,date,close\nKO,2026-11-13,62\n');
    expect(await row('KO')).toMatchObject({ priceState: 'stale', marketValue: '620.00' });
    expect(await call('portfolios.summary', {})).toMatchObject({ staleCount: 1, netExposure: '620.00' });
    test.clock.now = new Date('2026-11-23T23:00:00Z');
    const again = await signIn(test.app);
    const [old] = await again('positions.list', {});
    expect(old).toMatchObject({
      lastPrice: '62',
      lastPriceDate: '2026-11-13',
      priceState: 'old',
      marketValue: null,
      missing: { marketValue: 'OLD_PRICE' },
    });
    const summary = await again('portfolios.summary', {});
    expect(summary).toMatchObject({ netExposure: null, excluded: [{ symbol: 'KO', reason: 'OLD_PRICE' }] });
  });

  it('of an option that has expired is intrinsic, and the option asks to be settled', async () => {
    await importText(call, 'ticker,quantity,entry_price,entry_date,tags\nKO261120C00060000,2,1.5,2026-10-02,\n');
    await prices('symbol,date,close\nKO261120C00060000,2026-11-19,2.10\n');
    const symbol = 'KO261120C00060000';
    expect(await row(symbol)).toMatchObject({
      marketValue: null,
      missing: { marketValue: 'NO_SETTLEMENT_PRICE' },
      toSettle: true,
    });
    await prices('symbol,date,close\nKO,2026-11-20,62.25\n');
    await test.app.runDueJobs('timer');
    expect(await row(symbol)).toMatchObject({
      lastPrice: '2.25',
      marketValue: '450.00',
      priceState: 'settled',
      toSettle: true,
    });
    expect((await row(symbol))?.greeks.delta).toBe(0);
    expect(await call('portfolios.summary', {})).toMatchObject({ toSettleCount: 1 });
  });
});

describe('a close that looks wrong', () => {
  beforeEach(async () => {
    await own('KO', '10');
    await prices('symbol,date,close\nKO,2026-11-18,600\n');
  });

  const held = () => call('market-data.heldBack', {});

  it('is held back with those that follow it, not used, and used once somebody says so', async () => {
    const answer = await prices('symbol,date,close\nKO,2026-11-19,60\nKO,2026-11-20,61\n');
    expect(answer.heldBack).toMatchObject([
      { symbol: 'KO', date: '2026-11-19', reason: 'SPLIT_LIKE', split: { from: '1', to: '10' } },
    ]);
    expect(await row('KO')).toMatchObject({ lastPrice: '600', priceState: 'stale' });
    expect(await call('portfolios.summary', {})).toMatchObject({ heldBackCount: 2 });
    const questions = await held();
    expect(questions).toMatchObject([
      { symbol: 'KO', date: '2026-11-19', close: '60.0000', previousClose: '600.0000', ratio: 0.1 },
    ]);
    await call('market-data.decide', { id: questions[0]?.id as string, decision: 'use' });
    expect(await held()).toEqual([]);
    expect(await row('KO')).toMatchObject({ lastPrice: '61', marketValue: '610.00', quantity: '10' });
    const twice = call('market-data.decide', { id: questions[0]?.id as string, decision: 'use' });
    expect(await failure(twice)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is a split when somebody says so: what is held has ten times the units at a tenth of the entry', async () => {
    await prices('symbol,date,close\nKO,2026-11-19,60\nKO,2026-11-20,61\n');
    test.clock.now = new Date('2026-11-20T23:00:00Z');
    const [question] = await held();
    await call('market-data.decide', { id: question?.id as string, decision: 'split' });
    // Entered after the ex-date: the quantity holds the split already.
    expect(await row('KO')).toMatchObject({ quantity: '10', marketValue: '610.00' });
  });

  it('is left out when somebody says so, and does not ask again', async () => {
    const text = 'symbol,date,close\nKO,2026-11-19,60000\n';
    await prices(text);
    const [question] = await held();
    expect(question).toMatchObject({ reason: 'JUMP', ratio: 100 });
    await call('market-data.decide', { id: question?.id as string, decision: 'leave out' });
    expect(await held()).toEqual([]);
    expect(await row('KO')).toMatchObject({ lastPrice: '600' });
    expect((await prices(text)).heldBack).toEqual([]);
    expect(await held()).toEqual([]);
    expect(await row('KO')).toMatchObject({ lastPrice: '600' });
  });
});

describe('a split of a stock that is held', () => {
  it('does not reach an option that has expired, and counts from a snapshot that did not hold it', async () => {
    test.clock.now = new Date('2026-11-19T23:00:00Z');
    call = await signIn(test.app);
    await importText(
      call,
      'ticker,quantity,entry_price,entry_date,tags\nKO,10,60,2026-01-02,\nKO261120C00500000,2,90,2026-01-02,\n',
    );
    await prices('symbol,date,close\nKO,2026-11-19,600\nKO261120C00500000,2026-11-19,101\n');
    await test.app.runDueJobs('timer');
    test.clock.now = new Date('2026-11-20T23:00:00Z');
    call = await signIn(test.app);
    await prices('symbol,date,close\nKO,2026-11-20,601\n');
    await test.app.runDueJobs('timer');
    test.clock.now = new Date('2026-11-24T04:00:00Z');
    call = await signIn(test.app);
    // Held back: the snapshot of the 23rd is made at the price before.
    await prices('symbol,date,close\nKO,2026-11-23,61\nPEP,2026-11-23,150\n');
    test.clock.now = new Date('2026-11-24T06:00:00Z');
    await call('jobs.run', {});
    const [question] = await call('market-data.heldBack', {});
    await call('market-data.decide', { id: question?.id as string, decision: 'split' });
    expect(await row('KO')).toMatchObject({ quantity: '100', marketValue: '6100.00' });
    expect(await row('KO261120C00500000')).toMatchObject({ quantity: '2', marketValue: '20200.00', toSettle: true });
    test.clock.now = new Date('2026-11-24T23:00:00Z');
    call = await signIn(test.app);
    await prices('symbol,date,close\nKO,2026-11-24,62\n');
    await test.app.runDueJobs('timer');
    expect(await call('snapshots.list', {})).toMatchObject([
      { snapshotDate: '2026-11-19' },
      { snapshotDate: '2026-11-20', totalValue: '26210.00', dailyPnl: '10.00' },
      { snapshotDate: '2026-11-23', totalValue: '26210.00' },
      { snapshotDate: '2026-11-24', totalValue: '26400.00', dailyPnl: '190.00', netFlow: '0.00' },
    ]);
  });

  it('reaches what was deleted meanwhile when it comes back', async () => {
    test.clock.now = new Date('2026-11-18T23:00:00Z');
    call = await signIn(test.app);
    await own('KO', '10');
    await own('PEP', '10');
    await prices('symbol,date,close\nKO,2026-11-18,600\nPEP,2026-11-18,150\n');
    await call('positions.remove', { ids: [(await row('KO'))?.id as string] });
    test.clock.now = new Date('2026-11-19T23:00:00Z');
    call = await signIn(test.app);
    await prices('symbol,date,close\nKO,2026-11-19,61\nPEP,2026-11-19,150\n');
    const [question] = await call('market-data.heldBack', {});
    await call('market-data.decide', { id: question?.id as string, decision: 'split' });
    await call('changes.undo', {});
    expect(await row('KO')).toMatchObject({ quantity: '100', entryPrice: '6', marketValue: '6100.00' });
  });

  it('is held already by what was entered on its ex-date, before the close', async () => {
    await own('KO', '10');
    await prices('symbol,date,close\nKO,2026-11-20,600\n');
    test.clock.now = new Date('2026-11-23T16:00:00Z');
    call = await signIn(test.app);
    await call('positions.update', { id: (await row('KO'))?.id as string, quantity: '100' });
    test.clock.now = new Date('2026-11-23T23:00:00Z');
    call = await signIn(test.app);
    await prices('symbol,date,close\nKO,2026-11-23,61\n');
    const [question] = await call('market-data.heldBack', {});
    await call('market-data.decide', { id: question?.id as string, decision: 'split' });
    expect(await row('KO')).toMatchObject({ quantity: '100', marketValue: '6100.00' });
  });

  it('changes units and entry once, and the snapshots count through it', async () => {
    test.clock.now = new Date('2026-11-18T23:00:00Z');
    call = await signIn(test.app);
    await own('KO', '10');
    await prices('symbol,date,close\nKO,2026-11-18,600\n');
    await test.app.runDueJobs('timer');
    test.clock.now = new Date('2026-11-19T23:00:00Z');
    call = await signIn(test.app);
    await prices('symbol,date,close\nKO,2026-11-19,61\n');
    const [question] = await call('market-data.heldBack', {});
    await call('market-data.decide', { id: question?.id as string, decision: 'split' });
    for (let time = 0; time < 2; time += 1) {
      await call('jobs.run', {});
      expect(await row('KO')).toMatchObject({
        quantity: '100',
        entryPrice: '6',
        marketValue: '6100.00',
        unrealizedPnl: '5500.00',
      });
    }
    expect(await call('snapshots.list', {})).toMatchObject([
      { snapshotDate: '2026-11-18', totalValue: '6000.00' },
      { snapshotDate: '2026-11-19', totalValue: '6100.00', dailyPnl: '100.00', netFlow: '0.00' },
    ]);
    const preview = await call('snapshots.previewRebuild', { from: '2026-11-18', through: '2026-11-19' });
    expect(preview.changedCount).toBe(0);
  });
});
