import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One hash over the names and bytes of everything below a folder: equal means untouched. */
export function treeHash(folder: string): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    for (const name of readdirSync(path).sort()) {
      const child = join(path, name);
      hash.update(`${relative(folder, child)}\0`);
      if (statSync(child).isDirectory()) visit(child);
      else hash.update(readFileSync(child));
    }
  };
  visit(folder);
  return hash.digest('hex');
}
