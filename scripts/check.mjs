import { log, main, runTool } from './run.mjs';
import { ensureDependencies } from './setup.mjs';

// npm run check [-- --fix]: every check runs, also after one has failed, so that one run shows all there is to mend.

/** @type {import('node:child_process').StdioOptions} */
const stdio = ['ignore', 'inherit', 'inherit'];

await main(async () => {
  const fix = process.argv.includes('--fix');
  await ensureDependencies();
  const checks = [
    { name: 'format and lint', tool: '@biomejs/biome', args: fix ? ['check', '--write', '.'] : ['ci', '.'] },
    { name: 'types of main', tool: 'typescript', args: ['-p', 'tsconfig.node.json'] },
    { name: 'types of renderer', tool: 'typescript', args: ['-p', 'tsconfig.web.json'] },
    { name: 'types of end-to-end tests', tool: 'typescript', args: ['-p', 'tsconfig.e2e.json'] },
    { name: 'unused code', tool: 'knip', args: [] },
  ];
  const results = [];
  for (const { name, tool, args } of checks) {
    const start = performance.now();
    const isGood = (await runTool(tool, args, { stdio })) === 0;
    results.push({ isGood, line: `${isGood ? 'ok    ' : 'FAILED'}  ${name} (${seconds(start)})` });
  }
  log(`\n${results.map((result) => result.line).join('\n')}`);
  return results.every((result) => result.isGood) ? 0 : 1;
});

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
