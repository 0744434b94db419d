import { randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { type App, createApp } from '../../src-main/app';
import { memorySecrets, type SecretStore } from '../../src-main/auth/secrets';
import type { BackEndHost } from '../../src-main/back-end-host';
import { resourcesIn } from '../../src-main/resources';
import type { ImportMode } from '../../src-shared/domain/import-mode';
import type { InputOf, OutputOf, ProcedureName } from '../../src-shared/ipc/contract';
import { wholeAnswer } from '../../src-shared/ipc/parts';
import type { CallError, CallResult } from '../../src-shared/ipc/result';
import { ownProfile, passwordOf } from './own-profile';
import { temporaryFolder } from './temporary-folder';

export { temporaryFolder };

export const TEST_SECRET = 'a secret that only the tests know, 32+';

export class TestClock {
  constructor(public now = new Date('2026-11-20T21:30:00Z')) {}

  advance(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }
}

export interface TestApp {
  app: App;
  dataDir: string;
  clock: TestClock;
  /** Closes the app and removes its folder. */
  dispose(): Promise<void>;
}

/** The real back end on a real database in a folder of its own. */
export async function startTestApp(
  given: {
    dataDir?: string;
    clock?: TestClock;
    secrets?: SecretStore;
    environment?: Record<string, string>;
    /** Those of another version. */
    migrationsFolder?: string | undefined;
  } = {},
): Promise<TestApp> {
  const dataDir = given.dataDir ?? startedFolder();
  const clock = given.clock ?? new TestClock();
  const resources = resourcesIn(process.cwd());
  const app = await createApp({
    dataDir,
    resources: { ...resources, migrationsFolder: given.migrationsFolder ?? resources.migrationsFolder },
    environment: given.environment ?? { JWT_SECRET: TEST_SECRET },
    clock: () => clock.now,
    secrets: given.secrets ?? memorySecrets(),
    version: 'test',
  });
  return {
    app,
    dataDir,
    clock,
    dispose: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A folder as a first run leaves it; that run itself starts on an empty one. */
function startedFolder(): string {
  const dataDir = temporaryFolder();
  const started = process.env.SIGMASIGHT_STARTED_FOLDER;
  if (started !== undefined) cpSync(started, dataDir, { recursive: true });
  return dataDir;
}

export class CallFailed extends Error {
  constructor(readonly error: CallError) {
    super(`${error.code}: ${error.message}`);
  }

  get code() {
    return this.error.code;
  }
}

/** What a call was refused with; fails when it was not. */
export function failure(call: Promise<unknown>): Promise<CallFailed> {
  return call.then(
    () => Promise.reject(new Error('was not refused')),
    (error: CallFailed) => error,
  );
}

export type Call = <P extends ProcedureName>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

/** Calls as the window does, and throws what the window would show. */
export function callerOf(app: Pick<App, 'invoke'>, token: string | null): Call {
  return async (procedure, input) => {
    const result = await app.invoke(procedure, input, token);
    if (!result.ok) throw new CallFailed(result.error);
    return result.data as OutputOf<typeof procedure>;
  };
}

/** The same back end behind its worker, whose long answers come in parts. */
export function throughHost(host: BackEndHost): Pick<App, 'invoke'> {
  return {
    invoke: async (procedure, input, token): Promise<CallResult> =>
      wholeAnswer(await host.invoke(procedure, input, token), (id) => host.more(id)),
  };
}

/** Without a name as the test's own profile, which is made the first time. */
export async function signIn(
  app: Pick<App, 'invoke'>,
  username = ownProfile.username,
  password = passwordOf(username),
): Promise<Call> {
  const { token } = await startSession(app, username, password);
  return callerOf(app, token);
}

/** The same, for a test that is about the token. */
export async function startSession(
  app: Pick<App, 'invoke'>,
  username = ownProfile.username,
  password = passwordOf(username),
): Promise<OutputOf<'auth.signIn'>> {
  const call = callerOf(app, null);
  const isNew =
    username === ownProfile.username &&
    (await call('auth.profiles', {})).every((profile) => profile.username !== username);
  return call(isNew ? 'auth.createProfile' : 'auth.signIn', { username, password });
}

export async function newProfile(app: App, username: string): Promise<Call> {
  const { token } = await callerOf(app, null)('auth.createProfile', { username, password: passwordOf(username) });
  return callerOf(app, token);
}

const encoder = new TextEncoder();

/** Previews and commits a file's text in one go. */
export async function importText(
  call: Call,
  text: string,
  options: { acceptGood?: boolean; again?: boolean; fileName?: string; mode?: ImportMode } = {},
) {
  const answer = await call('imports.preview', {
    fileName: options.fileName ?? 'book.csv',
    bytes: encoder.encode(text),
    mode: options.mode ?? 'add',
    operationId: randomUUID(),
  });
  if (answer.kind !== 'preview') throw new Error(`unreadable: ${answer.message}`);
  return call('imports.commit', {
    previewId: answer.preview.previewId,
    acceptGood: options.acceptGood ?? false,
    again: options.again ?? false,
    operationId: randomUUID(),
  });
}
