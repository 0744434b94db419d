import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { defaultPositionsView } from '../../../src-shared/ipc/default-view';
import type { PositionsView, SavedView, TableLayout } from '../../../src-shared/ipc/views';
import { useIpcQuery } from '../../ipc/client';
import { type TagMatch, withTagToggled } from './position-filters';
import { useStoring } from './use-storing';

/** What the person is looking at: the part that is kept in the profile, and what is forgotten when they leave. */
export interface ShownView extends PositionsView {
  search: string;
  selected: ReadonlySet<string>;
  /** Whether the pane beside the table is open. */
  details: boolean;
  /** The saved view that this began as. */
  savedId: string | null;
}

interface PositionsViewState {
  view: ShownView;
  /** False until the profile's view is known. */
  ready: boolean;
  saved: readonly SavedView[];
  change(part: Partial<ShownView>): void;
  changeLayout(part: Partial<TableLayout>): void;
  toggleTag(id: string, match: TagMatch): void;
  /** Shows another view; null is the default one. */
  show(view: SavedView | null): void;
}

const nothingSelected: ReadonlySet<string> = new Set();
const beginning: ShownView = {
  ...defaultPositionsView,
  search: '',
  selected: nothingSelected,
  details: false,
  savedId: null,
};

const noViews: readonly SavedView[] = [];

const PositionsViewContext = createContext<PositionsViewState | null>(null);

export function PositionsViewProvider({ children }: { children: ReactNode }) {
  const stored = useIpcQuery('views.get', {});
  const [view, setView] = useState<ShownView | null>(null);
  // Read once: from then on this window is what knows the view.
  if (view === null && stored.data !== undefined) setView({ ...beginning, ...stored.data.current });
  else if (view === null && stored.isError) setView(beginning);
  useStoring(view, stored.isSuccess);
  const changes = useMemo(() => {
    const update = (next: (current: ShownView) => Partial<ShownView>) =>
      setView((current) => ({ ...(current ?? beginning), ...next(current ?? beginning) }));
    return {
      change: (part: Partial<ShownView>) => update(() => part),
      changeLayout: (part: Partial<TableLayout>) =>
        update((current) => ({ [current.show]: { ...current[current.show], ...part } })),
      toggleTag: (id: string, match: TagMatch) =>
        update((current) => ({ filters: withTagToggled(current.filters, id, match) })),
      show: (next: SavedView | null) =>
        update(() => ({ ...beginning, ...(next === null ? {} : { ...next.view, savedId: next.id }) })),
    };
  }, []);
  const saved = stored.data?.saved ?? noViews;
  const value = useMemo(
    () => ({ view: view ?? beginning, ready: view !== null, saved, ...changes }),
    [view, saved, changes],
  );
  return <PositionsViewContext value={value}>{children}</PositionsViewContext>;
}

export function usePositionsView(): PositionsViewState {
  const state = useContext(PositionsViewContext);
  if (state === null) throw new Error('usePositionsView needs a PositionsViewProvider');
  return state;
}
