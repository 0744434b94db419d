import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORT_MODES, type ImportMode } from '../src-shared/domain/import-mode';
import { parseIsoDate } from '../src-shared/domain/iso-date';
import type { App } from './app';
import type { Flags, Outcome } from './cli/command';
import { commands } from './cli/commands';
import { print } from './cli/output';
import { CommandFailed, openApp } from './cli/session';
import { defaultDataDir } from './default-data-dir';
import { AppError } from './ipc/app-error';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

const optionTypes = {
  'data-dir': { type: 'string' },
  profile: { type: 'string' },
  json: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'accept-good': { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  mode: { type: 'string', default: 'add' },
  yes: { type: 'boolean', default: false },
  through: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, { operands, help }]) => `  ${[name, ...operands].join(' ').padEnd(32)} ${help}`,
  );
  return [
    'usage: npm run --silent cli -- COMMAND [--data-dir DIR] [--profile NAME] [--json]',
    ...lines,
    '  import takes --dry-run (write nothing), --accept-good (leave problem rows out), --again (a file imported before),',
    '    --mode add|merge|replace (merge changes what the book has already, replace also closes what the file lacks)',
    '  prices import takes --dry-run and --accept-good, too',
    '  run and snapshots take --through DATE (the last session that is wanted), written like 2025-03-14',
    '  undo takes --yes (also positions that were changed since), restore takes --yes (replace the database),',
    '    demo reset takes --yes (lose what was changed in it)',
    'The password comes from SIGMASIGHT_PASSWORD, or is asked for.',
  ].join('\n');
}

class WrongUsage extends Error {}

function parseCommandLine(args: string[]) {
  const parse = () => parseArgs({ args, options: optionTypes, allowPositionals: true, strict: true });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
  const { values, positionals } = parsed;
  const name = [positionals.slice(0, 2).join(' '), positionals[0] ?? ''].find((candidate) =>
    Object.hasOwn(commands, candidate),
  );
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || !command)
    throw new WrongUsage(
      positionals.length === 0 ? 'Which command?' : `There is no command “${positionals.join(' ')}”.`,
    );
  const operands = positionals
    .slice(name.split(' ').length)
    .map((operand, index) => (command.operands[index]?.includes('DATE') ? dateOf(operand) : operand));
  const required = command.operands.filter((operand) => !operand.startsWith('['));
  if (operands.length < required.length) throw new WrongUsage(`${name} needs ${required.join(' ')}.`);
  if (operands.length > command.operands.length) throw new WrongUsage(`${name} does not take “${operands.at(-1)}”.`);
  if (command.needsProfile && !values.profile) throw new WrongUsage(`${name} needs --profile NAME.`);
  const flags: Flags = {
    profile: values.profile,
    dryRun: values['dry-run'],
    acceptGood: values['accept-good'],
    again: values.again,
    mode: modeOf(values.mode),
    confirmed: values.yes,
    through: values.through === undefined ? undefined : dateOf(values.through),
  };
  return { command, operands, flags, dataDir: resolve(values['data-dir'] ?? defaultDataDir(process.env)) };
}

function dateOf(text: string): string {
  const date = parseIsoDate(text);
  if (!date.ok) throw new WrongUsage(date.message);
  return date.value;
}

function modeOf(text: string): ImportMode {
  const mode = IMPORT_MODES.find((each) => each === text);
  if (!mode) throw new WrongUsage(`--mode takes ${IMPORT_MODES.join(', ')}, not “${text}”.`);
  return mode;
}

async function main(args: string[]): Promise<number> {
  const asJson = args.includes('--json');
  if (args.includes('--help') || args.length === 0) {
    process.stderr.write(`${usage()}\n`);
    return args.length === 0 ? WRONG_USAGE : DONE;
  }
  let app: App | undefined;
  try {
    const { command, operands, flags, dataDir } = parseCommandLine(args);
    app = await openApp(dataDir, version(), command.mendsDatabase);
    const outcome: Outcome = await command.run(app, operands, flags);
    if (command.reopens) {
      // What was restored is put in place by the next opening: this one, so that it is seen to work.
      await app.close();
      app = await openApp(dataDir, version());
    }
    if (asJson) await print(JSON.stringify(outcome.json, null, 2));
    else if (outcome.text !== '') await print(outcome.text);
    return outcome.failed ? FAILED : DONE;
  } catch (error) {
    if (error instanceof WrongUsage) {
      process.stderr.write(`${error.message}\n\n${usage()}\n`);
      return WRONG_USAGE;
    }
    const { code, message } =
      error instanceof CommandFailed
        ? error.error
        : error instanceof AppError
          ? error
          : { code: 'INTERNAL', message: String(error) };
    process.stderr.write(`${message}\n`);
    if (asJson) await print(JSON.stringify({ error: { code, message } }, null, 2));
    return FAILED;
  } finally {
    await app?.close();
  }
}

function version(): string {
  const file = join(dirname(process.argv[1] ?? '.'), '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
