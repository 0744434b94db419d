import type { Backups } from '../backups';
import type { Context } from '../context';
import type { DataFolder } from '../db/data-folder';
import type { ClosedHandlers, HandlersOf, OpenHandlers } from '../ipc/router';
import type { Recovery } from '../recovery';
import { authHandlers } from './auth';
import { backupsHandlers } from './backups';
import { changesHandlers } from './changes';
import { importsHandlers } from './imports';
import { jobsHandlers } from './jobs';
import { marketDataHandlers } from './market-data';
import { portfoliosHandlers } from './portfolios';
import { positionsHandlers } from './positions';
import { recoveryHandlers } from './recovery';
import { settingsHandlers } from './settings';
import { snapshotsHandlers } from './snapshots';
import { tagsHandlers } from './tags';
import { viewsHandlers } from './views';

type SystemHandlers = HandlersOf<'system'>;

export function createHandlers(
  context: Context,
  system: SystemHandlers,
  backups: Backups,
  folder: DataFolder,
): OpenHandlers {
  return {
    ...system,
    ...backupsHandlers(context, backups, folder),
    ...authHandlers(context),
    ...portfoliosHandlers(context),
    ...positionsHandlers(context),
    ...importsHandlers(context),
    ...tagsHandlers(context),
    ...marketDataHandlers(context),
    ...snapshotsHandlers(context),
    ...jobsHandlers(context),
    ...changesHandlers(context),
    ...settingsHandlers(context),
    ...viewsHandlers(context),
  };
}

/** While no database is open. */
export function createRecoveryHandlers(system: SystemHandlers, recovery: Recovery): ClosedHandlers {
  return { ...system, ...recoveryHandlers(recovery) };
}
