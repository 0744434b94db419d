/** Where small secrets outlive the process. The window's process has the system's key store; plain Node has none. */
export interface SecretStore {
  /** False where the system keeps no secrets (a server, a container, no keyring): then nothing here survives. */
  readonly isAvailable: boolean;
  get(name: SecretName): Promise<string | null>;
  set(name: SecretName, value: string): Promise<void>;
  delete(name: SecretName): Promise<void>;
}

export type SecretName = 'jwt-secret' | 'session';

/** For tests and the command line, which sign in per call. */
export function memorySecrets(isAvailable = false): SecretStore {
  const values = new Map<SecretName, string>();
  return {
    isAvailable,
    get: async (name) => values.get(name) ?? null,
    set: async (name, value) => {
      values.set(name, value);
    },
    delete: async (name) => {
      values.delete(name);
    },
  };
}
