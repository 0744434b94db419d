import { useEffect, useRef, useState } from 'react';

/**
 * The loading rule: nothing for 150 ms, so that what is quick does not flicker; then blocks, for at least 300 ms.
 * Answers whether blocks are to be shown.
 */
export function useLoadingBlocks(loading: boolean): boolean {
  const [shown, setShown] = useState(false);
  const shownAt = useRef(0);
  useEffect(() => {
    if (loading === shown) return;
    const delay = loading ? 150 : Math.max(0, 300 - (performance.now() - shownAt.current));
    const timer = setTimeout(() => {
      shownAt.current = performance.now();
      setShown(loading);
    }, delay);
    return () => clearTimeout(timer);
  }, [loading, shown]);
  return shown;
}

/** True once `active` has lasted `delayMs`; false at once when it ends. */
export function useLasting(active: boolean, delayMs: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!active) {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), delayMs);
    return () => clearTimeout(timer);
  }, [active, delayMs]);
  return active && lasting;
}
