import { spawn } from 'node:child_process';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  json: () => ReturnType<typeof JSON.parse>;
}

/** The command line that was built, in a process of its own. Without a password the environment has none. */
export function runCli(args: string[], { folder, password }: { folder: string; password: string | null }) {
  const { SIGMASIGHT_PASSWORD: _, ...environment } = process.env;
  const child = spawn(process.execPath, ['out/main/cli.cjs', ...args, '--data-dir', folder], {
    env: password === null ? environment : { ...environment, SIGMASIGHT_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr, json: () => JSON.parse(stdout) })),
  );
}
