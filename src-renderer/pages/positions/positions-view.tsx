import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Position } from '../../../src-shared/ipc/positions';
import { ownColumnState } from '../../components/data-grid/column-layout';
import type { ColumnState, GridSorting } from '../../components/data-grid/grid-types';
import { defaultHidden } from './position-columns-order';

/** What the person is looking at; kept while the frame is, so that another page and back changes nothing. */
export interface PositionsView {
  show: 'open' | 'closed';
  search: string;
  types: readonly Position['positionType'][];
  /** Any of these tags. */
  tagIds: readonly string[];
  sorting: GridSorting;
  hidden: ReadonlySet<string>;
  layout: Omit<ColumnState, 'hidden'>;
  selected: ReadonlySet<string>;
}

const initialView: PositionsView = {
  show: 'open',
  search: '',
  types: [],
  tagIds: [],
  sorting: [{ id: 'symbol', desc: false }],
  hidden: defaultHidden,
  layout: ownColumnState,
  selected: new Set(),
};

interface PositionsViewState {
  view: PositionsView;
  change(part: Partial<PositionsView>): void;
  toggleTag(id: string): void;
}

const PositionsViewContext = createContext<PositionsViewState | null>(null);

export function PositionsViewProvider({ children }: { children: ReactNode }) {
  const [view, setView] = useState(initialView);
  const value = useMemo<PositionsViewState>(
    () => ({
      view,
      change: (part) => setView((current) => ({ ...current, ...part })),
      toggleTag: (id) =>
        setView((current) => ({
          ...current,
          show: 'open',
          tagIds: current.tagIds.includes(id) ? current.tagIds.filter((each) => each !== id) : [...current.tagIds, id],
        })),
    }),
    [view],
  );
  return <PositionsViewContext value={value}>{children}</PositionsViewContext>;
}

export function usePositionsView(): PositionsViewState {
  const state = useContext(PositionsViewContext);
  if (state === null) throw new Error('usePositionsView needs a PositionsViewProvider');
  return state;
}
