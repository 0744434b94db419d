import { createContext, useContext } from 'react';

export const ColumnWidthContext = createContext<ReadonlyMap<string, number>>(new Map());

/** The width that a column has now, for cells that decide how much to show. */
export function useColumnWidth(columnId: string): number {
  return useContext(ColumnWidthContext).get(columnId) ?? 120;
}
