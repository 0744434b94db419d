import { z } from 'zod';
import { cleanName } from '../domain/clean-name';
import type { Procedure } from './procedure';
import { isoInstant, uuid } from './scalars';

/** One form of letters with accents, however the keyboard composed them. */
const username = z
  .string()
  .trim()
  .normalize()
  .min(1, 'A profile needs a name.')
  .max(100, 'A name has at most 100 characters.');
const newUsername = username.overwrite(cleanName).min(1, 'A profile needs a name that can be seen.');
/** Length is checked in bytes by the handler: bcrypt reads 72 and would ignore the rest. */
const password = z.string().min(1, 'A password needs at least one character.');

export const profile = z.object({ id: uuid, username: z.string(), email: z.string(), isDemo: z.boolean() });

const session = z.object({
  token: z.string(),
  expiresAt: isoInstant,
  profile,
  /** True where the system's key store keeps the token, so that the next start signs in by itself until it expires. */
  staysSignedIn: z.boolean(),
  warnings: z.array(z.string()),
});
export type Session = z.output<typeof session>;

export const authContract = {
  'auth.profiles': {
    access: 'public',
    input: z.object({}),
    output: z.array(profile.omit({ email: true }).extend({ lastSignInAt: isoInstant.nullable() })),
  },
  'auth.signIn': { access: 'public', input: z.object({ username, password }), output: session },
  'auth.createProfile': {
    access: 'public',
    input: z.object({ username: newUsername, password, email: z.email().max(255).optional() }),
    output: session,
  },
  /** The session that an earlier run left in the key store, or null. */
  'auth.resume': { access: 'public', input: z.object({}), output: session.nullable() },
  'auth.signOut': { access: 'profile', input: z.object({}), output: z.object({}) },
  'auth.changePassword': {
    access: 'profile',
    input: z.object({ currentPassword: password, newPassword: password }),
    output: session,
  },
} as const satisfies Record<string, Procedure>;
