import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Three folders are three rules. Biome's overrides say the same at every save; this catches the override that was
 * forgotten, and the clock and the dice, which Biome cannot see.
 */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => normalize(join(entry.parentPath, entry.name)));

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom|^import|\bimport\()\s*['"]([^'"\n]+)['"]/gm)].map(
    ([, target = '']) => (target.startsWith('.') ? normalize(join(dirname(file), target)) : target),
  );

const allowed: { folder: string; except?: RegExp; may: RegExp }[] = [
  { folder: 'src-shared/domain', may: /^(src-shared\/domain\/|decimal\.js$|papaparse$)/ },
  { folder: 'src-shared/ipc', may: /^(src-shared\/(ipc|domain)\/|zod$)/ },
  { folder: 'src-main/db/schema', may: /^(src-main\/db\/schema|drizzle-orm$|drizzle-orm\/pg-core$)/ },
  {
    folder: 'src-main/db/repositories',
    may: /^(src-main\/db\/(repositories\/|schema$|queryable$)|src-shared\/domain\/|drizzle-orm$)/,
  },
  {
    folder: 'src-main/handlers',
    except: /handlers\/index\.ts$/,
    may: /^(src-main\/(?!electron|handlers|jobs|db\/schema)|src-shared\/|zod$|node:)/,
  },
  {
    folder: 'src-main/electron',
    except: /preload\.ts$/,
    may: /^(src-main\/(?!handlers|db\/repositories)|src-shared\/ipc\/|electron$|node:)/,
  },
  { folder: 'src-renderer', may: /^(?!electron$|node:|src-main\/|drizzle-orm|@electric-sql)/ },
];

describe('the layers', () => {
  it.each(allowed)('$folder imports only what it may', ({ folder, except, may }) => {
    const files = filesBelow(folder).filter((file) => !except?.test(file));
    expect(files.length).toBeGreaterThan(0);
    const breaches = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !may.test(target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(breaches).toEqual([]);
  });

  it('only src-main/electron sees Electron', () => {
    const outside = ['src-main', 'src-shared', 'src-renderer']
      .flatMap(filesBelow)
      .filter((file) => !file.startsWith('src-main/electron/') && importsOf(file).includes('electron'));
    expect(outside).toEqual([]);
  });

  it('the preload holds no run-time code but its own', () => {
    const text = readFileSync('src-main/electron/preload.ts', 'utf8');
    const runTime = [...text.matchAll(/^import (?!type\b).*from '([^']+)'/gm)].map(([, target]) => target);
    expect(runTime).toEqual(['electron']);
  });

  it('the domain asks neither the clock nor chance', () => {
    const impure = filesBelow('src-shared').filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(readFileSync(file, 'utf8')),
    );
    expect(impure).toEqual([]);
  });
});

describe('what the page reads at its start', () => {
  const page = filesBelow('src-renderer');

  it('holds no schemas: of the contract it takes types alone', () => {
    const valuesOf = (file: string) =>
      [...readFileSync(file, 'utf8').matchAll(/^import (?!type\b)[^;]*? from '([^']+)'/gms)].map(([, target = '']) =>
        normalize(join(dirname(file), target)),
      );
    const contracts = page.flatMap(valuesOf).filter((target) => target.startsWith('src-shared/ipc/'));
    expect(contracts.length).toBeGreaterThan(0);
    for (const target of contracts) expect(valuesOf(`${target}.ts`), target).toEqual([]);
  });

  it("has the styles of every component of Mantine's that it draws", () => {
    const used = page.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.trim()),
      ),
    );
    expect(used).toContain('Button');
    const styles = readdirSync('node_modules/@mantine/core/styles');
    const taken = importsOf('src-renderer/styles/mantine.ts').map((target) => target.split('/').at(-1));
    const missing = [...new Set(used)]
      .map((name) => `${name}.layer.css`)
      .filter((file) => styles.includes(file) && !taken.includes(file));
    expect(missing).toEqual([]);
  });
});
