import { join } from 'node:path';
import type { Resources } from './app';

/** @param root the folder that holds `resources` and `migrations`: the checkout, or a package's own resources */
export function resourcesIn(root: string): Resources {
  return {
    templateFile: join(root, 'resources', 'database-template.tar.gz'),
    migrationsFolder: join(root, 'migrations'),
    sampleFile: join(root, 'resources', 'sample-positions.csv'),
  };
}
