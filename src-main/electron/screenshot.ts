import { writeFile } from 'node:fs/promises';
import type { BrowserWindow } from 'electron';

/** Ends when the first screen stands: a heading is there, fonts are loaded, nothing is busy. */
const firstScreen = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('h1, h2, form') && !document.querySelector('[aria-busy="true"]')) {
      document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    } else setTimeout(look, 50);
  };
  setTimeout(resolve, 30000);
  look();
})`;

export async function saveScreenshot(window: BrowserWindow, file: string): Promise<void> {
  await window.webContents.executeJavaScript(firstScreen);
  const image = await window.webContents.capturePage();
  await writeFile(file, image.toPNG());
  process.stdout.write(`Screenshot: ${file}\n`);
}
