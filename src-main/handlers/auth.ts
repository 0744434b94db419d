import type { z } from 'zod';
import type { Session } from '../../src-shared/ipc/auth';
import type { contract } from '../../src-shared/ipc/contract';
import { hashPassword, MAX_PASSWORD_BYTES, passwordBytes, verifyPassword } from '../auth/password';
import { nextThrottle, secondsBlocked } from '../auth/throttle';
import { createToken, passwordMark, verifyToken } from '../auth/token';
import { announce, type Context } from '../context';
import { findPortfolioId } from '../db/repositories/portfolios';
import { clearThrottle, findThrottle, saveThrottle } from '../db/repositories/sign-in-throttle';
import {
  findUser,
  findUserByName,
  insertUser,
  listUsers,
  recordSignIn,
  type User,
  updatePasswordHash,
} from '../db/repositories/users';
import { loadDemoOnce } from '../demo';
import { AppError } from '../ipc/app-error';
import type { Authenticator, HandlersOf } from '../ipc/router';

/** Shorter ones are taken, with a warning: the data is not encrypted, so the password keeps out only passers-by. */
const COMFORTABLE_LENGTH = 8;

type NewProfile = z.output<(typeof contract)['auth.createProfile']['input']>;

export function authHandlers(context: Context): HandlersOf<'auth'> {
  const { orm } = context.database;

  async function startSession(user: User, warnings: string[] = []): Promise<Session> {
    const { token, expiresAt } = await createToken(user, tokenOptions(context));
    await recordSignIn(orm, user.id, context.clock());
    const staysSignedIn = context.secrets.isAvailable;
    if (staysSignedIn) await context.secrets.set('session', token);
    return { token, expiresAt: expiresAt.toISOString(), profile: profileOf(user), staysSignedIn, warnings };
  }

  /** Counts a failure before the password is looked at, so that parallel tries cannot outrun the count. */
  async function checkPassword(username: string, password: string): Promise<User> {
    const key = username.toLowerCase().slice(0, 100);
    const now = context.clock();
    await orm.transaction(async (tx) => {
      const throttle = await findThrottle(tx, key);
      const wait = secondsBlocked(throttle, now);
      if (wait > 0) {
        throw new AppError('THROTTLED', `Too many wrong passwords. Try again in ${wait} s.`, {
          retryAfterSeconds: wait,
        });
      }
      await saveThrottle(tx, key, nextThrottle(throttle, now));
    });
    const user = await findUserByName(orm, username);
    if (!(await verifyPassword(password, user?.passwordHash)) || !user) {
      throw new AppError('WRONG_CREDENTIALS', 'The name or the password is wrong.');
    }
    await clearThrottle(orm, key);
    return user;
  }

  async function createProfile({ username, password, email }: NewProfile): Promise<Session> {
    const warnings = passwordWarnings(password);
    const passwordHash = await hashPassword(password);
    const user = await orm
      .transaction(async (tx) => {
        if (await findUserByName(tx, username)) {
          throw new AppError('CONFLICT', `There is a profile “${username}” already. Choose another name, or sign in.`, {
            field: 'username',
          });
        }
        return insertUser(tx, { username, email: email ?? defaultEmail(username), passwordHash });
      })
      .catch((error: unknown) => {
        if (isUniqueViolation(error)) {
          throw new AppError('CONFLICT', 'Another profile has this name or this email already. Choose another.', {
            field: email ? 'email' : 'username',
          });
        }
        throw error;
      });
    announce(context, 'auth');
    return startSession(user, warnings);
  }

  return {
    'auth.profiles': async () => listUsers(orm),
    'auth.signIn': async ({ username, password }) => {
      const user = await checkPassword(username, password);
      await loadDemoOnce(context, context.simulated, user);
      const session = await startSession(user);
      announce(context, 'auth');
      return session;
    },
    'auth.createProfile': createProfile,
    'auth.resume': async () => {
      const token = await context.secrets.get('session');
      const found = token === null ? null : await sessionBehind(context, token);
      if (token === null || !found) return null;
      return {
        token,
        expiresAt: found.expiresAt.toISOString(),
        profile: profileOf(found.user),
        staysSignedIn: true,
        warnings: [],
      };
    },
    'auth.signOut': async () => {
      await context.secrets.delete('session');
      return {};
    },
    'auth.changePassword': async ({ currentPassword, newPassword }, caller) => {
      const user = await findUser(orm, caller.userId);
      if (!user) throw new AppError('NOT_FOUND', 'This profile is gone.');
      await checkPassword(user.username, currentPassword);
      const warnings = passwordWarnings(newPassword);
      const passwordHash = await hashPassword(newPassword);
      await updatePasswordHash(orm, user.id, passwordHash);
      return startSession({ ...user, passwordHash }, warnings);
    },
  };
}

/** Without the old password, so never from the window. @throws AppError for an unknown name or an unusable password */
export async function resetPassword({ database }: Context, username: string, password: string): Promise<string[]> {
  const user = await findUserByName(database.orm, username);
  if (!user) throw new AppError('NOT_FOUND', `There is no profile “${username}”.`);
  const warnings = passwordWarnings(password);
  await updatePasswordHash(database.orm, user.id, await hashPassword(password));
  await clearThrottle(database.orm, username.toLowerCase());
  return warnings;
}

/** The user is looked up at every call: a deleted profile or a changed password ends its tokens at once. */
export function createAuthenticator(context: Context): Authenticator {
  return {
    profile: async (token) => {
      const session = await sessionBehind(context, token);
      if (!session) return null;
      const portfolioId = await findPortfolioId(context.database.orm, session.user.id);
      return portfolioId === undefined ? null : { userId: session.user.id, portfolioId };
    },
    session: async (token) => {
      const claims = await verifyToken(token, tokenOptions(context));
      return claims && { userId: claims.userId };
    },
  };
}

async function sessionBehind(context: Context, token: string): Promise<{ user: User; expiresAt: Date } | null> {
  const claims = await verifyToken(token, tokenOptions(context));
  if (!claims) return null;
  const user = await findUser(context.database.orm, claims.userId);
  if (!user || passwordMark(user.passwordHash) !== claims.passwordMark) return null;
  return { user, expiresAt: claims.expiresAt };
}

function tokenOptions({ signingSecret, clock, jwtExpiryHours, database }: Context) {
  return { key: signingSecret.key, now: clock(), lifetimeHours: jwtExpiryHours, validSince: database.restoredAt };
}

function profileOf({ id, username, email, isDemo }: User) {
  return { id, username, email, isDemo };
}

function defaultEmail(username: string): string {
  return `${username}@sigmasight.local`;
}

/** @throws AppError for a password that bcrypt would cut */
function passwordWarnings(password: string): string[] {
  const bytes = passwordBytes(password);
  if (bytes > MAX_PASSWORD_BYTES) {
    throw new AppError(
      'INVALID_INPUT',
      `The password has ${bytes} bytes; at most ${MAX_PASSWORD_BYTES} can be used. Choose a shorter one.`,
      { field: 'password' },
    );
  }
  return password.length < COMFORTABLE_LENGTH
    ? ['This password is short. Somebody at this computer could guess it.']
    : [];
}

function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return (cause as { code?: string } | null)?.code === '23505';
}
