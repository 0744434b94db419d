import { hash, verify } from '@node-rs/bcrypt';

/** bcrypt reads this many bytes; the rest would be ignored, so a longer password is refused, never cut. */
export const MAX_PASSWORD_BYTES = 72;

const COST = 12;

/** A hash of nothing anyone knows: an unknown name takes as long as a wrong password. */
const dummyHash = hash(`${Math.random()}`, { cost: COST });

export function passwordBytes(password: string): number {
  return new TextEncoder().encode(password).length;
}

/** Runs on libuv's threads (about 0.3 s): the back end answers others meanwhile. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { cost: COST });
}

export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const matches = await verify(password, passwordHash ?? (await dummyHash));
  return matches && passwordHash !== undefined && passwordBytes(password) <= MAX_PASSWORD_BYTES;
}
