import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { InputOf, OutputOf, ProcedureName } from '../../src-shared/ipc/contract';
import type { CallError } from '../../src-shared/ipc/result';
import { type App, createApp } from '../app';
import { memorySecrets } from '../auth/secrets';
import { resourcesIn } from '../resources';

/** A command that ends with exit code 1 and a message. */
export class CommandFailed extends Error {
  constructor(readonly error: CallError) {
    super(error.message);
  }
}

export interface Session {
  app: App;
  call<P extends ProcedureName>(procedure: P, input: InputOf<P>): Promise<OutputOf<P>>;
}

export interface ProfileSession extends Session {
  profile: OutputOf<'auth.signIn'>['profile'];
}

/** Opens the back end in this process. Sessions last as long as the command: nothing is left behind to be stolen. */
export async function openApp(dataDir: string, version: string, evenDamaged = false): Promise<App> {
  const app = await createApp({
    dataDir,
    resources: resourcesIn(join(dirname(process.argv[1] ?? '.'), '..', '..')),
    environment: { ...process.env, JWT_SECRET: randomBytes(32).toString('hex') },
    clock: () => new Date(),
    secrets: memorySecrets(),
    version,
  });
  const { problem } = app.health();
  if (problem && !(evenDamaged && problem.offers.includes('restore')))
    throw new CommandFailed({ code: 'DATABASE_UNAVAILABLE', message: `${problem.title}. ${problem.message}` });
  for (const warning of app.health().warnings)
    if (warning.startsWith('DATABASE_URL')) process.stderr.write(`${warning}\n`);
  return app;
}

export function sessionOf(app: App, token: string | null): Session {
  return {
    app,
    call: async (procedure, input) => {
      const result = await app.invoke(procedure, input, token);
      if (!result.ok) throw new CommandFailed(result.error);
      // The router has parsed it by the same contract that types it here.
      return result.data as OutputOf<typeof procedure>;
    },
  };
}

export async function signIn(app: App, username: string): Promise<ProfileSession> {
  const password = await readPassword(`Password of ${username}: `);
  const { token, profile } = await sessionOf(app, null).call('auth.signIn', { username, password });
  return { ...sessionOf(app, token), profile };
}

/** From SIGMASIGHT_PASSWORD, else typed without being shown. */
export async function readPassword(prompt: string): Promise<string> {
  const given = process.env.SIGMASIGHT_PASSWORD;
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) {
    throw new CommandFailed({
      code: 'UNAUTHENTICATED',
      message: 'No password: set SIGMASIGHT_PASSWORD, or run this in a terminal that can ask for it.',
    });
  }
  process.stderr.write(prompt);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answer = await new Promise<string>((resolve) => reader.question('', resolve));
  reader.close();
  process.stderr.write('\n');
  return answer;
}
