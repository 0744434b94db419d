import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { freemem, homedir, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Health } from '../src-shared/ipc/system';
import type { ServingOptions } from './app';
import { describeSettings } from './config';
import { listBackups } from './db/backup-files';
import { knownMigrations } from './db/migrate';
import type { Database } from './db/open-database';
import { findContent } from './db/repositories/content';
import { examine } from './examine';

const LOG_LINES = 200;

interface DiagnosticsOptions extends Pick<ServingOptions, 'app' | 'folder'> {
  health: Health;
  database: Database | null;
}

/**
 * What helps to find a fault, to be read by the person before they send it to anybody. It holds what this file names and
 * nothing else: no names, symbols, amounts, paths or secrets, for nothing is copied whose wording is not known here.
 */
export async function diagnostics(options: DiagnosticsOptions): Promise<{ fileName: string; text: string }> {
  const { app, folder, health, database } = options;
  const now = app.clock().toISOString();
  const found = {
    format: 'sigmasight diagnostics 1',
    madeAt: now,
    version: app.version,
    runtime: {
      platform: process.platform,
      architecture: process.arch,
      system: release(),
      node: process.versions.node,
      electron: process.versions.electron ?? null,
      memoryMb: {
        total: megabytes(totalmem()),
        free: megabytes(freemem()),
        used: megabytes(process.memoryUsage().rss),
      },
    },
    health: {
      state: health.state,
      problem: health.problem && {
        code: health.problem.code,
        title: health.problem.title,
        message: withoutPaths(health.problem.message, app.dataDir),
      },
      warnings: health.warnings.length,
    },
    settings: describeSettings(app.environment, folder.settings),
    migrationsOfTheApp: knownMigrations(app.resources.migrationsFolder),
    database: database && (await databaseFacts(database, health)),
    folder: folderFacts(app.dataDir),
    backups: listBackups(folder.backups).map(({ fileName, sizeBytes, content, appVersion }) => ({
      fileName,
      sizeBytes,
      appVersion,
      migration: content?.migration ?? null,
      rows: content?.rows ?? null,
    })),
    log: knownLogLines(join(app.dataDir, 'sigmasight.log')),
  };
  return {
    fileName: `sigmasight-diagnostics-${now.slice(0, 19).replaceAll(':', '-')}.json`,
    text: `${JSON.stringify(found, null, 2)}\n`,
  };
}

async function databaseFacts(database: Database, health: Health) {
  const checks = (await examine(database, health)).map(({ name, ok }) => ({ name, ok }));
  const content = await findContent(database.orm).catch(() => null);
  return {
    checks,
    migration: content?.migration ?? null,
    profiles: content?.profiles.length ?? null,
    rows: content?.rows,
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

/** Paths can name a person; what stands in parentheses is what PostgreSQL or the system said, in its own words. */
export function withoutPaths(text: string, dataDir: string): string {
  return text
    .replaceAll(dataDir, 'DATA')
    .replaceAll(homedir(), 'HOME')
    .replace(/\([^)]*\)/g, '(…)')
    .replace(/(?:[A-Za-z]:)?[\\/](?:[^\s\\/]+[\\/])+[^\s,;:.]*/g, (path) => (path.startsWith('DATA') ? path : '…'));
}

const knownNames =
  /^(?:db|db\.(?:unfinished|rehearsal|restoring|checking)|db-(?:damaged|set-aside|before-restore)-[\dT-]+|database\.json|restore\.json|lock|backups|settings\.env|secrets\.json|jwt-secret|window|sigmasight\.log(?:\.1)?)$/;

/** The app's own files by name and size; what else a person keeps there only by its number. */
function folderFacts(dataDir: string): { name: string; files: number; sizeBytes: number }[] {
  if (!existsSync(dataDir)) return [];
  const others = { name: 'other files', files: 0, sizeBytes: 0 };
  const known = readdirSync(dataDir).flatMap((name) => {
    const size = sizeOf(join(dataDir, name));
    if (knownNames.test(name)) return [{ name, ...size }];
    others.files += size.files;
    others.sizeBytes += size.sizeBytes;
    return [];
  });
  return [...known, others];
}

function sizeOf(path: string): { files: number; sizeBytes: number } {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return { files: 1, sizeBytes: found?.size ?? 0 };
  return readdirSync(path)
    .map((name) => sizeOf(join(path, name)))
    .reduce((sum, one) => ({ files: sum.files + one.files, sizeBytes: sum.sizeBytes + one.sizeBytes }), {
      files: 0,
      sizeBytes: 0,
    });
}

/** The log's own sentences. What follows one (an error's text) can quote a person's data and is left out. */
const knownMessages = [
  /^started, version [\w.-]+/,
  /^backup made, [a-z-]+/,
  /^the disk is full; the database is opened again/,
  /^the automatic backup failed/,
  /^closing the damaged database failed/,
  /^[a-z]+\.[A-Za-z]+ failed/,
];
const knownFaults = /invalid page in block \d+ of relation "(?:base|global)\/[\d/]+"|XX00[012]|ENOSPC|EACCES|EIO/;

/** The last lines of the log: time, level and sentence, the kind of an error, and where in the program it arose. */
function knownLogLines(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const entry = /^(\d{4}-\d\d-\d\dT[\d:.]+Z (?:DEBUG|INFO|WARNING|ERROR)) (.*)$/.exec(line);
      if (entry) {
        const sentence = knownMessages.map((known) => known.exec(entry[2] ?? '')?.[0]).find((match) => match);
        return [`${entry[1]} ${sentence ?? '(left out)'}${faultIn(line)}`];
      }
      const frame = /^\s+at (?:[\w.$<> ]+ \()?(?:.*[\\/])?([\w-]+\.[cm]?[jt]s):(\d+):(\d+)\)?$/.exec(line);
      if (frame) return [`    at ${frame[1]}:${frame[2]}:${frame[3]}`];
      const fault = faultIn(line);
      return fault === '' ? [] : [`   ${fault}`];
    })
    .slice(-LOG_LINES);
}

function faultIn(line: string): string {
  const fault = knownFaults.exec(line)?.[0];
  return fault === undefined ? '' : ` (${fault})`;
}
