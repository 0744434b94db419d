import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { callerDirectory, main, root } from './run.mjs';
import { ensureBuilt, ensureDependencies, ensureTemplate } from './setup.mjs';

// npm run --silent cli -- COMMAND …: the set-up speaks on stderr only, since stdout is the command's result.

await main(async () => {
  await ensureDependencies();
  await ensureBuilt();
  await ensureTemplate();
  // In this process rather than a child of it, so that exit status, signals and the prompt for a password are its own.
  const script = join(root, 'out', 'main', 'cli.cjs');
  process.argv[1] = script;
  process.chdir(callerDirectory());
  await import(pathToFileURL(script).href);
});
