import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { DataFolder } from '../../src-main/db/data-folder';
import { openDatabase } from '../../src-main/db/open-database';
import { resourcesIn } from '../../src-main/resources';
import { defaultPositionsView } from '../../src-shared/ipc/default-view';
import type { PositionsView } from '../../src-shared/ipc/views';
import { failure, newProfile, signIn, startTestApp, temporaryFolder } from '../helpers/test-app';

const losers: PositionsView = {
  ...defaultPositionsView,
  groupBy: 'type',
  filters: [{ kind: 'pnl', direction: 'loss' }],
  open: {
    sorting: [{ id: 'unrealized', desc: false }],
    order: ['last', 'type'],
    pinned: [],
    hidden: [],
    widths: { last: 90 },
  },
  collapsed: ['type:SC'],
};

/** As a version that knows other views would have left it. */
async function writeStored(dataDir: string, key: string, change: string): Promise<void> {
  const database = await openDatabase({
    folder: new DataFolder(dataDir),
    ...resourcesIn(process.cwd()),
    appVersion: 'test',
    lockOwner: 'test',
    now: new Date(),
  });
  await database.orm.execute(sql`UPDATE settings SET value = ${sql.raw(change)} WHERE key = ${key}`);
  await database.close();
}

it('keeps views by profile through a restart, and of a stored one what it understands', async () => {
  const dataDir = temporaryFolder();
  let test = await startTestApp({ dataDir });
  let call = await newProfile(test.app, 'viewer');
  expect(await call('views.get', {})).toEqual({ current: defaultPositionsView, saved: [] });
  const [first, second] = [randomUUID(), randomUUID()];
  await call('views.setCurrent', losers);
  await call('views.save', { id: first, name: 'Losers', view: losers });
  await call('views.save', { id: second, name: 'Book', view: defaultPositionsView });
  expect((await failure(call('views.save', { id: randomUUID(), name: ' losers ', view: losers }))).error).toMatchObject(
    {
      code: 'CONFLICT',
      details: { field: 'name' },
    },
  );
  await call('views.save', { id: first, name: 'Losses', view: losers });
  await call('views.remove', { id: second });
  expect((await failure(call('views.remove', { id: second }))).code).toBe('NOT_FOUND');
  const kept = { current: losers, saved: [{ id: first, name: 'Losses', view: losers }] };
  expect(await call('views.get', {})).toEqual(kept);
  expect(await (await signIn(test.app))('views.get', {})).toEqual({ current: defaultPositionsView, saved: [] });
  await test.app.close();

  await writeStored(
    dataDir,
    'views.current',
    `value || '{"groupBy": "moon", "collapsed": 7, "later": true}' || jsonb_build_object(
      'filters', (value -> 'filters') || '[{"kind": "unheard of"}]',
      'open', (value -> 'open') || '{"widths": "wide"}')`,
  );
  await writeStored(dataDir, 'views.saved', `value || '["nonsense", {"name": "no id"}]'`);
  test = await startTestApp({ dataDir });
  call = await signIn(test.app, 'viewer');
  expect(await call('views.get', {})).toEqual({
    current: { ...losers, groupBy: 'underlying', collapsed: [], open: { ...losers.open, widths: {} } },
    saved: kept.saved,
  });
  await test.dispose();
  rmSync(dataDir, { recursive: true, force: true });
});
