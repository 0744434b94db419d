import { existsSync, rmSync } from 'node:fs';
import { resourcesIn } from '../../src-main/resources';
import { temporaryFolder } from './temporary-folder';

/**
 * The tests start from the very template that a first run starts from; `npm test` builds it. Their folders lie in one
 * that is removed at the end, also those of a test that failed.
 */
export default function prepare(): () => void {
  const { templateFile } = resourcesIn(process.cwd());
  if (!existsSync(templateFile)) throw new Error(`${templateFile} is missing: run npm test, which builds it.`);
  const folder = temporaryFolder();
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
