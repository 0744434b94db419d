import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesIn } from '../../src-main/resources';
import { temporaryFolder } from './temporary-folder';

interface Entry {
  idx: number;
  when: number;
  tag: string;
}

function changedFolder(change: (entries: Entry[], folder: string) => Entry[]): string {
  const folder = join(temporaryFolder(), 'migrations');
  cpSync(resourcesIn(process.cwd()).migrationsFolder, folder, { recursive: true });
  const journalFile = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: change(journal.entries, folder) }));
  return folder;
}

/** The app's migrations and one more, as the next version would bring it. */
export function nextMigrations(sqlText: string): string {
  return changedFolder((entries, folder) => {
    const last = entries.at(-1) as Entry;
    writeFileSync(join(folder, '9999_next.sql'), sqlText);
    return [...entries, { ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9999_next' }];
  });
}

/** The first so many migrations, as an earlier version had them. */
export function earlierMigrations(count: number): string {
  return changedFolder((entries) => entries.slice(0, count));
}
