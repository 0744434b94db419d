import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
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
  call = await newProfile(test.app, `importer ${profiles}`);
});
afterAll(() => test.dispose());

const bytesOf = (text: string) => new TextEncoder().encode(text);
const preview = async (text: string) => {
  const answer = await call('imports.preview', {
    fileName: 'book.csv',
    bytes: bytesOf(text),
    operationId: randomUUID(),
  });
  if (answer.kind !== 'preview') throw new Error(answer.message);
  return answer.preview;
};

const good =
  'ticker,quantity,entry_price,entry_date,tags\nAAPL,100,185.50,2025-03-14,"core,tech"\nTSLA,-50,331.00,2026-06-02,hedge\n';
const mixed = `${good}MSFT,abc,10,2026-01-02,\nNVDA,5,12,2027-01-02,\nKO,7,60.25,2026-01-05,#strategy:pair\n`;

/** Everything that a person sees of a book. */
async function bookOf() {
  return {
    positions: (await call('positions.list', {})).map(({ updatedAt: _, ...row }) => row),
    tags: await call('tags.list', {}),
    summary: await call('portfolios.summary', {}),
  };
}

describe('preview', () => {
  it('writes nothing', async () => {
    const before = await bookOf();
    await preview(mixed);
    expect(await bookOf()).toEqual(before);
    expect(await call('imports.history', {})).toEqual([]);
  });

  it('counts rows, names new tags and gives pages of each kind', async () => {
    const { previewId, counts, newTags } = await preview(mixed);
    expect(counts).toMatchObject({ rows: 5, new: 3, warning: 0, problem: 2, question: 0, skipped: 0 });
    expect(newTags).toEqual([
      { name: 'core', tagType: 'REGULAR' },
      { name: 'tech', tagType: 'REGULAR' },
      { name: 'hedge', tagType: 'REGULAR' },
      { name: 'pair', tagType: 'STRATEGY' },
    ]);
    const problems = await call('imports.page', { previewId, show: 'problem', offset: 0, limit: 10 });
    expect(problems.total).toBe(2);
    expect(problems.rows[0]?.problems[0]).toMatchObject({ row: 4, column: 'quantity', value: 'abc' });
    expect(problems.rows[1]?.problems[0]).toMatchObject({
      row: 5,
      column: 'entry_date',
      value: '2027-01-02',
      code: 'FUTURE_DATE',
    });
    const second = await call('imports.page', { previewId, show: 'all', offset: 1, limit: 2 });
    expect(second.rows.map((row) => row.row)).toEqual([3, 4]);
  });

  it('keeps the problem rows in a file that reads again', async () => {
    const { previewId } = await preview(mixed);
    const { fileName, text } = await call('imports.problemFile', { previewId });
    expect(fileName).toBe('book-problems.csv');
    expect(text).toContain('MSFT,abc,10,2026-01-02,');
    expect((await preview(text)).counts).toMatchObject({ rows: 2, problem: 2 });
  });

  it("answers a broker's file with the columns that it found", async () => {
    const bytes = new Uint8Array(readFileSync('test/fixtures/broker-csv/fidelity_Portfolio_Positions_Sep-25-2026.csv'));
    const answer = await call('imports.preview', { fileName: 'fidelity.csv', bytes, operationId: randomUUID() });
    expect(answer).toMatchObject({ kind: 'unreadable', code: 'NOT_RECOGNISED' });
    expect(answer.kind === 'unreadable' && answer.columns).toContain('Symbol');
  });

  it('makes rows problems that would take the profile past 100 tags', async () => {
    const rows = Array.from({ length: 101 }, (_, index) => `AAPL,${index + 1},1,2026-01-02,tag ${index + 1}`);
    const { counts, previewId } = await preview(`ticker,quantity,entry_price,entry_date,tags\n${rows.join('\n')}\n`);
    expect(counts).toMatchObject({ new: 100, problem: 1 });
    const { rows: problems } = await call('imports.page', { previewId, show: 'problem', offset: 0, limit: 10 });
    expect(problems[0]?.problems[0]).toMatchObject({ row: 102, column: 'tags', code: 'TOO_MANY_TAGS_IN_PROFILE' });
  });

  it('belongs to the profile that made it', async () => {
    const { previewId } = await preview(good);
    const other = await newProfile(test.app, `other ${profiles}`);
    expect((await failure(other('imports.page', { previewId, show: 'all', offset: 0, limit: 10 }))).code).toBe(
      'NOT_FOUND',
    );
    expect(
      (await failure(other('imports.commit', { previewId, acceptGood: true, again: true, operationId: randomUUID() })))
        .code,
    ).toBe('NOT_FOUND');
    await other('imports.discard', { previewId });
    expect((await call('imports.page', { previewId, show: 'all', offset: 0, limit: 10 })).total).toBe(2);
  });
});

describe('commit', () => {
  it('stores the sample file as its oracle says, in the order of the file', async () => {
    const oracle = JSON.parse(readFileSync('test/fixtures/broker-csv/expected.json', 'utf8'))['sigmasight_template.csv']
      .positions;
    await importText(call, readFileSync('resources/sample-positions.csv', 'utf8'));
    const rows = await call('positions.list', {});
    const asOracle = rows.map((row) => [
      row.symbol,
      Number(row.quantity) * (['SHORT', 'SC', 'SP'].includes(row.positionType) ? -1 : 1),
      Number(row.entryPrice),
      row.underlyingSymbol && {
        underlying: row.underlyingSymbol,
        expiry: row.expirationDate,
        right: row.optionType?.[0],
        strike: Number(row.strikePrice),
      },
      null,
    ]);
    expect(asOracle).toEqual(oracle);
    const names = new Map((await call('tags.list', {})).map((tag) => [tag.id, tag.name]));
    expect(rows.map((row) => row.tagIds.map((id) => names.get(id)))).toEqual([
      ['core', 'tech'],
      ['hedge'],
      ['covered call'],
      ['hedge', 'tail risk'],
      [],
    ]);
  });

  it('asks before it leaves rows with problems out, and then takes the good ones', async () => {
    const refused = await failure(importText(call, mixed));
    expect(refused.error).toMatchObject({ code: 'NEEDS_CONFIRMATION', details: { settledBy: 'acceptGood' } });
    expect(await call('positions.list', {})).toEqual([]);
    expect(await importText(call, mixed, { acceptGood: true })).toMatchObject({
      imported: 3,
      leftOut: 2,
      tagsCreated: 4,
    });
    expect((await call('positions.list', {})).map((row) => row.symbol)).toEqual(['AAPL', 'TSLA', 'KO']);
    expect((await call('tags.list', {})).find((tag) => tag.name === 'pair')?.tagType).toBe('STRATEGY');
  });

  it('refuses a file without a single good row', async () => {
    expect(
      (
        await failure(
          importText(call, 'ticker,quantity,entry_price,entry_date\nA,0,1,2026-01-02\n', { acceptGood: true }),
        )
      ).code,
    ).toBe('INVALID_INPUT');
  });

  it('recognises the same file again and asks', async () => {
    await importText(call, good);
    expect((await preview(good)).known).toMatchObject({ imported: 2 });
    expect((await failure(importText(call, good, { fileName: 'renamed.csv' }))).code).toBe('NEEDS_CONFIRMATION');
    await importText(call, good, { again: true });
    expect(await call('positions.list', {})).toHaveLength(4);
  });

  it('uses tags that are there already, in whatever case', async () => {
    const tag = await call('tags.create', { name: 'Hedge', tagType: 'STRATEGY' });
    await importText(call, good);
    const tesla = (await call('positions.list', {})).find((row) => row.symbol === 'TSLA');
    expect(tesla?.tagIds).toEqual([tag.id]);
  });

  it("values rows with the file's last prices and says where they come from", async () => {
    await importText(
      call,
      'ticker,quantity,entry_price,entry_date,last_price\nAAPL,100,180,2026-01-02,182\nTSLA,-50,331,2026-01-02,330\nAAPL270115C00350000,-5,14.995,2026-07-10,10\n',
    );
    const rows = await call('positions.list', {});
    expect(
      rows.map(({ marketValue, unrealizedPnl, lastPriceSource, lastPriceDate }) => [
        marketValue,
        unrealizedPnl,
        lastPriceSource,
        lastPriceDate,
      ]),
    ).toEqual([
      ['18200.00', '200.00', 'broker_file', '2026-11-20'],
      ['-16500.00', '50.00', 'broker_file', '2026-11-20'],
      ['-5000.00', '2497.50', 'broker_file', '2026-11-20'],
    ]);
    expect(await call('portfolios.summary', {})).toMatchObject({
      longValue: '18200.00',
      shortValue: '-21500.00',
      netExposure: '-3300.00',
      totalValue: '-3300.00',
      unrealizedPnl: '2747.50',
    });
  });
});

describe('last prices in a file', () => {
  const header = 'ticker,quantity,entry_price,entry_date,tags,last_price\n';

  it('of one symbol must agree; a row without one gets the symbol’s', async () => {
    const { previewId, counts } = await preview(
      `${header}AAPL,10,1,2026-01-02,,100\nAAPL,-10,1,2026-01-02,,200\nAAPL,5,1,2026-01-02,,\n`,
    );
    expect(counts).toMatchObject({ new: 2, problem: 1 });
    const { rows } = await call('imports.page', { previewId, show: 'all', offset: 0, limit: 10 });
    expect(rows[1]?.problems).toMatchObject([
      { row: 3, column: 'last_price', value: '200', code: 'CONFLICTING_PRICE' },
    ]);
    expect(rows[2]?.draft?.lastPrice).toBe('100');
  });

  it('are checked with every row that they value', async () => {
    const { counts } = await preview(`${header}LST,99999999999,1,2026-01-02,,\nLST,1,1,2026-01-02,,9999\n`);
    expect(counts).toMatchObject({ new: 1, problem: 1 });
  });

  it('give way to a price entered by hand today, in the preview as in the book', async () => {
    await importText(call, `${header}KO,10,60,2026-01-02,,61\n`);
    await call('positions.setPrice', { symbol: 'KO', price: '63', priceDate: '2026-11-20' });
    const { previewId } = await preview(`${header}KO,5,60,2026-01-02,,62\nPEP,1,150,2026-01-02,,\n`);
    const { rows } = await call('imports.page', { previewId, show: 'all', offset: 0, limit: 10 });
    expect(rows.map((row) => row.draft?.lastPrice)).toEqual(['63', null]);
    await call('imports.commit', { previewId, acceptGood: false, again: false, operationId: randomUUID() });
    expect((await call('positions.list', {})).map((row) => row.lastPrice)).toEqual(['63', '63', null]);
  });
});

describe('tags in a file', () => {
  it('keep the type that they had first, and the row says so', async () => {
    const { previewId, newTags } = await preview(
      'ticker,quantity,entry_price,entry_date,tags\nAAPL,1,1,2026-01-02,Hedge\nMSFT,1,1,2026-01-02,#strategy:hedge\n',
    );
    expect(newTags).toEqual([{ name: 'Hedge', tagType: 'REGULAR' }]);
    const { rows } = await call('imports.page', { previewId, show: 'warning', offset: 0, limit: 10 });
    expect(rows).toMatchObject([
      { row: 3, draft: { tags: [{ name: 'Hedge', tagType: 'REGULAR' }] }, warnings: [{ code: 'TAG_TYPE_DIFFERS' }] },
    ]);
  });
});

describe('undo', () => {
  it('restores the book exactly, and the file can be imported again', async () => {
    await importText(call, 'ticker,quantity,entry_price,entry_date,tags,last_price\nKO,10,60,2026-01-02,core,61\n');
    await call('portfolios.setCash', { balance: '1000' });
    const before = await bookOf();
    const { batchId } = await importText(
      call,
      `${good.replace('tags\n', 'tags,last_price\n').replace('"core,tech"', '"core,tech",190')}KO,5,60,2026-01-03,core,99\n`,
    );
    expect(await bookOf()).not.toEqual(before);
    expect(await call('imports.undo', { batchId })).toEqual({
      removed: 3,
      closedParts: 0,
      cashFlows: 0,
      prices: 2,
      tags: 2,
      putBack: 0,
    });
    const after = await bookOf();
    expect(after).toEqual(before);
    expect(after.positions[0]).toMatchObject({ symbol: 'KO', lastPrice: '61' });
    expect((await call('imports.history', {})).find((batch) => batch.id === batchId)?.undoneAt).not.toBeNull();
    expect((await preview(good)).known).toBeNull();
  });

  it('asks when positions of the import were changed since, and takes their closed parts and cash back too', async () => {
    await call('portfolios.setCash', { balance: '500' });
    const before = await bookOf();
    const { batchId } = await importText(call, good);
    const [apple] = await call('positions.list', {});
    await call('positions.close', {
      id: apple?.id ?? '',
      quantity: '40',
      exitPrice: '200',
      exitDate: '2026-11-19',
      bookCash: true,
    });
    expect((await call('portfolios.summary', {})).cashValue).toBe('8500.00');
    expect((await failure(call('imports.undo', { batchId }))).error).toMatchObject({ code: 'NEEDS_CONFIRMATION' });
    expect(await call('imports.undo', { batchId, confirmed: true })).toMatchObject({
      removed: 3,
      closedParts: 1,
      cashFlows: 1,
    });
    expect(await bookOf()).toEqual(before);
    expect(await call('positions.closed', {})).toEqual([]);
    expect((await failure(call('imports.undo', { batchId, confirmed: true }))).code).toBe('CONFLICT');
  });

  it('leaves tags that were put on other positions meanwhile', async () => {
    await importText(call, 'ticker,quantity,entry_price,entry_date\nKO,10,60,2026-01-02\n');
    const { batchId } = await importText(call, good);
    const tags = await call('tags.list', {});
    const kept = tags.find((tag) => tag.name === 'core');
    const [coke] = await call('positions.list', {});
    await call('tags.assign', { positionIds: [coke?.id ?? ''], add: [kept?.id ?? ''] });
    await call('imports.undo', { batchId, confirmed: true });
    expect((await call('tags.list', {})).map((tag) => [tag.name, tag.usageCount])).toEqual([['core', 1]]);
  });
});

describe('30,000 rows', () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, index) => `S${index % 5000},${(index % 900) + 1},${(index % 400) + 0.5},2026-01-02,tag ${index % 40}`,
  );
  const text = `ticker,quantity,entry_price,entry_date,tags\n${rows.join('\n')}\n`;

  it('can be cancelled half-way with nothing written, then imported with progress and undone', async () => {
    const { previewId } = await preview(text);
    const operationId = randomUUID();
    const unsubscribe = test.app.subscribe((event) => {
      if (event.type === 'operation.progress' && event.phase === 'Writing' && event.done >= 10_000)
        void call('imports.cancel', { operationId });
    });
    expect(
      (await failure(call('imports.commit', { previewId, acceptGood: false, again: false, operationId }))).code,
    ).toBe('CANCELLED');
    unsubscribe();
    expect(await call('positions.list', {})).toEqual([]);
    expect(await call('tags.list', {})).toEqual([]);

    const seen: number[] = [];
    const stop = test.app.subscribe((event) => {
      if (event.type === 'operation.progress' && event.phase === 'Writing') seen.push(event.done);
    });
    const { batchId, imported } = await call('imports.commit', {
      previewId,
      acceptGood: false,
      again: false,
      operationId: randomUUID(),
    });
    stop();
    expect(imported).toBe(30_000);
    expect(seen.length).toBeGreaterThanOrEqual(6);
    const book = await call('positions.list', {});
    expect(book).toHaveLength(30_000);
    expect(book[24_321]).toMatchObject({ symbol: `S${24_321 % 5000}`, quantity: String((24_321 % 900) + 1) });
    expect((await call('tags.list', {})).map((tag) => tag.usageCount)).toEqual(Array.from({ length: 40 }, () => 750));
    expect(await call('imports.undo', { batchId })).toMatchObject({ removed: 30_000 });
    expect(await call('tags.list', {})).toEqual([]);
  });
});
