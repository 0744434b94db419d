import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../disk';
import type { SecretStore } from './secrets';

export interface SigningSecret {
  key: Uint8Array;
  keptIn: 'environment' | 'key store' | 'file';
}

/**
 * The secret that signs tokens: JWT_SECRET, else the system's key store, else a file that only its owner can read.
 * A lost or unreadable one is made anew; all it costs is one more sign-in.
 */
export async function signingSecret(
  fromEnvironment: string | undefined,
  store: SecretStore,
  dataDir: string,
): Promise<SigningSecret> {
  if (fromEnvironment) return { key: new TextEncoder().encode(fromEnvironment), keptIn: 'environment' };
  if (store.isAvailable) {
    const kept = await store.get('jwt-secret');
    if (kept && isSecret(kept)) return { key: Buffer.from(kept, 'hex'), keptIn: 'key store' };
    const made = randomBytes(32).toString('hex');
    await store.set('jwt-secret', made);
    return { key: Buffer.from(made, 'hex'), keptIn: 'key store' };
  }
  const file = join(dataDir, 'jwt-secret');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (isSecret(kept)) {
    chmodSync(file, 0o600);
    return { key: Buffer.from(kept, 'hex'), keptIn: 'file' };
  }
  const made = randomBytes(32).toString('hex');
  writeFileDurably(file, `${made}\n`, 0o600);
  return { key: Buffer.from(made, 'hex'), keptIn: 'file' };
}

function isSecret(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
