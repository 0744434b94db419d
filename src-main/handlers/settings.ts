import { defaultSettings, type Settings, settings as settingsSchema } from '../../src-shared/ipc/settings';
import { announce, type Context } from '../context';
import { findSetting, saveSetting } from '../db/repositories/settings';
import type { HandlersOf } from '../ipc/router';

const KEY = 'preferences';

export function settingsHandlers(context: Context): HandlersOf<'settings'> {
  const { orm } = context.database;

  /** A value that an older or newer version wrote and that means nothing here falls back to its default. */
  async function read(userId: string): Promise<Settings> {
    const stored = await findSetting(orm, userId, KEY);
    if (typeof stored !== 'object' || stored === null) return defaultSettings;
    const kept = Object.entries(stored).filter(
      ([name, value]) => settingsSchema.partial().safeParse({ [name]: value }).success,
    );
    return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(kept) });
  }

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
