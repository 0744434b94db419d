import type { ImportMode } from '../../src-shared/domain/import-mode';
import type { App } from '../app';
import { type Session, signIn } from './session';

export interface Flags {
  profile: string | undefined;
  dryRun: boolean;
  acceptGood: boolean;
  again: boolean;
  mode: ImportMode;
  confirmed: boolean;
}

/** What a command has to say: one JSON document, the same for people, and whether it did what was asked. */
export interface Outcome {
  json: unknown;
  text: string;
  failed?: boolean;
}

export interface Command {
  /** What follows the name, for the usage text; optional ones in brackets. */
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
  (run: (session: Session, operands: string[], flags: Flags) => Promise<Outcome>): Command['run'] =>
  async (app, operands, flags) =>
    run(await signIn(app, flags.profile ?? ''), operands, flags);
