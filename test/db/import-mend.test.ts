import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportMode } from '../../src-shared/domain/import-mode';
import type { InputOf } from '../../src-shared/ipc/contract';
import { type Call, failure, importText, newProfile, startTestApp, type TestApp } from '../helpers/test-app';

let test: TestApp;
let call: Call;
let profiles = 0;
beforeAll(async () => {
  test = await startTestApp();
});
beforeEach(async () => {
  profiles += 1;
  call = await newProfile(test.app, `mender ${profiles}`);
});
afterAll(() => test.dispose());

const head = 'ticker,quantity,entry_price,entry_date,tags,last_price\n';

async function preview(text: string, mode?: ImportMode) {
  const bytes = new TextEncoder().encode(head + text);
  const answer = await call('imports.preview', { fileName: 'book.csv', bytes, mode, operationId: randomUUID() });
  if (answer.kind !== 'preview') throw new Error(answer.message);
  return answer.preview;
}

type Step = InputOf<'imports.mend'>['step'];
const mend = (previewId: string, step: Step) => call('imports.mend', { previewId, step });
const decide = (rows: number[], decision: 'take' | 'leaveOut' | null): Step => ({ kind: 'decide', rows, decision });
const page = async (previewId: string, show: InputOf<'imports.page'>['show'] = 'all', search = '') =>
  (await call('imports.page', { previewId, show, search, offset: 0, limit: 100 })).rows;
const commit = (previewId: string, acceptGood = false) =>
  call('imports.commit', { previewId, acceptGood, again: true, operationId: randomUUID() });

/** Everything that a person sees of a book. */
async function bookOf() {
  return {
    positions: (await call('positions.list', {})).map(({ updatedAt: _, ...row }) => row),
    closed: await call('positions.closed', {}),
    tags: await call('tags.list', {}),
    summary: await call('portfolios.summary', {}),
  };
}

describe('mending', () => {
  const bad = 'COST,10,"1.004,21",2026-01-02,,\nKO,"1,5",60,2026-01-02,,\nPEP,"2,5",150,2026-01-02,,\n';

  it('reads a cell anew, takes it back and forward, and writes it with what the file had', async () => {
    const { previewId, counts } = await preview(bad);
    expect(counts).toMatchObject({ problem: 3, new: 0, mended: 0 });
    const [first] = await page(previewId, 'problem');
    expect(first?.mends).toMatchObject([{ alike: 0, offers: [{}, {}] }]);
    const changes = [{ row: 2, column: 2, text: first?.mends[0]?.offers[0]?.changes[0]?.text ?? '' }];
    const mended = await mend(previewId, { kind: 'cells', changes });
    expect(mended).toMatchObject({ canUndo: true, counts: { problem: 2, new: 1, mended: 1 } });
    // The row stays where it was found, so that nothing moves under the hands.
    expect(await page(previewId, 'problem')).toMatchObject([
      {
        row: 2,
        kind: 'new',
        cells: ['COST', '10', '1.004,21', '2026-01-02', '', ''],
        draft: { entryPrice: '1004.21' },
      },
      { row: 3, kind: 'problem' },
      { row: 4, kind: 'problem' },
    ]);
    expect(await mend(previewId, { kind: 'undo' })).toMatchObject({ canRedo: true, counts: { problem: 3 } });
    expect(await mend(previewId, { kind: 'redo' })).toMatchObject({
      canRedo: false,
      counts: { problem: 2, mended: 1 },
    });
    const back = await mend(previewId, { kind: 'cells', changes: [{ row: 2, column: 2, text: null }] });
    expect(back.counts).toMatchObject({ problem: 3, mended: 0 });
    await mend(previewId, { kind: 'undo' });

    const { batchId } = await commit(previewId, true);
    expect(await call('imports.rows', { batchId, offset: 0, limit: 10 })).toMatchObject({
      total: 3,
      rows: [
        {
          row: 2,
          status: 'imported',
          cells: expect.arrayContaining(['1.004,21']),
          message: expect.stringContaining('“1.004,21” to “1004.21”'),
        },
        { row: 3, status: 'problem' },
        { row: 4, status: 'problem' },
      ],
    });
    expect(await call('imports.history', {})).toMatchObject([{ importedCount: 1, mendedCount: 1, problemCount: 2 }]);
  });

  it('reads all rows with the same problem in the same way, and leaves out what nobody can read', async () => {
    const { previewId } = await preview(`${bad}TSLA,0,1,2026-01-02,,\n`);
    const rows = await page(previewId, 'problem');
    const { code, column, alike, offers } = rows[1]?.mends[0] ?? { code: '', column: '', alike: 0, offers: [] };
    expect(alike).toBe(1);
    const step: Step = { kind: 'alike', code, column, way: offers[0]?.way ?? '' };
    expect((await mend(previewId, step)).counts).toMatchObject({ problem: 2, new: 2, mended: 2 });
    const zero: Step = { kind: 'decide', alike: { code: 'QUANTITY_ZERO', column: 'quantity' }, decision: 'leaveOut' };
    expect((await mend(previewId, zero)).counts).toMatchObject({ problem: 1, leftOut: 1 });
    expect((await mend(previewId, decide([5], null))).counts).toMatchObject({ problem: 2, leftOut: 0 });
  });

  it('finds the next row that waits, on whatever page, and rows by their text', async () => {
    const filler = Array.from({ length: 300 }, (_, index) => `KO,${index + 1},60,2026-01-02,,\n`).join('');
    const { previewId } = await preview(`${filler}COST,x,1,2026-01-02,,\n${filler}`);
    const next = (from: number, direction: 'forward' | 'back') =>
      call('imports.next', { previewId, show: 'all', from, direction });
    expect(await next(-1, 'forward')).toEqual({ index: 300 });
    expect(await next(300, 'forward')).toEqual({ index: null });
    expect(await next(500, 'back')).toEqual({ index: 300 });
    expect(await page(previewId, 'all', 'cost')).toMatchObject([{ row: 302 }]);
  });

  it('asks about lines of totals, and takes them only when told', async () => {
    const { previewId, counts } = await preview(
      'KO,10,60,2026-01-02,,\nTOTAL,10,60,2026-01-02,,\nCASH,5,1,2026-01-02,,\n',
    );
    expect(counts).toMatchObject({ new: 1, question: 2, problem: 0 });
    expect((await failure(commit(previewId))).code).toBe('NEEDS_CONFIRMATION');
    await mend(previewId, decide([4], 'take'));
    await mend(previewId, decide([3], 'leaveOut'));
    await commit(previewId);
    expect((await call('positions.list', {})).map(({ symbol }) => symbol)).toEqual(['KO', 'CASH']);
  });

  it('is answered at once in 100,000 rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `S${index % 5000},${index + 1},10,2026-01-02,core,`);
    const { previewId } = await preview(`${rows.join('\n')}\nCOST,"1,5",1,2026-01-02,,\n`);
    // Of the processor, not of the clock: others may be using the machine.
    const start = process.cpuUsage();
    const { counts } = await mend(previewId, { kind: 'cells', changes: [{ row: 100_002, column: 1, text: '1.5' }] });
    const { user, system } = process.cpuUsage(start);
    expect(counts).toMatchObject({ problem: 0, new: 100_001 });
    expect((user + system) / 1000).toBeLessThan(3000);
  }, 60_000);
});

describe('comparing with the book', () => {
  const yesterday = 'AAPL,100,180,2026-01-02,core,190\nKO,50,60,2026-01-05,,61\nINTC,-20,34,2026-01-06,,33\n';
  const today = 'AAPL,100,180,2026-01-02,core,191\nKO,80,60.5,2026-01-05,income,62\nMSFT,5,400,2026-02-02,,410\n';

  it('merges by itself when the book has a row already, and adds otherwise', async () => {
    expect(await preview(yesterday)).toMatchObject({ mode: 'add', counts: { new: 3 } });
    await importText(call, head + yesterday);
    expect(await preview(today)).toMatchObject({
      mode: 'merge',
      counts: { new: 1, changed: 1, same: 1, gone: 0 },
      newTags: [{ name: 'income' }],
      effect: { prices: 3, unpriced: 0 },
    });
    expect((await preview('TSLA,1,1,2026-01-02,,\n')).mode).toBe('add');
  });

  it('says what will become of the book, which is then what becomes of it', async () => {
    await importText(call, head + yesterday);
    await call('positions.create', {
      symbol: 'GLD',
      quantity: '1',
      entryPrice: '200',
      entryDate: '2026-01-02',
      tagIds: [],
    });
    const before = await call('portfolios.summary', {});
    const { previewId, effect, counts } = await preview(today, 'replace');
    // What was entered by hand is no part of any file.
    expect(counts).toMatchObject({ new: 1, changed: 1, same: 1, gone: 1 });
    const rows = await page(previewId);
    expect(rows.map(({ row, kind }) => [row, kind])).toEqual([
      [2, 'same'],
      [3, 'changed'],
      [4, 'new'],
      [null, 'gone'],
    ]);
    expect(rows[1]).toMatchObject({
      before: { quantity: '50', entryPrice: '60' },
      draft: { quantity: '80', entryPrice: '60.5' },
    });
    expect(await commit(previewId)).toMatchObject({ imported: 1, changed: 1, gone: 1, unchanged: 1 });
    const after = await call('portfolios.summary', {});
    expect((Number(after.totalValue) - Number(before.totalValue)).toFixed(2)).toBe(effect.valueChange);
    const positions = await call('positions.list', {});
    expect(positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ['AAPL', '100'],
      ['KO', '80'],
      ['GLD', '1'],
      ['MSFT', '5'],
    ]);
    expect(positions[1]?.tagIds).toHaveLength(1);
    expect(await call('positions.closed', {})).toMatchObject([
      { symbol: 'INTC', exitDate: '2026-11-20', exitPrice: null },
    ]);
  });

  it.each<ImportMode>(['merge', 'replace'])('is undone and redone to the same content: %s', async (mode) => {
    await importText(call, head + yesterday);
    const before = await bookOf();
    const { batchId } = await importText(call, head + today, { mode });
    const after = await bookOf();
    expect(after).not.toEqual(before);
    await call('changes.undo', {});
    expect(await bookOf()).toEqual(before);
    await call('changes.redo', {});
    expect(await bookOf()).toEqual(after);
    const { putBack } = await call('imports.undo', { batchId });
    expect(putBack).toBe(mode === 'merge' ? 1 : 2);
    expect(await bookOf()).toEqual(before);
    test.clock.advance(60_000);
    expect(await call('imports.restore', { batchId })).toEqual({ restored: 1 });
    expect(await bookOf()).toEqual(after);
    await call('changes.undo', {});
    expect(await bookOf()).toEqual(before);
  });

  it('leaves what the person changed after it, and asks before undoing', async () => {
    await importText(call, head + yesterday);
    const { batchId } = await importText(call, head + today, { mode: 'merge' });
    const coke = (await call('positions.list', {})).find(({ symbol }) => symbol === 'KO');
    test.clock.advance(1000);
    await call('positions.update', { id: coke?.id ?? '', quantity: '85' });
    expect((await failure(call('imports.undo', { batchId }))).error).toMatchObject({
      code: 'NEEDS_CONFIRMATION',
      details: { changed: 1 },
    });
    await call('imports.undo', { batchId, confirmed: true });
    const rows = (await call('positions.list', {})).map(({ symbol, quantity }) => `${symbol} ${quantity}`);
    expect(rows).toEqual(['AAPL 100', 'KO 85', 'INTC 20']);
  });

  it('closes nothing while a row cannot be read, nor what a row that was left out may be', async () => {
    await importText(call, head + yesterday);
    const { previewId, refusal } = await preview('AAPL,100,180,2026-01-02,core,\nINTC,x,34,2026-01-06,,\n', 'replace');
    const { error } = await failure(commit(previewId, true));
    expect(error).toMatchObject({ code: 'NEEDS_CONFIRMATION', message: expect.stringContaining('Replacing would') });
    expect(await call('imports.refusal', { previewId, acceptGood: true, again: true })).toEqual({
      refusal: { code: error.code, message: error.message, settledBy: null },
    });
    expect(refusal).toBe(error.message);
    const settled = await mend(previewId, decide([3], 'leaveOut'));
    expect(settled).toMatchObject({ refusal: null, counts: { gone: 1, leftOut: 1 } });
    const [gone] = await page(previewId, 'gone');
    expect(gone?.draft?.symbol).toBe('KO');
    const step: Step = { kind: 'decide', lots: [gone?.positionId ?? ''], decision: 'leaveOut' };
    expect((await mend(previewId, step)).counts).toMatchObject({ gone: 0, leftOut: 2 });
  });

  it('does not replace while a row that is left out may have taken others in', async () => {
    await importText(call, head + yesterday);
    const { previewId } = await preview('AAPL,100,180,2026-01-02,core,\n"INTC,20,34,2026-01-06,,\n', 'replace');
    const { counts, refusal } = await mend(previewId, decide([3], 'leaveOut'));
    expect(counts).toMatchObject({ problem: 0, question: 0, leftOut: 1 });
    expect(refusal).toContain('Replacing would close what they hold');
    expect((await failure(commit(previewId, true))).message).toContain(refusal);
  });

  it('writes nothing when the book changed so that the import would do something else', async () => {
    await importText(call, head + yesterday);
    const { previewId, counts } = await preview(today);
    const ids = (await call('positions.list', {})).filter(({ symbol }) => symbol === 'AAPL').map(({ id }) => id);
    await call('positions.remove', { ids });
    expect((await failure(commit(previewId))).code).toBe('CONFLICT');
    const again = await mend(previewId, { kind: 'mode', mode: 'merge' });
    expect(again.counts).toMatchObject({ new: counts.new + 1, same: 0 });
    expect(await commit(previewId)).toMatchObject({ imported: 2, changed: 1 });
  });

  it('has nothing to write for a file that the book has', async () => {
    const bare = 'AAPL,100,180,2026-01-02,,\n';
    await importText(call, head + bare);
    const { previewId, known, counts } = await preview(bare);
    expect(known).not.toBeNull();
    expect(counts).toMatchObject({ same: 1, new: 0 });
    expect((await failure(commit(previewId))).code).toBe('INVALID_INPUT');
    const adding = await mend(previewId, { kind: 'mode', mode: 'add' });
    expect(adding.counts).toMatchObject({ same: 0, new: 1, duplicate: 1 });
  });

  it('says which tag stands in the way of bringing an import back', async () => {
    const { batchId } = await importText(call, head + yesterday);
    await call('imports.undo', { batchId });
    await call('tags.create', { name: 'Core', tagType: 'REGULAR' });
    expect((await failure(call('imports.restore', { batchId }))).error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('“core”'),
    });
  });
});
