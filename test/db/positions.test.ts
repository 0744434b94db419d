import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Call, failure, importText, newProfile, startTestApp, type TestApp } from '../helpers/test-app';

let test: TestApp;
let call: Call;
let profiles = 0;
beforeAll(async () => {
  test = await startTestApp();
});
beforeEach(async () => {
  profiles += 1;
  call = await newProfile(test.app, `trader ${profiles}`);
});
afterAll(() => test.dispose());

const refusal = async (promise: Promise<unknown>) => (await failure(promise)).error;
const add = (symbol: string, quantity: string, entryPrice = '100', entryDate = '2026-01-02') =>
  call('positions.create', { symbol, quantity, entryPrice, entryDate }).then(({ id }) => id);
const only = async () => {
  const rows = await call('positions.list', {});
  expect(rows).toHaveLength(1);
  return rows[0] as NonNullable<(typeof rows)[0]>;
};

describe('a position by hand', () => {
  it('is checked as a file is, and the refusal names the field', async () => {
    expect(await refusal(add('AAPL', '0'))).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'quantity' } });
    expect(await refusal(add('AAPL', '1', '1,5'))).toMatchObject({ details: { field: 'entryPrice' } });
    expect(await refusal(add('AAPL', '1', '1', '2026-11-21'))).toMatchObject({ details: { field: 'entryDate' } });
    expect(await refusal(add('AAPL260230C00100000', '1'))).toMatchObject({ details: { field: 'symbol' } });
    expect(await call('positions.list', {})).toEqual([]);
  });

  it('without a price has no value and says why; mock Greeks need none', async () => {
    await add('AAPL270115C00350000', '-5', '14.995', '2026-07-10');
    expect(await only()).toMatchObject({
      positionType: 'SC',
      quantity: '5',
      underlyingSymbol: 'AAPL',
      expirationDate: '2027-01-15',
      daysToExpiry: 56,
      costBasis: '-7497.50',
      marketValue: null,
      unrealizedPnl: null,
      weightPct: null,
      missing: {
        marketValue: 'NO_PRICE',
        unrealizedPnl: 'NO_PRICE',
        unrealizedPnlPct: 'NO_PRICE',
        weightPct: 'NO_PRICE',
      },
      greeks: { delta: -3.25, gamma: -0.1, theta: 0.25, vega: -0.75, rho: -0.4, source: 'mock' },
    });
    expect(await call('portfolios.summary', {})).toMatchObject({
      netExposure: null,
      totalValue: null,
      unrealizedPnl: null,
      valuedCount: 0,
      excludedCount: 1,
    });
  });

  it('gets a last price by hand, with its day and source, for every lot of the symbol', async () => {
    await add('TSLA', '-50', '331');
    await add('tsla', '-10', '300');
    expect(await call('positions.setPrice', { symbol: 'tsla', price: '330', priceDate: '2026-11-19' })).toEqual({
      positions: 2,
    });
    const [first] = await call('positions.list', {});
    expect(first).toMatchObject({
      marketValue: '-16500.00',
      unrealizedPnl: '50.00',
      unrealizedPnlPct: '0.3021',
      lastPriceSource: 'manual',
      lastPriceDate: '2026-11-19',
    });
    await call('positions.setPrice', { symbol: 'TSLA', price: '', priceDate: '' });
    expect((await call('positions.list', {})).map((row) => row.marketValue)).toEqual([null, null]);
  });

  it('refuses a price with which the value would not fit its column', async () => {
    await add('AAPL', '99999999999', '1');
    expect(
      await refusal(call('positions.setPrice', { symbol: 'AAPL', price: '99999999', priceDate: '2026-11-19' })),
    ).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'price' } });
  });

  it('can be edited field by field; its values follow', async () => {
    const id = await add('AAPL', '100', '180');
    await call('positions.setPrice', { symbol: 'AAPL', price: '182', priceDate: '2026-11-19' });
    await call('positions.update', { id, quantity: '-50' });
    expect(await only()).toMatchObject({
      positionType: 'SHORT',
      quantity: '50',
      marketValue: '-9100.00',
      entryPrice: '180',
    });
    await call('positions.update', { id, entryPrice: '', entryDate: '' });
    expect(await only()).toMatchObject({
      entryPrice: null,
      entryDate: null,
      costBasis: null,
      missing: { costBasis: 'NO_ENTRY_PRICE', unrealizedPnl: 'NO_ENTRY_PRICE' },
    });
    await call('positions.update', { id, symbol: 'MSFT' });
    expect(await only()).toMatchObject({ symbol: 'MSFT', lastPrice: null, marketValue: null });
  });

  it('is deleted softly and comes back', async () => {
    const id = await add('AAPL', '100');
    expect(await call('positions.remove', { ids: [id] })).toEqual({ removed: 1 });
    expect(await call('positions.list', {})).toEqual([]);
    expect((await refusal(call('positions.remove', { ids: [id] }))).code).toBe('NOT_FOUND');
    expect(await call('changes.undo', {})).toEqual({ label: 'Deleted AAPL' });
    expect(await only()).toMatchObject({ symbol: 'AAPL' });
  });
});

describe('closing', () => {
  it('a part keeps the rest open, the realized P&L and the tags, and books the cash', async () => {
    const tag = await call('tags.create', { name: 'core' });
    const id = await add('AAPL', '100', '180');
    await call('tags.assign', { positionIds: [id], add: [tag.id] });
    await call('portfolios.setCash', { balance: '1000' });
    const closed = await call('positions.close', {
      id,
      quantity: '40',
      exitPrice: '200.5',
      exitDate: '2026-11-19',
      bookCash: true,
    });
    expect(closed).toMatchObject({ quantity: '40', realizedPnl: '820.00', exitDate: '2026-11-19' });
    expect(await only()).toMatchObject({ id, quantity: '60' });
    expect(await call('portfolios.summary', {})).toMatchObject({ cashValue: '9020.00', realizedPnl: '820.00' });
    expect((await call('tags.list', {}))[0]?.usageCount).toBe(1);
  });

  it('all of a short at a higher price is a loss, and buying it back costs cash', async () => {
    const id = await add('AAPL270115C00350000', '-5', '14.995', '2026-07-10');
    const closed = await call('positions.close', {
      id,
      quantity: '5',
      exitPrice: '16',
      exitDate: '2026-11-19',
      bookCash: true,
    });
    expect(closed.realizedPnl).toBe('-502.50');
    expect(await call('positions.list', {})).toEqual([]);
    expect(
      (await call('portfolios.cashFlows', {})).map((flow) => [flow.flowType, flow.amount, flow.removable]),
    ).toEqual([['trade', '-8000.00', false]]);
  });

  it('refuses more than there is, a side, a day before the entry and a future one', async () => {
    const id = await add('AAPL', '100');
    const close = (changes: object) =>
      refusal(
        call('positions.close', {
          id,
          quantity: '10',
          exitPrice: '1',
          exitDate: '2026-11-19',
          bookCash: false,
          ...changes,
        }),
      );
    expect(await close({ quantity: '101' })).toMatchObject({ details: { field: 'quantity' } });
    expect(await close({ quantity: '-1' })).toMatchObject({ details: { field: 'quantity' } });
    expect(await close({ exitDate: '2026-01-01' })).toMatchObject({ details: { field: 'exitDate' } });
    expect(await close({ exitDate: '2026-11-21' })).toMatchObject({ details: { field: 'exitDate' } });
    expect(await close({ exitPrice: '' })).toMatchObject({ details: { field: 'exitPrice' } });
    expect(await only()).toMatchObject({ quantity: '100' });
  });
});

describe('cash', () => {
  it('is missing until it was recorded, then the sum of its flows', async () => {
    expect((await call('portfolios.summary', {})).cashValue).toBeNull();
    await call('portfolios.recordCash', {
      flowType: 'deposit',
      amount: '1000.50',
      flowDate: '2026-11-18',
      note: 'start',
    });
    const withdrawal = await call('portfolios.recordCash', {
      flowType: 'withdrawal',
      amount: '200',
      flowDate: '2026-11-19',
    });
    expect(withdrawal.amount).toBe('-200.00');
    expect(await call('portfolios.summary', {})).toMatchObject({ cashValue: '800.50', totalValue: '800.50' });
    expect(await call('portfolios.setCash', { balance: '750' })).toMatchObject({
      flowType: 'adjustment',
      amount: '-50.50',
    });
    expect(await call('portfolios.setCash', { balance: '750.00' })).toBeNull();
    await call('portfolios.removeCash', { id: withdrawal.id });
    expect((await call('portfolios.summary', {})).cashValue).toBe('950.00');
    expect(
      await refusal(call('portfolios.recordCash', { flowType: 'deposit', amount: '-5', flowDate: '2026-11-19' })),
    ).toMatchObject({ details: { field: 'amount' } });
  });
});

describe('tags', () => {
  it('are unique without regard to case, and a deleted name can be used again', async () => {
    const first = await call('tags.create', { name: 'Hedge', color: '#123456' });
    expect(await refusal(call('tags.create', { name: 'hEDGE', tagType: 'STRATEGY' }))).toMatchObject({
      code: 'CONFLICT',
    });
    await call('tags.remove', { id: first.id });
    expect(await call('tags.create', { name: 'hedge', tagType: 'STRATEGY' })).toMatchObject({
      tagType: 'STRATEGY',
      usageCount: 0,
    });
  });

  it('are renamed and recoloured, but not to a name that is taken', async () => {
    const core = await call('tags.create', { name: 'core' });
    await call('tags.create', { name: 'hedge' });
    expect(await call('tags.update', { id: core.id, name: 'Core', color: '#00FF00' })).toMatchObject({
      name: 'Core',
      color: '#00FF00',
    });
    expect(await refusal(call('tags.update', { id: core.id, name: 'HEDGE' }))).toMatchObject({ code: 'CONFLICT' });
  });

  it('warn before one in use is deleted', async () => {
    const tag = await call('tags.create', { name: 'core' });
    const id = await add('AAPL', '1');
    await call('tags.assign', { positionIds: [id], add: [tag.id] });
    expect(await refusal(call('tags.remove', { id: tag.id }))).toMatchObject({
      code: 'NEEDS_CONFIRMATION',
      details: { usageCount: 1 },
    });
    await call('tags.remove', { id: tag.id, confirmed: true });
    expect(await only()).toMatchObject({ tagIds: [] });
  });

  it('are at most 20 on a position, 100 in a profile and 50 characters long', async () => {
    const id = await add('AAPL', '1');
    const tags = [];
    for (let count = 0; count < 100; count += 1) tags.push(await call('tags.create', { name: `tag ${count}` }));
    expect((await refusal(call('tags.create', { name: 'one more' }))).code).toBe('LIMIT_REACHED');
    expect((await refusal(call('tags.update', { id: tags[0]?.id ?? '', name: 'x'.repeat(51) }))).code).toBe(
      'INVALID_INPUT',
    );
    const ids = tags.map((tag) => tag.id);
    expect((await refusal(call('tags.assign', { positionIds: [id], add: ids.slice(0, 21) }))).code).toBe(
      'LIMIT_REACHED',
    );
    expect(await only()).toMatchObject({ tagIds: [] });
    await call('tags.assign', { positionIds: [id], add: ids.slice(0, 20) });
    await call('tags.assign', { positionIds: [id], add: [ids[20] ?? ''], remove: [ids[0] ?? ''] });
    expect((await only()).tagIds).toHaveLength(20);
  });
});

describe('where a position came from', () => {
  it('is the file and its row, or nothing for one entered by hand', async () => {
    await importText(
      call,
      'ticker,quantity,entry_price,entry_date,tags\nKO,10,60,2026-01-02,\nPEP,5,150,2026-01-02,\n',
      {
        fileName: 'march.csv',
      },
    );
    const byHand = await add('AAPL', '1');
    const imported = (await call('positions.list', {})).find(({ symbol }) => symbol === 'PEP');
    expect(await call('positions.origin', { id: imported?.id ?? '' })).toEqual({
      fileName: 'march.csv',
      importedAt: expect.stringMatching(/^20/),
      row: 3,
    });
    expect(await call('positions.origin', { id: byHand })).toBeNull();
    await call('positions.remove', { ids: [byHand] });
    expect(await refusal(call('positions.origin', { id: byHand }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('settings', () => {
  it('change one by one and keep the rest', async () => {
    expect(await call('settings.get', {})).toMatchObject({ theme: 'system', density: 'normal' });
    await call('settings.set', { theme: 'dark' });
    expect(await call('settings.set', { density: 'compact' })).toMatchObject({ theme: 'dark', density: 'compact' });
  });
});

describe('a list and sums that are asked for together', () => {
  it('come of one reading, and none of them of one that began before a change', async () => {
    await add('KO', '10');
    const [before, first] = await Promise.all([call('portfolios.summary', {}), call('positions.list', {})]);
    expect([before.positionCount, first.length]).toEqual([1, 1]);
    // The reading is on its way when the change is made; who asks after the change sees it.
    const early = call('positions.list', {});
    await add('PEP', '5');
    expect(await call('positions.list', {})).toHaveLength(2);
    expect((await early).length).toBeLessThanOrEqual(2);
  });
});
