import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { electronExecutable } from '../e2e/launch';
import { removeBooks } from './back-end';
import type { Benchmark, Measure } from './benchmark';
import { demoBenchmark } from './demo';
import { gridBenchmark } from './grid';
import { importBenchmark } from './import';
import { importWindowBenchmark } from './import-window';
import { jobsBenchmark } from './jobs';
import { jobsPausesBenchmark } from './jobs-pauses';
import { memoryBenchmark } from './memory';
import { pricesBenchmark } from './prices';
import { pricingBenchmark } from './pricing';
import { scrollBenchmark } from './scroll';
import { startBenchmark } from './start';
import { markdownTable } from './table';

/** Every benchmark there is. */
const benchmarks: readonly Benchmark[] = [
  importBenchmark,
  importWindowBenchmark,
  startBenchmark,
  gridBenchmark,
  scrollBenchmark,
  memoryBenchmark,
  jobsBenchmark,
  jobsPausesBenchmark,
  pricesBenchmark,
  demoBenchmark,
  pricingBenchmark,
];

/**
 * Runs the benchmarks that are named, or all, and prints one table. Nothing is asserted: a number beside its floor says
 * more than a limit that a slow machine breaks.
 *
 * @returns the exit status: 1 when a benchmark could not be run, 2 when a name is unknown
 */
export async function runBenchmarks(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    const known = benchmarks.map(({ name }) => name).join(', ');
    process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${known}.\n`);
    return 2;
  }
  const chosen = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
  const measures: Measure[] = [];
  const failed: string[] = [];
  for (const benchmark of chosen) {
    process.stderr.write(`\n${benchmark.name}: ${benchmark.measures}\n  floor: ${benchmark.floor}\n`);
    try {
      measures.push(...(await benchmark.run((progress) => process.stderr.write(`  ${progress}\n`))));
    } catch (error) {
      failed.push(benchmark.name);
      process.stderr.write(`  failed: ${(error as Error).stack}\n`);
    }
  }
  await removeBooks();
  const machine = machineLine();
  writeJson({ machine, measures });
  process.stdout.write(`\n${machine}\n\n${markdownTable(measures)}\n`);
  if (failed.length > 0) process.stderr.write(`\nCould not be run: ${failed.join(', ')}\n`);
  return failed.length === 0 ? 0 : 1;
}

function machineLine(): string {
  const processors = cpus();
  // Beside the executable of every Electron.
  const electron = readFileSync(join(dirname(electronExecutable()), 'version'), 'utf8')
    .trim()
    .replace(/^v/, '');
  const day = new Date().toISOString().slice(0, 10);
  return `${processors[0]?.model.trim()}, ${processors.length} cores, Node ${process.versions.node}, Electron ${electron}, ${day}. Median (least–most).`;
}

function writeJson(result: { machine: string; measures: readonly Measure[] }): void {
  const folder = join(process.cwd(), 'test-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
}
