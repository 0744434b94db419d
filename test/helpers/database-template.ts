import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesIn } from '../../src-main/resources';
import { temporaryFolder } from './temporary-folder';
import { startTestApp } from './test-app';

/**
 * The tests start from the very template that a first run starts from; `npm test` builds it. It is unpacked once, by a
 * first run that they have copies of. Their folders lie in one that is removed at the end, also those of a test that
 * failed.
 */
export default async function prepare(): Promise<() => void> {
  const { templateFile } = resourcesIn(process.cwd());
  if (!existsSync(templateFile)) throw new Error(`${templateFile} is missing: run npm test, which builds it.`);
  const folder = temporaryFolder();
  process.env.TMPDIR = folder;
  const { app, dataDir } = await startTestApp();
  await app.close();
  rmSync(join(dataDir, 'sigmasight.log'));
  process.env.SIGMASIGHT_STARTED_FOLDER = dataDir;
  return () => rmSync(folder, { recursive: true, force: true });
}
