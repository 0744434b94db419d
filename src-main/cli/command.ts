import type { ImportMode } from '../../src-shared/domain/import-mode';
import type { CallError } from '../../src-shared/ipc/result';
import type { App } from '../app';
import { type ProfileSession, signIn } from './session';

export interface Flags {
  profile: string | undefined;
  dryRun: boolean;
  acceptGood: boolean;
  again: boolean;
  mode: ImportMode;
  confirmed: boolean;
  through: string | undefined;
}

/** What a command has to say: one JSON document, the same for people, and whether it did what was asked. */
export interface Outcome {
  json: unknown;
  text: string;
  failed?: boolean;
}

/** What a refusal, or a failure of a part, answers: the document says why, as every refusal's does. */
export function refused(json: object, text: string, { code, message }: CallError): Outcome {
  process.stderr.write(`${message}\n`);
  return { json: { ...json, error: { code, message } }, text, failed: true };
}

export interface Command {
  /** What follows the name, for the usage text; optional ones in brackets. What is called DATE has to be one. */
  operands: string[];
  /** Signs in before it runs. */
  needsProfile: boolean;
  help: string;
  /** Runs on a database that cannot be opened, too. */
  mendsDatabase?: boolean;
  /** Ends with the database opened anew. */
  reopens?: boolean;
  run(app: App, operands: string[], flags: Flags): Promise<Outcome>;
}

export const withProfile =
  (run: (session: ProfileSession, operands: string[], flags: Flags) => Promise<Outcome>): Command['run'] =>
  async (app, operands, flags) =>
    run(await signIn(app, flags.profile ?? ''), operands, flags);
