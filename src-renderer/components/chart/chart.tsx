import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { classes } from '../classes';
import styles from './chart.module.css';
import { type ChartPoint, PointTip, spokenPoint } from './chart-point';
import { type DrawChart, useECharts } from './use-echarts';

/** A point that is marked: what is looked at, and what it is compared with. */
export interface ChartMark {
  index: number;
  /** Where its dot stands on the value axis; null for none. */
  value: number | null;
  kind: 'chosen' | 'compared';
}

interface ChartProps {
  /** One sentence: what is shown and what it says. */
  label: string;
  draw: DrawChart;
  /** The axis that the points lie along. */
  axis: 'x' | 'y';
  /** How many there are. */
  count: number;
  point: (index: number) => ChartPoint;
  marks?: readonly ChartMark[];
  /** A click, or Enter, on a point; what it does is up to the Shift key. */
  onPick?: ((index: number, withShift: boolean) => void) | undefined;
}

/**
 * A chart that mouse and keyboard read alike: the pointer shows the point under it, the arrow keys walk from point to
 * point and the same words are spoken. The tip is our own, so that it is made of the same parts as every other number.
 */
export function Chart({ label, draw, axis, count, point, marks = [], onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useECharts(box, draw);
  const [active, setActive] = useState<number | null>(null);
  const [spoken, setSpoken] = useState('');
  const index = active === null || active >= count ? null : active;
  const finder = axis === 'x' ? { xAxisIndex: 0 } : { yAxisIndex: 0 };

  const indexAt = (event: MouseEvent) => {
    if (drawn === null || count === 0) return null;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const found = drawn.chart.convertFromPixel(finder, axis === 'x' ? event.clientX - left : event.clientY - top);
    return typeof found === 'number' && Number.isFinite(found) ? clamp(Math.round(found), count) : null;
  };
  const pixelOf = (of: typeof finder | { yAxisIndex: number }, value: number) => {
    const pixel = drawn?.chart.convertToPixel(of, value);
    return typeof pixel === 'number' && Number.isFinite(pixel) ? pixel : null;
  };
  const walk = (next: number) => {
    setActive(next);
    setSpoken(spokenPoint(point(next)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && index !== null) onPick?.(index, event.shiftKey);
    else if (event.key === 'Escape' && index !== null) setActive(null);
    else {
      const next = stepped(event.key, index, count);
      if (next === null) return;
      walk(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const place = index === null ? null : pixelOf(finder, index);
  return (
    <div className={styles.chart}>
      <div
        ref={box}
        className={classes(styles.canvas, onPick !== undefined && styles.pickable)}
        role="application"
        aria-roledescription="chart"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk its points
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setActive(null)}
        onPointerMove={(event) => setActive(indexAt(event))}
        onPointerLeave={() => setActive(null)}
        onClick={(event) => {
          // A touch, or a click as the chart appears, comes without a move before it.
          const at = indexAt(event);
          if (at !== null) onPick?.(at, event.shiftKey);
        }}
      />
      {drawn !== null &&
        marks.map(({ index: at, value, kind }) => {
          const left = pixelOf(finder, at);
          const top = value === null ? null : pixelOf({ yAxisIndex: 0 }, value);
          return (
            left !== null && (
              <div key={kind} className={classes(styles.mark, styles[kind])} style={{ left }} aria-hidden>
                {top !== null && <span style={{ top }} />}
              </div>
            )
          );
        })}
      {drawn !== null && index !== null && place !== null && (
        <>
          {axis === 'x' && <div className={styles.pointer} style={{ left: place }} aria-hidden />}
          <PointTip point={point(index)} style={tipPlace(axis, place, drawn.size)} />
        </>
      )}
      <p className="visually-hidden" aria-live="polite">
        {index === null ? '' : spoken}
      </p>
    </div>
  );
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

/** Arrows in both directions: what lies along the page is walked with either pair. */
export function stepped(key: string, index: number | null, count: number): number | null {
  const last = count - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowRight' || key === 'ArrowDown') return index === null ? 0 : clamp(index + 1, count);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return index === null ? last : clamp(index - 1, count);
  return null;
}

function tipPlace(axis: 'x' | 'y', place: number, size: { width: number; height: number }) {
  if (axis === 'x') {
    return place < size.width / 2 ? { left: place + 12, top: 8 } : { right: size.width - place + 12, top: 8 };
  }
  return { right: 12, top: place < size.height / 2 ? place + 10 : Math.max(0, place - 96) };
}
