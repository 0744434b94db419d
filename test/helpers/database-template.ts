import { existsSync } from 'node:fs';
import { resourcesIn } from '../../src-main/resources';

/** The tests start from the very template that a first run starts from; `npm test` builds it. */
export default function requireTemplate(): void {
  const { templateFile } = resourcesIn(process.cwd());
  if (!existsSync(templateFile)) throw new Error(`${templateFile} is missing: run npm test, which builds it.`);
}
