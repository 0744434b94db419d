import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

const ALGORITHM = 'HS256';
const ISSUER = 'sigmasight';

const claims = z.object({ sub: z.uuid(), pwd: z.string(), iat: z.number(), exp: z.number() });

export interface TokenClaims {
  userId: string;
  passwordMark: string;
  expiresAt: Date;
}

/** Ties a token to the password it was made under: changing or resetting the password ends every earlier session. */
export function passwordMark(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('hex').slice(0, 16);
}

export async function createToken(
  user: { id: string; passwordHash: string },
  options: { key: Uint8Array; now: Date; lifetimeHours: number },
): Promise<{ token: string; expiresAt: Date }> {
  const issued = Math.floor(options.now.getTime() / 1000);
  const expires = issued + Math.round(options.lifetimeHours * 3600);
  const token = await new SignJWT({ pwd: passwordMark(user.passwordHash) })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setSubject(user.id)
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(options.key);
  return { token, expiresAt: new Date(expires * 1000) };
}

/** Null for every token that is not exactly ours and still good; why is nobody's business. */
export async function verifyToken(
  token: string,
  options: {
    key: Uint8Array;
    now: Date;
    lifetimeHours: number;
    /** Tokens of before are of another database, whose profiles may have the same ids; null for no such moment. */
    validSince: Date | null;
  },
): Promise<TokenClaims | null> {
  try {
    const { payload } = await jwtVerify(token, options.key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      requiredClaims: ['sub', 'iat', 'exp', 'pwd'],
      maxTokenAge: Math.round(options.lifetimeHours * 3600),
      currentDate: options.now,
    });
    const { sub, pwd, iat, exp } = claims.parse(payload);
    if (options.validSince && iat < Math.floor(options.validSince.getTime() / 1000)) return null;
    return { userId: sub, passwordMark: pwd, expiresAt: new Date(exp * 1000) };
  } catch {
    return null;
  }
}
