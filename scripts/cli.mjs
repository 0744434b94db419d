import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { callerDirectory, main, root } from './run.mjs';
import { ensureBuilt, ensureDependencies, ensureTemplate } from './setup.mjs';

// npm run --silent cli -- COMMAND …: the set-up speaks on stderr only, since stdout is the command's result.

const isReady = await prepare();

// In this process rather than a child of it, so that exit status, signals and the prompt for a password are the command's own.
if (isReady) {
  const script = join(root, 'out', 'main', 'cli.cjs');
  process.argv[1] = script;
  process.chdir(callerDirectory());
  await import(pathToFileURL(script).href);
}

async function prepare() {
  let ready = false;
  await main(async () => {
    await ensureDependencies();
    await ensureBuilt();
    await ensureTemplate();
    ready = true;
  });
  return ready;
}
