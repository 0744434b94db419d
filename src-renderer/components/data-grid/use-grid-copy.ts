import { useEffect, useEffectEvent } from 'react';
import { writeCopied } from '../copy-text';
import type { GridModel } from './use-grid-model';

/** Ctrl+C and Edit > Copy while the grid has the focus. Where no text is selected, the event is the document's alone. */
export function useGridCopy<T, G>(grid: GridModel<T, G>): void {
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    if (document.activeElement !== grid.scroller.current || event.clipboardData === null) return;
    const cells = grid.copied(false);
    if (cells === null) return;
    writeCopied(event.clipboardData, cells);
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onCopy(event);
    document.addEventListener('copy', listener);
    return () => document.removeEventListener('copy', listener);
  }, []);
}
