import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDisplay } from './display.mjs';
import { prepareApp } from './prepare-app.mjs';
import { log, main, root, runTool, SetupError } from './run.mjs';
import { ensureBuilt, ensureDependencies, ensureTemplate } from './setup.mjs';

// npm test [-- --only SUITE [filters and flags for its runner]]

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

const PROJECTS = ['unit', 'db', 'renderer'];
const SUITES = [...PROJECTS, 'e2e'];

/** @type {import('node:child_process').StdioOptions} */
const stdio = ['ignore', 'inherit', 'inherit'];

await main(async () => {
  const { suites, filters } = parseArguments(process.argv.slice(2));
  const projects = PROJECTS.filter((project) => suites.includes(project));
  const app = suites.includes('e2e') ? await prepareApp() : await prepareBackEnd(projects);

  // Set by .ci/run: a failed check is one more failure in the sum.
  const total = { passed: 0, failed: Number(process.env.SIGMASIGHT_FAILED_CHECKS ?? 0), skipped: 0 };
  if (projects.length > 0) add(total, await runVitest(projects, filters));
  if (app) add(total, await runPlaywright(app, filters));
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  // A run without a test has shown nothing.
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/**
 * What tests without a window need; the unit tests need nothing built.
 *
 * @param {string[]} projects
 */
async function prepareBackEnd(projects) {
  await ensureDependencies();
  if (projects.every((project) => project === 'unit')) return;
  await ensureBuilt();
  await ensureTemplate();
}

/**
 * @param {string[]} projects
 * @param {string[]} filters
 */
async function runVitest(projects, filters) {
  const report = newReport('vitest.json');
  const selected = projects.map((project) => `--project=${project}`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await runTool('vitest', ['run', ...selected, ...reporters, ...filters], { stdio });
  const result = readReport(report);
  return counted('Vitest', status, {
    passed: result?.numPassedTests ?? 0,
    failed: result?.numFailedTests ?? 0,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  });
}

/**
 * @param {Awaited<ReturnType<typeof prepareApp>>} app
 * @param {string[]} filters
 */
async function runPlaywright({ executablePath, display }, filters) {
  const report = newReport('playwright.json');
  // Two at a time where each window has a display of its own: on one, they would take the focus from each other.
  const displays = display.isVirtual ? [display, await ensureDisplay()] : [display];
  const places = displays.map(({ environment: { DISPLAY, XAUTHORITY } }) => ({ DISPLAY, XAUTHORITY }));
  const status = await runTool('@playwright/test', ['test', '--reporter=list,json', ...filters], {
    stdio,
    env: {
      ...display.environment,
      SIGMASIGHT_ELECTRON: executablePath,
      SIGMASIGHT_DISPLAYS: JSON.stringify(places),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  const stats = readReport(report)?.stats;
  return counted('Playwright', status, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  });
}

/**
 * A runner that fails without a failed test (a file that does not load, a loose error, a crash) counts as one.
 *
 * @param {string} runner
 * @param {number} status
 * @param {Counts} counts
 * @returns {Counts}
 */
function counted(runner, status, counts) {
  if (status === 0 || counts.failed > 0) return counts;
  log(`${runner} ended with status ${status} though no test failed: counted as a failure.`);
  return { ...counts, failed: 1 };
}

/**
 * The place for a runner's report, without the one of an earlier run.
 *
 * @param {string} name
 */
function newReport(name) {
  const file = join(root, 'test-results', name);
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} file
 * @returns {any} undefined when the runner did not get as far as writing it
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {Counts} total
 * @param {Counts} counts
 */
function add(total, counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}

/** @param {string[]} args */
function parseArguments([flag, suite = '', ...filters]) {
  if (flag === undefined) return { suites: SUITES, filters: [] };
  if (flag === '--only' && SUITES.includes(suite)) return { suites: [suite], filters };
  throw new SetupError(`Usage: npm test [-- --only ${SUITES.join('|')} [filters]]`);
}
