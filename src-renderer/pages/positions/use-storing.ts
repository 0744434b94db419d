import { useEffect, useRef } from 'react';
import type { PositionsView } from '../../../src-shared/ipc/views';
import { call } from '../../ipc/client';
import { keptView } from './kept-view';

/** A drag of a column's edge is many changes: only where it ends is worth a write. */
const quietMs = 300;

/** Keeps the view in the profile, a moment after it last changed. A view that could not be read is not written over. */
export function useStoring(view: PositionsView | null, enabled: boolean): void {
  const written = useRef<string | null>(null);
  const text = view === null || !enabled ? null : JSON.stringify(keptView(view));
  useEffect(() => {
    if (text === null || text === written.current) return;
    const first = written.current === null;
    written.current = text;
    // What was just read needs no writing.
    if (first) return;
    const write = () => void call('views.setCurrent', JSON.parse(text) as PositionsView).catch(() => undefined);
    const timer = setTimeout(write, quietMs);
    window.addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', write);
    };
  }, [text]);
}
