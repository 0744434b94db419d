import { type RefObject, useCallback, useRef, useSyncExternalStore } from 'react';

/** Rows drawn beyond each edge, so that a scroll finds them there already. */
const beyond = 12;
/** The window moves in steps of so many rows: most steps of a scroll then draw nothing. */
const step = 4;

/** First row drawn, and the one after the last. */
export interface RowWindow {
  first: number;
  end: number;
}

/** All rows have one height, so where each of them lies follows from its number. */
export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.floor((Math.floor(scrollTop / rowHeight) - beyond) / step) * step;
  const end = Math.ceil((Math.ceil((scrollTop + height) / rowHeight) + beyond) / step) * step;
  // A list may have become shorter than the place scrolled to: the browser scrolls back at its next layout.
  return { first: Math.max(0, Math.min(first, count - 1)), end: Math.max(0, Math.min(end, count)) };
}

/** The rows in view. An outer store is read synchronously: rows are drawn within the frame that scrolls to them. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const last = useRef<RowWindow>({ first: 0, end: 0 });
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
    const { first, end } = rowWindow(scrollTop, clientHeight, rowHeight, count);
    // The same object while nothing moved, or React would draw without end.
    if (first !== last.current.first || end !== last.current.end) last.current = { first, end };
    return last.current;
  });
}
