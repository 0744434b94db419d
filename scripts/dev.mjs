import { prepareApp } from './prepare-app.mjs';
import { main, runTool } from './run.mjs';
import { forgetBuild, OLDEST_ELECTRON_MAJOR } from './setup.mjs';

// npm run dev [-- arguments for the app]: changes of the renderer show in the open window, others restart the app.

await main(async () => {
  const { executablePath, flags, display } = await prepareApp();
  forgetBuild();
  return runTool('electron-vite', ['dev', '--watch', '--', ...flags, ...process.argv.slice(2)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...display.environment,
      ELECTRON_EXEC_PATH: executablePath,
      ELECTRON_MAJOR_VER: OLDEST_ELECTRON_MAJOR,
    },
  });
});
