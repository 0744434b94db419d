import { call } from '../../ipc/client';
import { createStore } from '../../state/store';

export interface OpenedFile {
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
}

interface Waiting {
  /** The first is the one that is shown. */
  files: readonly OpenedFile[];
  /** How many there were at first, for "2 of 5". */
  count: number;
}

const none: Waiting = { files: [], count: 0 };

/** Files of prices that wait to be looked at, one after another. */
export const priceFiles = createStore<Waiting>(none);

/** The header is in there, and a file of a hundred thousand positions need not travel twice. */
const beginning = 64 * 1024;

async function isPriceFile({ bytes }: OpenedFile): Promise<boolean> {
  const answer = await call('market-data.isPriceFile', { bytes: bytes.slice(0, beginning) });
  return answer.isPriceFile;
}

/** Takes the files of prices among those that were opened, and answers the others. */
export async function takePriceFiles(files: readonly OpenedFile[]): Promise<OpenedFile[]> {
  const prices: OpenedFile[] = [];
  const others: OpenedFile[] = [];
  for (const file of files) {
    // A file that cannot be told is read as one of positions, which says what is wrong with it.
    const isPrices = await isPriceFile(file).catch(() => false);
    (isPrices ? prices : others).push(file);
  }
  if (prices.length > 0) {
    priceFiles.set((waiting) => ({
      files: [...waiting.files, ...prices],
      count: waiting.count + prices.length,
    }));
  }
  return others;
}

/** On to the next file. */
export function nextPriceFile(): void {
  priceFiles.set(({ files, count }) => (files.length > 1 ? { files: files.slice(1), count } : none));
}

export function forgetPriceFiles(): void {
  priceFiles.set(() => none);
}
