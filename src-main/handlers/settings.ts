import { defaultSettings, type Settings, settings as settingsSchema } from '../../src-shared/ipc/settings';
import { announce, type Context } from '../context';
import { findSetting, saveSetting } from '../db/repositories/settings';
import type { HandlersOf } from '../ipc/router';
import { knownParts } from '../known-parts';

const KEY = 'preferences';

export function settingsHandlers(context: Context): HandlersOf<'settings'> {
  const { orm } = context.database;

  const read = async (userId: string): Promise<Settings> =>
    knownParts(settingsSchema, defaultSettings, await findSetting(orm, userId, KEY));

  return {
    'settings.get': async (_, { userId }) => read(userId),
    'settings.set': async (changes, { userId }) => {
      const changed = settingsSchema.parse({ ...(await read(userId)), ...changes });
      await saveSetting(orm, userId, KEY, changed);
      announce(context, 'settings');
      return changed;
    },
  };
}
