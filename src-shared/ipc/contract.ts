import type { z } from 'zod';
import { authContract } from './auth';
import { backupsContract } from './backups';
import { changesContract } from './changes';
import { desktopContract } from './desktop';
import { importsContract } from './imports';
import { jobsContract } from './jobs';
import { marketDataContract } from './market-data';
import { portfoliosContract } from './portfolios';
import { positionsContract } from './positions';
import type { Procedure } from './procedure';
import { recoveryContract } from './recovery';
import { settingsContract } from './settings';
import { snapshotsContract } from './snapshots';
import { systemContract } from './system';
import { tagsContract } from './tags';
import { viewsContract } from './views';

/** Everything the back end answers, `"topic.verb"`. The only description of it: handlers, window and command line are typed by it. */
export const contract = {
  ...systemContract,
  ...backupsContract,
  ...recoveryContract,
  ...authContract,
  ...portfoliosContract,
  ...positionsContract,
  ...importsContract,
  ...tagsContract,
  ...marketDataContract,
  ...snapshotsContract,
  ...jobsContract,
  ...changesContract,
  ...settingsContract,
  ...viewsContract,
} as const satisfies Record<string, Procedure>;

export const windowContract = { ...contract, ...desktopContract } as const satisfies Record<string, Procedure>;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
export type WindowContract = typeof windowContract;
export type WindowProcedureName = keyof WindowContract;

/** What a caller gives (defaults may be left out) and gets. */
export type InputOf<P extends WindowProcedureName> = z.input<WindowContract[P]['input']>;
export type OutputOf<P extends WindowProcedureName> = z.output<WindowContract[P]['output']>;
