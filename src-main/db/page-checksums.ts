import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const PAGE_SIZE = 8192;
const PAGES_PER_SEGMENT = 131_072;
const PAGES_AT_ONCE = 128;
/** In the page's header; PostgreSQL computes the sum as if it were zero. */
const CHECKSUM_AT = 8;
/** Where the page's rows begin: zero for a page that was added to a file but never filled. */
const UPPER_AT = 14;

const LANES = 32;
const PRIME = 16777619;
// biome-ignore format: as PostgreSQL lists them
const startValues = Uint32Array.of(
  0x5b1f36e9, 0xb8525960, 0x02ab50aa, 0x1de66d2a, 0x79ff467a, 0x9bb9f8a3, 0x217e7cd2, 0x83e13d2c,
  0xf8d4474f, 0xe39eb970, 0x42c6ae16, 0x993216fa, 0x7b093b5d, 0x98daff3c, 0xf718902a, 0x0b1c9cdb,
  0xe58f764b, 0x187636bc, 0x5d7b3bb1, 0xe73de7de, 0x92bec979, 0xcca6c0b2, 0x304a0979, 0x85aa43d4,
  0x783125bb, 0x6ca8eaa2, 0xe407eac6, 0x4b5cfc3e, 0x9fbf8c76, 0x15ca20be, 0xf2ca9fd3, 0x959bd756,
);

/**
 * PostgreSQL's checksum of a page, 1 to 65535.
 *
 * @param words the page, its checksum field zeroed
 * @param block the page's number within its table, which keeps a page from passing for another
 * @see PostgreSQL 18, src/include/storage/checksum_impl.h
 */
function pageChecksum(words: Uint32Array, block: number): number {
  const sums = Uint32Array.from(startValues);
  const mix = (lane: number, value: number) => {
    const mixed = ((sums[lane] as number) ^ value) >>> 0;
    sums[lane] = Math.imul(mixed, PRIME) ^ (mixed >>> 17);
  };
  for (let word = 0; word < words.length; word += 1) mix(word % LANES, words[word] as number);
  let folded = 0;
  for (let lane = 0; lane < LANES; lane += 1) {
    mix(lane, 0);
    mix(lane, 0);
    folded ^= sums[lane] as number;
  }
  return (((folded ^ block) >>> 0) % 65_535) + 1;
}

/**
 * Compares every page of every table and index with its checksum, without opening the database. For a folder that was
 * copied after a checkpoint: in one whose process was killed a page may rightly be half written.
 *
 * @returns the first page that is not as PostgreSQL wrote it, or null
 */
export function damagedPage(databaseFolder: string): { file: string; block: number } | null {
  const base = join(databaseFolder, 'base');
  const folders = ['global', ...readdirSync(base).map((name) => join('base', name))];
  for (const folder of folders) {
    for (const name of readdirSync(join(databaseFolder, folder))) {
      const match = /^\d+(?:_(?:fsm|vm|init))?(?:\.(\d+))?$/.exec(name);
      if (!match) continue;
      const firstBlock = Number(match[1] ?? 0) * PAGES_PER_SEGMENT;
      const block = damagedBlock(join(databaseFolder, folder, name), firstBlock);
      if (block !== null) return { file: join(folder, name), block };
    }
  }
  return null;
}

function damagedBlock(file: string, firstBlock: number): number | null {
  const descriptor = openSync(file, 'r');
  const pages = Buffer.alloc(PAGES_AT_ONCE * PAGE_SIZE);
  try {
    for (let block = firstBlock; ; ) {
      const length = readSync(descriptor, pages, 0, pages.length, null);
      if (length === 0) return null;
      // A file that does not end with a page was cut.
      if (length % PAGE_SIZE !== 0) return block + Math.floor(length / PAGE_SIZE);
      for (let at = 0; at < length; at += PAGE_SIZE, block += 1) {
        if (pages.readUInt16LE(at + UPPER_AT) === 0) continue;
        const stored = pages.readUInt16LE(at + CHECKSUM_AT);
        pages.writeUInt16LE(0, at + CHECKSUM_AT);
        if (pageChecksum(new Uint32Array(pages.buffer, pages.byteOffset + at, PAGE_SIZE / 4), block) !== stored)
          return block;
      }
    }
  } finally {
    closeSync(descriptor);
  }
}
