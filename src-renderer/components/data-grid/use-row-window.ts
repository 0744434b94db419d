import { type RefObject, useCallback, useRef, useSyncExternalStore } from 'react';

/** Rows drawn beyond each edge, so that a scroll finds them there already. */
const beyond = 8;
/** The window moves in steps of so many rows: most steps of a scroll then draw nothing. */
const step = 4;

export interface RowWindow {
  /** First row drawn, and the one after the last. */
  first: number;
  end: number;
  /** How many rows are drawn at most; the same for every place of the list. */
  size: number;
}

/** All rows have one height, so where each of them lies follows from its number. */
export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number): RowWindow {
  const size = Math.ceil(height / rowHeight) + 2 * beyond + step;
  const wanted = Math.floor((Math.floor(scrollTop / rowHeight) - beyond) / step) * step;
  // A list may have become shorter than the place scrolled to: the browser scrolls back at its next layout.
  const first = Math.max(0, Math.min(wanted, count - 1));
  return { first, end: Math.max(0, Math.min(wanted + size, count)), size };
}

/** The rows in view. An outer store is read synchronously: rows are drawn within the frame that scrolls to them. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const last = useRef<RowWindow>({ first: 0, end: 0, size: 0 });
  const subscribe = useCallback(
    (changed: () => void) => {
      const element = scroller.current;
      if (element === null) return () => undefined;
      const observer = new ResizeObserver(changed);
      observer.observe(element);
      element.addEventListener('scroll', changed, { passive: true });
      return () => {
        observer.disconnect();
        element.removeEventListener('scroll', changed);
      };
    },
    [scroller],
  );
  return useSyncExternalStore(subscribe, () => {
    const element = scroller.current;
    // Before the first layout the grid is thought as high as the window, so that it is never painted empty.
    const { scrollTop, clientHeight } = element ?? { scrollTop: 0, clientHeight: window.innerHeight };
    const next = rowWindow(scrollTop, clientHeight, rowHeight, count);
    const { first, end, size } = last.current;
    // The same object while nothing moved, or React would draw without end.
    if (next.first !== first || next.end !== end || next.size !== size) last.current = next;
    return last.current;
  });
}
