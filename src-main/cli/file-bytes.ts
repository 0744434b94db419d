import { readFile } from 'node:fs/promises';
import { CommandFailed } from './session';

export async function fileBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new CommandFailed({
      code: 'NOT_FOUND',
      message: `${path} cannot be read (${error.message}). Nothing was written.`,
    });
  });
  return new Uint8Array(bytes);
}
