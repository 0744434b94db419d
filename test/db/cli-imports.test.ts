import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Flags } from '../../src-main/cli/command';
import { importFile, undoImport } from '../../src-main/cli/imports';
import { type Session, sessionOf } from '../../src-main/cli/session';
import { callerOf, startTestApp, type TestApp } from '../helpers/test-app';

let test: TestApp;
let session: Session;
beforeAll(async () => {
  test = await startTestApp();
  const { token } = await callerOf(test.app, null)('auth.createProfile', {
    username: 'ash',
    password: 'a long password',
  });
  session = sessionOf(test.app, token);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(() => test.dispose());

const none: Flags = {
  profile: 'ash',
  dryRun: false,
  acceptGood: false,
  again: false,
  mode: 'add',
  confirmed: false,
  through: undefined,
};

const run = (rows: string, flags: Partial<Flags>) => {
  const file = join(test.dataDir, 'book.csv');
  writeFileSync(file, `ticker,quantity,entry_price,entry_date,tags,last_price\n${rows}`);
  test.clock.advance(1000);
  return importFile(session, [file], { ...none, ...flags });
};

type Row = { symbol: string; quantity: number };
type Shown = { error?: unknown; positions: Row[]; changed?: Row[]; closed?: Row[] };

/** The reason, or of what is written symbol and quantity. */
function shown({ json, failed = false }: Awaited<ReturnType<typeof run>>) {
  const { error, positions, changed, closed } = json as Shown;
  const named = (rows: Row[] | undefined) => rows?.map(({ symbol, quantity }) => `${symbol} ${quantity}`);
  return error ? { failed, error } : { failed, new: named(positions), changed: named(changed), closed: named(closed) };
}

it('a dry run names what a file adds, changes and closes, as the import then does', async () => {
  const first = 'AAPL,100,180,2026-01-02,,\nMSFT,-5,400,2026-01-02,,\n';
  expect(shown(await run(first, {}))).toEqual({ failed: false, new: ['AAPL 100', 'MSFT 5'] });

  const next = 'AAPL,150,180,2026-01-02,core,190\nKO,2,60,2026-01-02,,\n';
  const dry = await run(next, { mode: 'replace', dryRun: true });
  expect(shown(dry)).toEqual({ failed: false, new: ['KO 2'], changed: ['AAPL 150'], closed: ['MSFT 5'] });
  expect(dry.json).toMatchObject({
    changed: [{ before: { quantity: 100, entry_price: 180, entry_date: '2026-01-02' } }],
  });
  expect(dry.text.split('\n')).toEqual([
    'Would change AAPL LONG: 100 at 180 of 2026-01-02 to 150 at 180 of 2026-01-02',
    'Would close MSFT SHORT: 5 at 400 of 2026-01-02',
    'Dry run: 1 position can be imported, 1 would be changed, 1 closed, 0 rows the book has already, 0 rows have problems. Nothing was written.',
  ]);
  const done = await run(next, { mode: 'replace' });
  expect(shown(done)).toEqual(shown(dry));
  expect(done.text).toMatch(
    /^Changed AAPL LONG: .*\nClosed MSFT SHORT: .*\nImported 1 position, changed 1, closed 1, left out 0 rows\. Undo/,
  );
  expect((await undoImport(session, [], none)).text).toBe(
    'Undone: 1 position of that import was removed. Also removed: 1 price, 1 tag. As before the import: 2 positions.',
  );

  // Nothing in it is new, and it is written all the same.
  const fewer = 'AAPL,100,180,2026-01-02,,\n';
  const onlyCloses = shown(await run(fewer, { mode: 'replace', dryRun: true }));
  expect(onlyCloses).toEqual({ failed: false, new: [], changed: [], closed: ['MSFT 5'] });
  expect(shown(await run(fewer, { mode: 'replace' }))).toEqual(onlyCloses);
  expect((await undoImport(session, [], none)).json).toMatchObject({ removed: 0, put_back: 1, prices: 0, tags: 0 });

  const onlyTags = await run('AAPL,100,180,2026-01-02,core,\n', { mode: 'merge', dryRun: true });
  expect(onlyTags.text).toContain('Would change AAPL LONG: its tags\n');
});

it('a dry run is refused for what the import is refused for, in the same words', async () => {
  const known = 'TSLA,1,200,2026-01-02,,\nNVDA,2,100,2026-01-02,,\n';
  await run(known, {});
  const same = 'TSLA,1,200,2026-01-02,,\n';
  const unread = `${same}KO,x,60,2026-01-02,,\n`;
  const cases: [rows: string, flags: Partial<Flags>, message: RegExp][] = [
    [known, {}, /imported before .* \(--again imports it anyway\)$/],
    [`KO,1,60,2026-01-02,,\n${unread}`, { mode: 'merge' }, /^1 row cannot .* \(--accept-good takes the good rows\)$/],
    [unread, { mode: 'merge' }, /^1 row cannot be imported, and the book has everything else/],
    [unread, { mode: 'replace' }, /^1 row cannot be read\. .* merge instead\.$/],
    [unread, { mode: 'replace', acceptGood: true }, /^1 row cannot be read\. .* merge instead\.$/],
    [same, { mode: 'merge' }, /^The book has everything/],
    ['KO,x,60,2026-01-02,,\n', { acceptGood: true }, /^No row of this file/],
  ];
  for (const [rows, flags, message] of cases) {
    const dry = shown(await run(rows, { ...flags, dryRun: true }));
    expect(dry).toMatchObject({ failed: true, error: { message: expect.stringMatching(message) } });
    expect(shown(await run(rows, flags))).toEqual(dry);
  }
});

it('an import that is not known is not undone, and is named', async () => {
  await expect(undoImport(session, ['xyz'], none)).rejects.toMatchObject({
    error: { code: 'NOT_FOUND', message: expect.stringContaining('no import “xyz”') },
  });
});
