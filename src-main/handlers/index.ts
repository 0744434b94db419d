import type { Health } from '../../src-shared/ipc/system';
import type { Context } from '../context';
import type { Handlers } from '../ipc/router';
import { authHandlers } from './auth';
import { changesHandlers } from './changes';
import { importsHandlers } from './imports';
import { portfoliosHandlers } from './portfolios';
import { positionsHandlers } from './positions';
import { settingsHandlers } from './settings';
import { systemHandlers } from './system';
import { tagsHandlers } from './tags';
import { viewsHandlers } from './views';

export function createHandlers(context: Context, health: () => Health): Handlers {
  return {
    ...systemHandlers(context, health),
    ...authHandlers(context),
    ...portfoliosHandlers(context),
    ...positionsHandlers(context),
    ...importsHandlers(context),
    ...tagsHandlers(context),
    ...changesHandlers(context),
    ...settingsHandlers(context),
    ...viewsHandlers(context),
  };
}
