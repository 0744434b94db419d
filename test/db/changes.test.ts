import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportMode } from '../../src-shared/domain/import-mode';
import { type Call, CallFailed, failure, importText } from '../helpers/test-app';
import { TestBook, type TestProfile } from '../helpers/test-book';

const book = new TestBook();
let profile: TestProfile;
let call: Call;
beforeAll(() => book.open());
beforeEach(async () => {
  profile = await book.newProfile();
  call = profile.call;
});
afterAll(() => book.dispose());

const add = (symbol: string, quantity: string, tagIds: string[] = []) =>
  call('positions.create', { symbol, quantity, entryPrice: '100', entryDate: '2026-01-02', tagIds });
const close = (id: string, quantity: string) =>
  call('positions.close', { id, quantity, exitPrice: '287.4', exitDate: '2026-11-19', bookCash: true });
const price = (symbol: string, value: string) =>
  call('positions.setPrice', { symbol, price: value, priceDate: '2026-11-19' });
const deposit = (amount: string) =>
  call('portfolios.recordCash', { flowType: 'deposit', amount, flowDate: '2026-11-19' });
const importRows = (rows: string, fileName = 'book.csv', mode: ImportMode = 'add') =>
  importText(call, `ticker,quantity,entry_price,entry_date,tags,last_price\n${rows}`, { again: true, fileName, mode });
const recent = async () => (await call('changes.list', {})).recent.map(({ label }) => label);

/** A book with something of everything, and the ids of it. */
async function filledBook() {
  const core = await call('tags.create', { name: 'core' });
  const hedge = await call('tags.create', { name: 'hedge' });
  const { batchId } = await importRows(
    'AAPL,100,180,2026-01-02,"core,imported",287\nMSFT,-5,400,2026-01-02,core,410\n',
    'first.csv',
  );
  const { id: aapl } = await add('AAPL', '200', [core.id, hedge.id]);
  const { id: call350 } = await add('AAPL270115C00350000', '-5');
  await price('AAPL', '286');
  const flow = await deposit('2500');
  return { core, hedge, batchId, aapl, call350, flow };
}
type Filled = Awaited<ReturnType<typeof filledBook>>;

/** Every kind of change: what does it, and what it is called. */
const kinds: Record<string, { does: (filled: Filled) => Promise<unknown>; label: string }> = {
  'positions.create': { does: ({ core }) => add('TSLA', '-50', [core.id]), label: 'Added TSLA' },
  'positions.create of an option': {
    does: () => add('SPY261218P00450000', '2'),
    label: 'Added SPY 18 Dec 26 450 P',
  },
  'positions.update': {
    does: ({ aapl }) => call('positions.update', { id: aapl, quantity: '-7.5', entryPrice: '', entryDate: '' }),
    label: 'Edited AAPL',
  },
  'positions.update to another symbol': {
    does: ({ aapl }) => call('positions.update', { id: aapl, symbol: 'MSFT' }),
    label: 'Edited AAPL',
  },
  'positions.remove of one': {
    does: ({ call350 }) => call('positions.remove', { ids: [call350] }),
    label: 'Deleted AAPL 15 Jan 27 350 C',
  },
  'positions.remove of all': {
    does: async () => call('positions.remove', { ids: (await call('positions.list', {})).map(({ id }) => id) }),
    label: 'Deleted 4 positions',
  },
  'positions.close of a part': { does: ({ aapl }) => close(aapl, '50'), label: 'Closed 50 of 200 AAPL' },
  'positions.close of all': { does: ({ aapl }) => close(aapl, '200'), label: 'Closed 200 AAPL' },
  'positions.setPrice': { does: () => price('AAPL', '1287.40'), label: 'Price of AAPL 1,287.40' },
  'positions.setPrice of another day': {
    does: () => call('positions.setPrice', { symbol: 'AAPL', price: '290', priceDate: '2026-11-20' }),
    label: 'Price of AAPL 290.00',
  },
  'positions.setPrice to none': { does: () => price('AAPL', ''), label: 'Took the price of AAPL away' },
  'tags.create': {
    does: () => call('tags.create', { name: 'Wheel', tagType: 'STRATEGY' }),
    label: 'Created strategy Wheel',
  },
  'tags.update of the name': {
    does: ({ core }) => call('tags.update', { id: core.id, name: 'quality' }),
    label: 'Renamed tag core to quality',
  },
  'tags.update of the colour': {
    does: ({ core }) => call('tags.update', { id: core.id, color: '#123456' }),
    label: 'Recoloured tag core',
  },
  'tags.update of the type': {
    does: ({ core }) => call('tags.update', { id: core.id, tagType: 'STRATEGY' }),
    label: 'Made core a strategy',
  },
  'tags.remove': {
    does: ({ core }) => call('tags.remove', { id: core.id, confirmed: true }),
    label: 'Deleted tag core',
  },
  'tags.assign': {
    does: ({ core, hedge, aapl, call350 }) =>
      call('tags.assign', { positionIds: [aapl, call350], add: [core.id, hedge.id] }),
    label: 'Tagged 2 positions: core, hedge',
  },
  'tags.assign, taking off': {
    does: ({ core, aapl }) => call('tags.assign', { positionIds: [aapl], remove: [core.id] }),
    label: 'Took core off 1 position',
  },
  'tags.assign, both': {
    does: ({ core, hedge, aapl, call350 }) =>
      call('tags.assign', { positionIds: [aapl, call350], add: [core.id], remove: [hedge.id] }),
    label: 'Changed the tags of 2 positions',
  },
  'portfolios.recordCash': { does: () => deposit('1000'), label: 'Deposit 1,000.00' },
  'portfolios.recordCash out': {
    does: () =>
      call('portfolios.recordCash', { flowType: 'withdrawal', amount: '12.5', flowDate: '2026-11-19', note: 'fee' }),
    label: 'Withdrawal 12.50',
  },
  'portfolios.setCash': { does: () => call('portfolios.setCash', { balance: '-500' }), label: 'Cash balance -500.00' },
  'portfolios.removeCash': {
    does: ({ flow }) => call('portfolios.removeCash', { id: flow.id }),
    label: 'Removed: Deposit 2,500.00',
  },
  'imports.commit': {
    does: () => importRows('AAPL,1,1,2026-01-02,"core,new",300\nKO,2,60,2026-01-02,#income,\n', 'second.csv'),
    label: 'Imported 2 positions from second.csv',
  },
  'imports.commit that changes what is there': {
    does: () => importRows('AAPL,150,180,2026-01-02,"core,new",300\nKO,2,60,2026-01-02,,\n', 'second.csv', 'merge'),
    label: 'Imported second.csv: 1 new, 1 changed',
  },
  'imports.commit that closes what is gone': {
    does: () => importRows('AAPL,150,180,2026-01-02,core,300\n', 'second.csv', 'replace'),
    label: 'Imported second.csv: 0 new, 1 changed, 1 closed',
  },
  'imports.restore': {
    does: async ({ batchId }) => {
      await call('imports.undo', { batchId });
      await call('imports.restore', { batchId });
      await call('tags.create', { name: 'last' });
    },
    label: 'Created tag last',
  },
  'imports.undo': {
    does: ({ batchId }) => call('imports.undo', { batchId }),
    label: 'Undid the import of first.csv',
  },
  'imports.undo after changes': {
    does: async ({ batchId, core }) => {
      const imported = (await call('positions.list', {})).filter((row) => row.importBatchId === batchId);
      await close(imported[0]?.id ?? '', '40');
      await call('tags.assign', { positionIds: [imported[1]?.id ?? ''], remove: [core.id] });
      await call('imports.undo', { batchId, confirmed: true });
    },
    label: 'Undid the import of first.csv',
  },
};

/** Whether the count on a tag is that of its live positions. */
const driftedTags = sql`
  SELECT name FROM tags WHERE usage_count <> (
    SELECT count(*) FROM position_tags link JOIN positions ON positions.id = link.position_id
    WHERE link.tag_id = tags.id AND deleted_at IS NULL AND exit_date IS NULL)`;

const symbols = ['AAPL', 'MSFT', 'AAPL270115C00350000'] as const;
const tagNames = ['core', 'hedge', 'Wheel'] as const;
const stepNames = [
  'add',
  'edit',
  'delete',
  'close',
  'price',
  'tag',
  'retag',
  'rename',
  'drop tag',
  'cash',
  'cash out',
  'import',
  'undo import',
  'restore import',
] as const;
const anyStep = fc.record({
  name: fc.constantFrom(...stepNames),
  at: fc.nat(20),
  value: fc.integer({ min: 1, max: 400 }),
});

/** One change, of whatever the book holds at that moment. */
async function doStep({
  name,
  at,
  value,
}: {
  name: (typeof stepNames)[number];
  at: number;
  value: number;
}): Promise<unknown> {
  const pick = <T>(list: readonly T[]): T | undefined => list[at % Math.max(1, list.length)];
  const symbol = pick(symbols) ?? 'AAPL';
  const position = pick(await call('positions.list', {}));
  const tag = pick(await call('tags.list', {}));
  const [id, tagId] = [position?.id ?? crypto.randomUUID(), tag?.id ?? crypto.randomUUID()];
  switch (name) {
    case 'add':
      return add(symbol, String(value % 2 === 0 ? value : -value), tag ? [tag.id] : []);
    case 'edit':
      return call('positions.update', { id, quantity: String(value), ...(value % 3 === 0 && { symbol }) });
    case 'delete':
      return call('positions.remove', { ids: [id] });
    case 'close':
      return close(id, value % 2 === 0 ? (position?.quantity ?? '1') : '1');
    case 'price':
      return call('positions.setPrice', {
        symbol,
        price: value % 5 === 0 ? '' : String(value),
        priceDate: value % 2 === 0 ? '2026-11-19' : '2026-11-20',
      });
    case 'tag':
      return call('tags.assign', { positionIds: [id], [value % 2 === 0 ? 'add' : 'remove']: [tagId] });
    case 'retag':
      return call('tags.create', { name: pick(tagNames) ?? 'core', tagType: value % 2 === 0 ? 'REGULAR' : 'STRATEGY' });
    case 'rename':
      return call('tags.update', { id: tagId, name: `tag ${value}` });
    case 'drop tag':
      return call('tags.remove', { id: tagId, confirmed: true });
    case 'cash':
      return value % 2 === 0 ? deposit(String(value)) : call('portfolios.setCash', { balance: String(value) });
    case 'cash out':
      return call('portfolios.removeCash', { id: pick(await call('portfolios.cashFlows', {}))?.id ?? id });
    case 'import':
      return importRows(
        `${symbol},${value},100,2026-01-02,"core,t${at % 3}",${value}\nKO,1,1,2026-01-02,,\n`,
        'book.csv',
        pick(['add', 'merge', 'replace']),
      );
    case 'restore import':
      return call('imports.restore', { batchId: pick(await call('imports.history', {}))?.id ?? id });
    case 'undo import':
      return call('imports.undo', { batchId: pick(await call('imports.history', {}))?.id ?? id, confirmed: true });
  }
}

describe('undo and redo', () => {
  it.each(Object.entries(kinds))('%s: back to the same content, and forth', async (_, { does, label }) => {
    const filled = await filledBook();
    const steps = (await recent()).length;
    const before = await profile.content();
    await does(filled);
    const after = await profile.content();
    expect(after).not.toEqual(before);
    expect((await recent())[0]).toBe(label);
    const done = (await recent()).length - steps;

    for (const round of ['once', 'again']) {
      for (let step = 0; step < done; step += 1) await call('changes.undo', {});
      expect(await profile.content(), round).toEqual(before);
      for (let step = 0; step < done; step += 1) await call('changes.redo', {});
      expect(await profile.content(), round).toEqual(after);
    }
  });

  it('what was there before an import keeps its links and old values, though all of it was undone', async () => {
    const core = await call('tags.create', { name: 'core' });
    await add('AAPL', '100', [core.id]);
    const before = await profile.content();
    await importRows('AAPL,150,100,2026-01-02,core,2\nKO,2,60,2026-01-02,core,\n', 'book.csv', 'merge');
    const after = await profile.content();
    for (let step = 0; step < 3; step += 1) await call('changes.undo', {});
    expect([await call('tags.list', {}), await call('positions.list', {})]).toEqual([[], []]);
    for (let step = 0; step < 3; step += 1) await call('changes.redo', {});
    expect(await profile.content()).toEqual(after);
    await call('changes.undo', {});
    expect(await profile.content()).toEqual(before);
  });

  it('any sequence of changes: every state comes back, to the start and to the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 12 }), async (steps) => {
        profile = await book.newProfile();
        call = profile.call;
        const contents = [await profile.content()];
        for (const step of steps) {
          const count = (await recent()).length;
          // What cannot be done in this state is refused and leaves no change.
          await doStep(step).catch((error) => {
            if (!(error instanceof CallFailed) || error.code === 'INTERNAL') throw error;
          });
          if ((await recent()).length > count) contents.push(await profile.content());
        }
        for (const content of contents.slice(0, -1).reverse()) {
          await call('changes.undo', {});
          expect(await profile.content()).toEqual(content);
        }
        expect((await failure(call('changes.undo', {}))).code).toBe('NOT_FOUND');
        for (const content of contents.slice(1)) {
          await call('changes.redo', {});
          expect(await profile.content()).toEqual(content);
        }
        const drifted = await book.run(driftedTags);
        expect(drifted).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('takes 10,000 imported rows and 5,000 deleted ones back', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, row) => `S${row % 500},${row + 1},10.5,2026-01-02,t${row % 50},${row % 500}\n`,
    );
    const empty = JSON.stringify(await profile.content());
    await importRows(lines.join(''));
    const imported = JSON.stringify(await profile.content());
    const ids = (await call('positions.list', {})).slice(0, 5_000).map(({ id }) => id);
    expect(await call('positions.remove', { ids })).toEqual({ removed: 5_000 });
    expect(await call('changes.undo', {})).toEqual({ label: 'Deleted 5,000 positions' });
    expect(JSON.stringify(await profile.content()) === imported).toBe(true);
    await call('changes.undo', {});
    expect(JSON.stringify(await profile.content())).toBe(empty);
    await call('changes.redo', {});
    expect(JSON.stringify(await profile.content()) === imported).toBe(true);
    expect(await book.run(driftedTags)).toEqual([]);
  });
});

describe('the order of changes', () => {
  it('is newest first, there and back, and the list says what comes next', async () => {
    expect(await call('changes.list', {})).toEqual({ undo: null, redo: null, recent: [] });
    await deposit('1');
    await deposit('2');
    expect(await call('changes.undo', {})).toEqual({ label: 'Deposit 2.00' });
    expect(await call('changes.list', {})).toMatchObject({
      undo: { label: 'Deposit 1.00', doneAt: '2026-11-20T21:30:00.000Z', undoneAt: null },
      redo: { label: 'Deposit 2.00', undoneAt: '2026-11-20T21:30:00.000Z' },
    });
    await call('changes.undo', {});
    expect((await failure(call('changes.undo', {}))).error).toEqual({
      code: 'NOT_FOUND',
      message: 'There is nothing to undo.',
    });
    expect(await call('changes.redo', {})).toEqual({ label: 'Deposit 1.00' });
    expect(await call('changes.redo', {})).toEqual({ label: 'Deposit 2.00' });
    expect((await failure(call('changes.redo', {}))).code).toBe('NOT_FOUND');
  });

  it('ends what could be redone with the next change, but not with a call that changes nothing', async () => {
    await deposit('100');
    await deposit('2');
    await call('changes.undo', {});
    expect(await call('portfolios.setCash', { balance: '100' })).toBeNull();
    expect((await failure(call('positions.remove', { ids: [crypto.randomUUID()] }))).code).toBe('NOT_FOUND');
    expect((await call('changes.list', {})).redo?.label).toBe('Deposit 2.00');
    await deposit('3');
    expect((await failure(call('changes.redo', {}))).code).toBe('NOT_FOUND');
    expect(await recent()).toEqual(['Deposit 3.00', 'Deposit 100.00']);
  });

  it('holds for a message that offers to undo an older one', async () => {
    await deposit('1');
    const { undo } = await call('changes.list', {});
    await deposit('2');
    expect((await failure(call('changes.undo', { id: undo?.id }))).error).toMatchObject({
      code: 'CONFLICT',
      message: '“Deposit 2.00” was done later. Undo that first. Nothing was changed.',
    });
    await call('changes.undo', {});
    expect(await call('changes.undo', { id: undo?.id })).toEqual({ label: 'Deposit 1.00' });
  });

  it('is kept for 200 changes', async () => {
    for (let count = 1; count <= 202; count += 1) await deposit(String(count));
    const labels = await recent();
    expect([labels.length, labels[0], labels.at(-1)]).toEqual([200, 'Deposit 202.00', 'Deposit 3.00']);
    const [left] = await book.run(sql`SELECT count(*)::int AS count FROM change_images WHERE change_id IN (
      SELECT id FROM changes WHERE label IN ('Deposit 1.00', 'Deposit 2.00') AND user_id = ${profile.userId})`);
    expect(left?.count).toBe(0);
  });

  it('survives a restart', async () => {
    const before = await profile.content();
    const { id } = await add('AAPL', '10');
    await close(id, '4');
    const after = await profile.content();
    await book.restart();
    await call('changes.undo', {});
    await call('changes.undo', {});
    expect(await profile.content()).toEqual(before);
    await book.restart();
    await call('changes.redo', {});
    await call('changes.redo', {});
    expect(await profile.content()).toEqual(after);
  });

  it('is each profile’s own', async () => {
    await deposit('1');
    const other = await book.newProfile();
    const { undo } = await call('changes.list', {});
    expect((await failure(other.call('changes.undo', { id: undo?.id }))).code).toBe('NOT_FOUND');
    await other.call('tags.create', { name: 'core' });
    await call('changes.undo', {});
    expect((await failure(other.call('changes.redo', {}))).code).toBe('NOT_FOUND');
    expect((await other.call('changes.list', {})).recent).toHaveLength(1);
    expect(await call('changes.redo', {})).toEqual({ label: 'Deposit 1.00' });
  });
});

describe('a row that is not as the change left it', () => {
  const refused = async (action: 'changes.undo' | 'changes.redo') => {
    const before = await profile.content();
    expect((await failure(call(action, {}))).error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('what it changed is not as it left it. Nothing was changed.'),
    });
    expect(await profile.content()).toEqual(before);
  };

  it('is not undone when it was edited', async () => {
    const { id } = await add('AAPL', '10');
    await call('positions.update', { id, quantity: '20' });
    await book.run(sql`UPDATE positions SET quantity = 30 WHERE id = ${id}`);
    await refused('changes.undo');
  });

  it('is not undone when one of many is gone', async () => {
    const ids = [(await add('AAPL', '10')).id, (await add('MSFT', '10')).id];
    await call('positions.remove', { ids });
    await book.run(sql`DELETE FROM positions WHERE id = ${ids[1]}`);
    await refused('changes.undo');
  });

  it('is not done again when it is there already, nor when its name is taken', async () => {
    await deposit('1');
    await call('changes.undo', {});
    await book.run(sql`UPDATE cash_flows SET deleted_at = NULL`);
    await refused('changes.redo');

    const core = await call('tags.create', { name: 'core' });
    await call('tags.remove', { id: core.id });
    await book.run(
      sql`INSERT INTO tags (user_id, name, tag_type) SELECT user_id, 'Core', tag_type FROM tags WHERE id = ${core.id}`,
    );
    await refused('changes.undo');
  });

  it('of an import is not undone when it was edited', async () => {
    await importRows('AAPL,1,1,2026-01-02,core,2\n');
    await book.run(sql`UPDATE positions SET edited_at = now()`);
    await refused('changes.undo');
  });

  it('but has another price is undone, and valued with that price', async () => {
    await price(await add('AAPL', '10').then(() => 'AAPL'), '100');
    const [position] = await call('positions.list', {});
    await call('positions.remove', { ids: [position?.id ?? ''] });
    await book.run(sql`UPDATE portfolio_prices SET price = 120 WHERE symbol = 'AAPL'`);
    await call('changes.undo', {});
    expect(await call('positions.list', {})).toMatchObject([{ lastPrice: '120', marketValue: '1200.00' }]);
  });
});
