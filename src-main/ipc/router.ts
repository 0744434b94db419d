import type { z } from 'zod';
import { type Contract, contract, type ProcedureName } from '../../src-shared/ipc/contract';
import type { CallError, CallResult } from '../../src-shared/ipc/result';
import { isDiskFull } from '../disk';
import type { Log } from '../log';
import { AppError } from './app-error';

/** Who calls: found from the token at every call, never taken from the input. */
export interface Caller {
  userId: string;
  portfolioId: string;
}

interface CallerByAccess {
  public: null;
  session: Pick<Caller, 'userId'>;
  profile: Caller;
}

/** The caller behind a token, or null for one that is not good (any more). */
export interface Authenticator {
  profile(token: string): Promise<Caller | null>;
  /** Without the database: right for calls that only reach what the same profile is doing now. */
  session(token: string): Promise<Pick<Caller, 'userId'> | null>;
}

export type Handler<P extends ProcedureName> = (
  input: z.output<Contract[P]['input']>,
  caller: CallerByAccess[Contract[P]['access']],
) => Promise<z.input<Contract[P]['output']>>;

type Topic<P extends ProcedureName> = P extends `${infer T}.${string}` ? T : never;

/** One function per procedure: a missing or misspelt one does not compile. */
export type HandlersOf<T extends Topic<ProcedureName>> = {
  [P in ProcedureName as Topic<P> extends T ? P : never]: Handler<P>;
};

/** While a database is open everything is answered but what is for the time when none is. */
export type OpenHandlers = HandlersOf<Exclude<Topic<ProcedureName>, 'recovery'>>;
export type ClosedHandlers = HandlersOf<'system' | 'recovery'>;

export type Invoke = (procedure: string, input: unknown, token: string | null) => Promise<CallResult>;

export interface RouterOptions {
  handlers: OpenHandlers | ClosedHandlers;
  /** Answers a procedure that has no handler now. */
  absent: CallError;
  authenticate: Authenticator;
  log: Log;
  /** The database found no room, whatever the error that came of it says. */
  isDiskFull: () => boolean;
  /** A page or an index is not what was written. Answers what the person is told. */
  onDamage: (error: unknown) => Promise<CallError>;
}

/** Answers calls: known procedure, valid token, valid input, handler, valid output. Never throws. */
export function createRouter(options: RouterOptions): Invoke {
  const { absent, authenticate } = options;
  // The mapped types tie each name to its own input; the compiler cannot follow a name chosen at run time.
  const handlers = options.handlers as Partial<
    Record<ProcedureName, (input: unknown, caller: unknown) => Promise<unknown>>
  >;
  return async (procedure, input, token) => {
    // An own property: "constructor" and "__proto__" are no procedures.
    if (!Object.hasOwn(contract, procedure)) {
      return failure({
        code: 'UNKNOWN_PROCEDURE',
        message: `There is no procedure “${String(procedure).slice(0, 60)}”.`,
      });
    }
    const name = procedure as ProcedureName;
    const { access, input: inputSchema, output: outputSchema } = contract[name];
    const handler = handlers[name];
    if (!handler) return failure(absent);
    try {
      let caller: CallerByAccess[typeof access] = null;
      if (access !== 'public') {
        caller = typeof token === 'string' ? await authenticate[access](token) : null;
        if (!caller) return failure({ code: 'UNAUTHENTICATED', message: 'Sign in to go on. Nothing was changed.' });
      }
      const parsed = inputSchema.safeParse(input);
      if (!parsed.success) return failure(invalidInput(parsed.error));
      return { ok: true, data: outputSchema.parse(await handler(parsed.data, caller)) };
    } catch (error) {
      return failure(await asCallError(error, name, options));
    }
  };
}

function failure(error: CallError): CallResult {
  return { ok: false, error };
}

function invalidInput(error: z.ZodError): CallError {
  const [issue] = error.issues;
  const field = issue?.path.join('.');
  return {
    code: 'INVALID_INPUT',
    message: issue?.message ?? 'The input is not valid.',
    details: field ? { field } : undefined,
  };
}

async function asCallError(error: unknown, procedure: string, options: RouterOptions): Promise<CallError> {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details };
  if (options.isDiskFull() || isDiskFull(error)) {
    return {
      code: 'DISK_FULL',
      message: 'The disk is full. This change was not saved; everything before it was. Free some space and try again.',
    };
  }
  options.log.error(`${procedure} failed`, error);
  if (isDataCorrupted(error)) return options.onDamage(error);
  return {
    code: 'INTERNAL',
    message:
      'Something went wrong inside SigmaSight. Nothing was saved by this; everything before it was. The log in the data folder says more.',
  };
}

/** PostgreSQL's classes for a page or an index whose content is not what was written. */
function isDataCorrupted(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ['XX001', 'XX002'].includes((error as { code?: string }).code ?? '') || isDataCorrupted(error.cause);
}
