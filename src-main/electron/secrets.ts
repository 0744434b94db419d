import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { SecretName, SecretStore } from '../auth/secrets';
import { writeFileDurably } from '../disk';

/**
 * Secrets encrypted with a key that the system's key store holds. Only what can be entered again is kept here: a key
 * store can be locked or lost, and then what it protected is unreadable.
 */
export function systemSecrets(dataDir: string): SecretStore {
  const file = join(dataDir, 'secrets.json');
  const read = (): Record<string, string> => {
    try {
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
    } catch {
      return {};
    }
  };
  const write = (values: Record<string, string>) => writeFileDurably(file, JSON.stringify(values));
  return {
    isAvailable: keepsSecrets(),
    get: async (name) => {
      const encrypted = read()[name];
      if (encrypted === undefined) return null;
      try {
        return safeStorage.decryptString(Buffer.from(encrypted, 'base64'));
      } catch {
        return null;
      }
    },
    set: async (name, value) => write({ ...read(), [name]: safeStorage.encryptString(value).toString('base64') }),
    delete: async (name) => {
      const { [name as SecretName]: _, ...others } = read();
      write(others);
    },
  };
}

/** On Linux without a keyring Electron falls back to a password that every copy of it knows: that protects nothing. */
function keepsSecrets(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
