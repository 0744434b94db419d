import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { memorySecrets } from '../../src-main/auth/secrets';
import { BackEndHost } from '../../src-main/back-end-host';
import { Postgres } from '../../src-main/db/postgres';
import { resourcesIn } from '../../src-main/resources';
import type { AppEvent } from '../../src-shared/ipc/events';
import { importText, signIn, startSession, startTestApp, throughHost } from '../helpers/test-app';

let host: BackEndHost | undefined;
let dataDir = '';
afterEach(async () => {
  await host?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function startHost(holdLimitMs?: number): BackEndHost {
  host = new BackEndHost({
    workerFile: join(process.cwd(), 'out', 'main', 'worker.cjs'),
    dataDir,
    resources: resourcesIn(process.cwd()),
    environment: { JWT_SECRET: 'a secret that only the tests know, 32+' },
    version: 'test',
    secrets: Promise.resolve(memorySecrets()),
    ...(holdLimitMs !== undefined && { holdLimitMs }),
  });
  return host;
}

async function tokenFrom(running: BackEndHost): Promise<string> {
  return (await startSession(throughHost(running))).token;
}

/** A database in which recording cash never ends, as a query gone wrong would. */
async function databaseWithRunawayQuery(): Promise<void> {
  const test = await startTestApp();
  dataDir = test.dataDir;
  const call = await signIn(test.app);
  await call('tags.create', { name: 'kept' });
  await test.app.close();
  const postgres = await Postgres.open({ dataDir: join(dataDir, 'db') });
  await postgres.exec(`
    CREATE FUNCTION never_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;
    CREATE TRIGGER runaway BEFORE INSERT ON cash_flows FOR EACH ROW EXECUTE FUNCTION never_end();`);
  await postgres.close();
}

describe('a call that holds the database too long', () => {
  it('is ended with a clear error; the database opens again with everything before it, and the window is told', async () => {
    await databaseWithRunawayQuery();
    const running = startHost(1500);
    const events: AppEvent[] = [];
    running.subscribe((event) => events.push(event));
    const token = await tokenFrom(running);

    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 10);
    const stuck = running.invoke(
      'portfolios.recordCash',
      { flowType: 'deposit', amount: '1', flowDate: '2026-01-02' },
      token,
    );
    const meanwhile = running.invoke('tags.list', {}, token);
    expect(await stuck).toMatchObject({ ok: false, error: { code: 'DATABASE_CALL_ENDED' } });
    clearInterval(ticking);
    expect(await meanwhile).toMatchObject({ ok: false });
    const { invoke } = throughHost(running);
    expect(await invoke('tags.list', {}, token)).toMatchObject({ ok: true, data: [{ name: 'kept' }] });
    expect(await invoke('portfolios.cashFlows', {}, token)).toEqual({ ok: true, data: [] });
    expect(events.some((event) => event.type === 'data.changed' && event.topics.includes('positions'))).toBe(true);
    // The thread of the window kept running all the while.
    expect(ticks).toBeGreaterThan(50);
  });

  it('does not keep the person from quitting', async () => {
    await databaseWithRunawayQuery();
    const running = startHost(1500);
    const token = await tokenFrom(running);
    const stuck = running.invoke(
      'portfolios.recordCash',
      { flowType: 'deposit', amount: '1', flowDate: '2026-01-02' },
      token,
    );
    await running.close();
    expect(await stuck).toMatchObject({ ok: false, error: { code: 'DATABASE_CALL_ENDED' } });
    host = undefined;
  });

  it('leaves long work with progress alone', async () => {
    const call = await signIn(throughHost(await hostOfNewFolder(1500)));
    expect(await importText(call, bookOf(20_000))).toMatchObject({ imported: 20_000 });
  });
});

describe('a long list', () => {
  it('arrives whole and in its order, part by part', async () => {
    const call = await signIn(throughHost(await hostOfNewFolder()));
    await importText(call, bookOf(5000));
    const symbols = (await call('positions.list', {})).map(({ symbol }) => symbol);
    expect(symbols).toEqual(Array.from({ length: 5000 }, (_, row) => `S${row}`));
  });
});

async function hostOfNewFolder(holdLimitMs?: number): Promise<BackEndHost> {
  const test = await startTestApp();
  dataDir = test.dataDir;
  await test.app.close();
  return startHost(holdLimitMs);
}

function bookOf(count: number): string {
  const rows = Array.from({ length: count }, (_, row) => `S${row},1,1,2026-01-02`);
  return `ticker,quantity,entry_price,entry_date\n${rows.join('\n')}\n`;
}
