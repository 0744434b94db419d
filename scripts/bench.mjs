import { join } from 'node:path';
import { prepareApp } from './prepare-app.mjs';
import { main, root } from './run.mjs';

// npm run bench [-- NAME …]: the table of benchmarks, of all or of those named.

await main(async () => {
  const { executablePath, display } = await prepareApp();
  Object.assign(process.env, display.environment, { SIGMASIGHT_ELECTRON: executablePath });
  process.chdir(root);
  // Only now: on a fresh machine it has just been installed.
  const { runnerImport } = await import('vite');
  const entry = join(root, 'test', 'bench', 'run.ts');
  /** @type {{module: {runBenchmarks(names: string[]): Promise<number>}}} */
  const { module } = await runnerImport(entry, { root, configFile: false, logLevel: 'error' });
  return module.runBenchmarks(process.argv.slice(2));
});
