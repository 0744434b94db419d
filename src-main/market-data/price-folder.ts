import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Queryable } from '../db/queryable';
import { closeKey, type DailyBar } from '../db/repositories/market-data';
import { findSetting, saveSetting } from '../db/repositories/settings';
import { preparePrices, problemText } from './price-files';
import type { MarketData, MarketDataProvider, MarketDataRequest } from './provider';

const SETTING = 'prices_folder';

/** A file of this size holds years of a whole market; a larger one is something else. */
const LARGEST_FILE = 200_000_000;
const WARNINGS_PER_FILE = 5;

/** The folder is the computer's, like the prices in it: one for all profiles. */
export async function findPricesFolder(db: Queryable): Promise<string | null> {
  const value = await findSetting(db, null, SETTING);
  return typeof value === 'string' ? value : null;
}

export async function savePricesFolder(db: Queryable, path: string | null): Promise<void> {
  await saveSetting(db, null, SETTING, path);
}

/** Why a folder cannot be read, in a sentence; null when it can. */
export async function folderProblem(path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isDirectory()) return `${path} is not a folder.`;
    await readdir(path);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? `${path} is not there.` : `${path} cannot be read (${code ?? String(error)}).`;
  }
}

/**
 * Price files in a folder that the person names, read at every market data run. A file is read again when it changed, or
 * when a symbol is needed that was not before.
 */
export class PriceFolder implements MarketDataProvider {
  readonly source = 'csv';
  readonly name = 'price files';
  readonly #seen = new Map<string, string>();

  constructor(private readonly db: Queryable) {}

  /** What is in the files is known only once they are read. */
  lists(): boolean {
    return false;
  }

  async isAwaited(): Promise<boolean> {
    return (await findPricesFolder(this.db)) !== null;
  }

  async fetch({ symbols, through, signal }: MarketDataRequest): Promise<MarketData> {
    const folder = await findPricesFolder(this.db);
    if (folder === null) return { bars: [], actions: [], warnings: [] };
    const problem = await folderProblem(folder);
    if (problem !== null) throw new Error(`The prices folder ${problem} Choose it again in Settings`);
    const wanted = new Set(symbols);
    const needed = [...wanted].sort().join();
    const bars = new Map<string, DailyBar>();
    const warnings: string[] = [];
    const read = new Map<string, string>();
    for (const name of (await readdir(folder)).filter(isPriceFileName).sort()) {
      signal.throwIfAborted();
      const path = join(folder, name);
      try {
        const file = await stat(path);
        // Not a folder, and nothing that would be waited for at its end.
        if (!file.isFile()) continue;
        const state = `${file.size} ${file.mtimeMs} ${through} ${needed}`;
        if (this.#seen.get(path) === state) continue;
        if (file.size > LARGEST_FILE) {
          warnings.push(`${name} is larger than 200 MB and was not read.`);
          continue;
        }
        const prepared = await preparePrices(this.db, basename(name), new Uint8Array(await readFile(path)), through);
        // A whole market's file has ten thousand symbols a day: only what a book needs is kept.
        for (const bar of prepared.bars) if (wanted.has(bar.symbol)) bars.set(closeKey(bar), bar);
        const faults = [...prepared.problems, ...prepared.warnings];
        for (const fault of faults.slice(0, WARNINGS_PER_FILE)) warnings.push(`${name}: ${problemText(fault)}`);
        if (faults.length > WARNINGS_PER_FILE) warnings.push(`${name}: ${faults.length - WARNINGS_PER_FILE} more.`);
        read.set(path, state);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // One file says nothing about the others; what is no fault of a file is one of ours.
        if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
        warnings.push(`${name} could not be read (${code}).`);
      }
    }
    return {
      bars: [...bars.values()],
      actions: [],
      warnings,
      stored: () => {
        for (const [path, state] of read) this.#seen.set(path, state);
      },
    };
  }
}

function isPriceFileName(name: string): boolean {
  return !name.startsWith('.') && /\.(csv|txt|tsv)$/i.test(name);
}
