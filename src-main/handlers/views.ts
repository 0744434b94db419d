import { z } from 'zod';
import { defaultPositionsView } from '../../src-shared/ipc/default-view';
import {
  type PositionsView,
  positionFilter,
  positionsView,
  type SavedView,
  savedView,
  tableLayout,
} from '../../src-shared/ipc/views';
import { announce, type Context } from '../context';
import { findSetting, saveSetting } from '../db/repositories/settings';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';
import { knownParts } from '../known-parts';

const CURRENT = 'views.current';
const SAVED = 'views.saved';
const SAVED_VIEWS = 100;

export function viewsHandlers(context: Context): HandlersOf<'views'> {
  const { orm } = context.database;

  async function readSaved(db: Parameters<typeof findSetting>[0], userId: string): Promise<SavedView[]> {
    const stored = await findSetting(db, userId, SAVED);
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((entry) => {
      const named = savedView.pick({ id: true, name: true }).safeParse(entry);
      return named.success ? { ...named.data, view: knownView(entry.view) } : [];
    });
  }

  async function changeSaved(userId: string, change: (saved: SavedView[]) => SavedView[]): Promise<void> {
    await orm.transaction(async (tx) => saveSetting(tx, userId, SAVED, change(await readSaved(tx, userId))));
    announce(context, 'views');
  }

  return {
    'views.get': async (_, { userId }) => ({
      current: knownView(await findSetting(orm, userId, CURRENT)),
      saved: await readSaved(orm, userId),
    }),
    // Nothing is announced: the window that says it shows it already.
    'views.setCurrent': async (view, { userId }) => {
      await saveSetting(orm, userId, CURRENT, view);
      return {};
    },
    'views.save': async (view, { userId }) => {
      await changeSaved(userId, (saved) => {
        const others = saved.filter(({ id }) => id !== view.id);
        const taken = others.find(({ name }) => name.toLowerCase() === view.name.toLowerCase());
        if (taken) throw new AppError('CONFLICT', `There is a view “${taken.name}” already.`, { field: 'name' });
        if (others.length >= SAVED_VIEWS)
          throw new AppError('LIMIT_REACHED', `A profile has at most ${SAVED_VIEWS} views. Delete one.`);
        return [...others, view];
      });
      return {};
    },
    'views.remove': async ({ id }, { userId }) => {
      await changeSaved(userId, (saved) => {
        const others = saved.filter((view) => view.id !== id);
        if (others.length === saved.length) throw new AppError('NOT_FOUND', 'This view is gone already.');
        return others;
      });
      return {};
    },
  };
}

/** A stored view, part by part: what means nothing to this version is as it comes, and the rest is kept. */
function knownView(stored: unknown): PositionsView {
  const parts = z.record(z.string(), z.unknown()).catch({}).parse(stored);
  const filters = z.array(z.unknown()).catch([]).parse(parts.filters);
  return knownParts(positionsView, defaultPositionsView, {
    ...parts,
    filters: filters.filter((filter) => positionFilter.safeParse(filter).success),
    open: knownParts(tableLayout, defaultPositionsView.open, parts.open),
    closed: knownParts(tableLayout, defaultPositionsView.closed, parts.closed),
  });
}
