import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type InputOf, type ProcedureName } from '../../src-shared/ipc/contract';
import { defaultPositionsView } from '../../src-shared/ipc/default-view';
import { type Call, importText, newProfile, startTestApp, type TestApp } from '../helpers/test-app';

type ProfileProcedure = {
  [P in ProcedureName]: (typeof contract)[P]['access'] extends 'public' ? never : P;
}[ProcedureName];

/** What the victim owns, by id. */
interface Owned {
  positionId: string;
  tagId: string;
  cashId: string;
  batchId: string;
  previewId: string;
  changeId: number;
  backup: string;
  symbol: string;
  viewId: string;
}

/** For every procedure the input with which another profile reaches for the victim's rows. One that is missing here does not compile. */
const attacks: { [P in ProfileProcedure]: (owned: Owned) => InputOf<P> } = {
  'backups.list': () => ({}),
  'backups.create': () => ({}),
  'backups.check': ({ backup }) => ({ fileName: backup }),
  // One that is not there: a backup is everybody's, and restoring one would end this test.
  'backups.restore': () => ({ fileName: '2020-01-01T00-00-00.000Z-by-hand.tar.gz' }),
  'auth.signOut': () => ({}),
  'auth.changePassword': () => ({ currentPassword: 'a long password', newPassword: 'a long password' }),
  'portfolios.summary': () => ({}),
  'portfolios.cashFlows': () => ({}),
  'portfolios.recordCash': () => ({ flowType: 'deposit', amount: '1', flowDate: '2026-11-20' }),
  'portfolios.setCash': () => ({ balance: '1' }),
  'portfolios.resetDemo': () => ({}),
  'portfolios.removeCash': ({ cashId }) => ({ id: cashId }),
  'positions.list': () => ({}),
  'positions.origin': ({ positionId }) => ({ id: positionId }),
  'positions.closed': () => ({}),
  'positions.create': ({ tagId }) => ({
    symbol: 'KO',
    quantity: '1',
    entryPrice: '1',
    entryDate: '2026-01-02',
    tagIds: [tagId],
  }),
  'positions.update': ({ positionId }) => ({ id: positionId, quantity: '1' }),
  'positions.remove': ({ positionId }) => ({ ids: [positionId] }),
  'positions.close': ({ positionId }) => ({
    id: positionId,
    quantity: '1',
    exitPrice: '1',
    exitDate: '2026-11-20',
    bookCash: true,
  }),
  'positions.setPrice': ({ symbol }) => ({ symbol, price: '1', priceDate: '2026-11-20' }),
  'imports.preview': () => ({ fileName: 'a.csv', bytes: new Uint8Array(), operationId: randomUUID() }),
  'imports.page': ({ previewId }) => ({ previewId, show: 'all', offset: 0, limit: 10 }),
  'imports.mend': ({ previewId }) => ({ previewId, step: { kind: 'mode', mode: 'replace' } }),
  'imports.next': ({ previewId }) => ({ previewId, show: 'all', from: -1, direction: 'forward' }),
  'imports.problemFile': ({ previewId }) => ({ previewId }),
  'imports.refusal': ({ previewId }) => ({ previewId, acceptGood: true, again: true }),
  'imports.discard': ({ previewId }) => ({ previewId }),
  'imports.commit': ({ previewId }) => ({ previewId, acceptGood: true, again: true, operationId: randomUUID() }),
  'imports.cancel': () => ({ operationId: randomUUID() }),
  'imports.history': () => ({}),
  'imports.rows': ({ batchId }) => ({ batchId, offset: 0, limit: 10 }),
  'imports.restore': ({ batchId }) => ({ batchId }),
  'imports.undo': ({ batchId }) => ({ batchId, confirmed: true }),
  'imports.sample': () => ({}),
  'tags.list': () => ({}),
  'tags.create': () => ({ name: 'core' }),
  'tags.update': ({ tagId }) => ({ id: tagId, name: 'stolen' }),
  'tags.remove': ({ tagId }) => ({ id: tagId, confirmed: true }),
  'tags.assign': ({ positionId, tagId }) => ({ positionIds: [positionId], add: [tagId] }),
  'market-data.isPriceFile': () => ({ bytes: new TextEncoder().encode('symbol,date,close\n') }),
  'market-data.importPrices': () => ({
    fileName: 'PRIVATE.csv',
    bytes: new TextEncoder().encode('symbol,date,close\nOTHER,2026-11-20,5\n'),
    write: true,
  }),
  'market-data.heldBack': () => ({}),
  'market-data.decide': () => ({ id: randomUUID(), decision: 'use' }),
  'market-data.folder': () => ({}),
  'market-data.setFolder': () => ({ path: null }),
  'market-data.status': () => ({}),
  'market-data.trace': ({ positionId }) => ({ positionId }),
  'snapshots.list': () => ({}),
  'snapshots.day': () => ({ date: '2026-11-20' }),
  'snapshots.previewRebuild': () => ({ from: '2026-11-19', through: '2026-11-20' }),
  'snapshots.rebuild': () => ({ from: '2026-11-19', through: '2026-11-20', key: 'PRIVATE' }),
  'jobs.schedules': () => ({}),
  'jobs.setSchedule': () => ({ jobType: 'snapshot', isEnabled: true }),
  'jobs.list': () => ({}),
  'jobs.run': () => ({}),
  'jobs.cancel': () => ({}),
  'changes.list': () => ({}),
  'changes.undo': ({ changeId }) => ({ id: changeId }),
  'changes.redo': () => ({}),
  'settings.get': () => ({}),
  'settings.set': () => ({ theme: 'light' }),
  'views.get': () => ({}),
  'views.setCurrent': () => ({ ...defaultPositionsView, show: 'closed' }),
  'views.save': ({ viewId }) => ({ id: viewId, name: 'stolen', view: defaultPositionsView }),
  'views.remove': ({ viewId }) => ({ id: viewId }),
};

let test: TestApp;
let victim: Call;
let thief: Call;
let owned: Owned;

async function everythingOf(call: Call) {
  return {
    positions: await call('positions.list', {}),
    closed: await call('positions.closed', {}),
    tags: await call('tags.list', {}),
    cash: await call('portfolios.cashFlows', {}),
    summary: await call('portfolios.summary', {}),
    history: await call('imports.history', {}),
    changes: await call('changes.list', {}),
    settings: await call('settings.get', {}),
    views: await call('views.get', {}),
    page: await call('imports.page', { previewId: owned.previewId, show: 'all', offset: 0, limit: 10 }),
  };
}

beforeAll(async () => {
  test = await startTestApp();
  victim = await newProfile(test.app, 'victim');
  thief = await newProfile(test.app, 'thief');
  const text = 'ticker,quantity,entry_price,entry_date,tags\nPRIVATE,10,60,2026-01-02,secret\n';
  const { batchId } = await importText(victim, text);
  const cash = await victim('portfolios.recordCash', { flowType: 'deposit', amount: '12345', flowDate: '2026-11-19' });
  await victim('positions.setPrice', { symbol: 'PRIVATE', price: '61', priceDate: '2026-11-19' });
  await victim('settings.set', { theme: 'dark' });
  const viewId = randomUUID();
  await victim('views.save', { id: viewId, name: 'PRIVATE options', view: defaultPositionsView });
  const [position] = await victim('positions.list', {});
  const [tag] = await victim('tags.list', {});
  const answer = await victim('imports.preview', {
    fileName: 'b.csv',
    bytes: new TextEncoder().encode(`${text}X,1,1,2026-01-02,\n`),
    operationId: randomUUID(),
  });
  if (!position || !tag || answer.kind !== 'preview') throw new Error('the victim has nothing to steal');
  await victim('tags.create', { name: 'secret too' });
  await victim('changes.undo', {});
  const { undo } = await victim('changes.list', {});
  if (!undo) throw new Error('the victim has nothing to undo');
  owned = {
    positionId: position.id,
    tagId: tag.id,
    cashId: cash.id,
    batchId,
    previewId: answer.preview.previewId,
    changeId: undo.id,
    symbol: 'PRIVATE',
    viewId,
    backup: (await victim('backups.create', {})).fileName,
  };
});
afterAll(() => test.dispose());

describe('another profile', () => {
  it.each(Object.keys(attacks) as ProfileProcedure[])(
    'neither reads nor changes a row of mine with %s',
    async (procedure) => {
      const before = await everythingOf(victim);
      // One for all, but for what would end the session.
      const attacker = procedure.startsWith('auth.') ? await newProfile(test.app, procedure) : thief;
      const input = attacks[procedure](owned);
      const answer = await attacker(procedure, input).catch((error: Error) => error.message);
      const text = JSON.stringify(answer);
      // What the attacker said itself may come back in a refusal.
      const secrets = ['PRIVATE', 'secret', '12345', owned.positionId, owned.tagId, owned.batchId];
      for (const secret of secrets.filter((value) => !JSON.stringify(input).includes(value)))
        expect(text).not.toContain(secret);
      expect(await everythingOf(victim)).toEqual(before);
    },
  );
});

describe('the router', () => {
  it('answers every profile procedure UNAUTHENTICATED without a token', async () => {
    for (const procedure of Object.keys(attacks) as ProfileProcedure[]) {
      const result = await test.app.invoke(procedure, attacks[procedure](owned), null);
      expect(result).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
    }
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'positions', 'positions.', 'POSITIONS.LIST'])(
    'knows no procedure %j',
    async (name) => {
      expect(await test.app.invoke(name, {}, null)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_PROCEDURE' } });
    },
  );

  it('never throws and never fails inside, whatever it is given', async () => {
    const fuzzer = await test.app.invoke(
      'auth.createProfile',
      { username: 'fuzzer', password: 'a long password' },
      null,
    );
    const token = fuzzer.ok ? (fuzzer.data as { token: string }).token : null;
    // Passwords cost 0.3 s each, and a backup a second: the other procedures get 100 payloads each.
    const slow: string[] = ['auth.signIn', 'auth.createProfile', 'auth.changePassword', 'backups.create'];
    const names = Object.keys(contract).filter((name) => !slow.includes(name));
    const anyInput = fc.oneof(
      fc.anything(),
      fc.dictionary(
        fc.constantFrom('id', 'ids', 'symbol', 'quantity', 'name', 'previewId', 'price', 'balance', 'bytes'),
        fc.anything(),
      ),
    );
    for (const name of names) {
      const internal: unknown[] = [];
      await fc.assert(
        fc.asyncProperty(anyInput, async (input) => {
          const result = await test.app.invoke(name, input, token);
          if (!result.ok && result.error.code === 'INTERNAL') internal.push(input);
        }),
        { numRuns: 100 },
      );
      expect({ name, internal }).toEqual({ name, internal: [] });
    }
  });
});
