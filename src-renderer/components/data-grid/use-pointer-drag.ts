import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { edgeScroll, type GridGeometry, viewOf } from './grid-geometry';

export interface DragPoint {
  /** From the left and top edge of the grid's element. */
  x: number;
  y: number;
}

export interface PointerDrag {
  /** At every move, and at every step of scrolling at the edge. */
  onMove: (point: DragPoint) => void;
  onEnd: () => void;
  /** Escape, or the pointer is taken away. */
  onCancel: () => void;
  /** Which ways the grid scrolls when the pointer comes to its edge. */
  scrolls: { x: boolean; y: boolean };
}

const deadZone = 4;

/**
 * Follows a pressed mouse wherever it goes, from a press that has become a drag by some pixels. Not by capture: that would
 * take the click from the cell it began on.
 */
export function usePointerDrag(scroller: RefObject<HTMLElement | null>, geometry: RefObject<GridGeometry>) {
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  return useCallback(
    (start: { clientX: number; clientY: number }, begin: () => PointerDrag | null) => {
      const element = scroller.current;
      if (element === null) return;
      stop.current?.();
      let drag: PointerDrag | null = null;
      let last = { clientX: start.clientX, clientY: start.clientY };
      let frame = 0;
      const pointOf = ({ clientX, clientY }: typeof last): DragPoint => {
        const box = element.getBoundingClientRect();
        return { x: clientX - box.left, y: clientY - box.top };
      };
      const scrollAtEdge = () => {
        frame = requestAnimationFrame(scrollAtEdge);
        if (drag === null) return;
        const by = edgeScroll(pointOf(last), geometry.current, viewOf(element));
        const { scrollLeft, scrollTop } = element;
        if (drag.scrolls.x) element.scrollLeft += by.left;
        if (drag.scrolls.y) element.scrollTop += by.top;
        if (element.scrollLeft !== scrollLeft || element.scrollTop !== scrollTop) drag.onMove(pointOf(last));
      };
      const onMove = (event: PointerEvent) => {
        last = { clientX: event.clientX, clientY: event.clientY };
        if (drag === null) {
          if (Math.hypot(last.clientX - start.clientX, last.clientY - start.clientY) < deadZone) return;
          drag = begin();
          if (drag === null) return stop.current?.();
          frame = requestAnimationFrame(scrollAtEdge);
        }
        drag.onMove(pointOf(last));
      };
      const onUp = () => {
        stop.current?.();
        drag?.onEnd();
      };
      const onCancel = () => {
        stop.current?.();
        drag?.onCancel();
      };
      const onKeyDown = (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || drag === null) return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      };
      window.addEventListener('pointermove', onMove);
      window.addEventListener('pointerup', onUp);
      window.addEventListener('pointercancel', onCancel);
      window.addEventListener('keydown', onKeyDown, { capture: true });
      stop.current = () => {
        cancelAnimationFrame(frame);
        window.removeEventListener('pointermove', onMove);
        window.removeEventListener('pointerup', onUp);
        window.removeEventListener('pointercancel', onCancel);
        window.removeEventListener('keydown', onKeyDown, { capture: true });
        stop.current = null;
      };
    },
    [scroller, geometry],
  );
}
