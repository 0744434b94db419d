import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useInnerSize } from '../use-inner-size';
import { stepped } from './chart';
import { type ChartPoint, PointTip, spokenPoint } from './chart-point';
import { squarify, type Tile } from './squarify';
import styles from './treemap.module.css';

export interface TreemapItem {
  key: string;
  name: string;
  /** Its area; above zero. */
  weight: number;
  /** What its number says, and the colour of the tile. */
  text: string;
  color: string;
}

export interface TreemapPart {
  title: string;
  /** The largest first. */
  items: readonly TreemapItem[];
}

interface TreemapProps {
  /** One sentence: what is shown and what it says. */
  label: string;
  /** Beside each other, each as wide as its weight. */
  parts: readonly TreemapPart[];
  point: (key: string) => ChartPoint;
}

const titleHeight = 20;
const gap = 8;
const leastPart = 100;

/** Tiles of text, not a canvas: they are read, measured and contrasted like all other text. */
export function Treemap({ label, parts, point }: TreemapProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useInnerSize(box);
  const [active, setActive] = useState<number | null>(null);
  const [walked, setWalked] = useState(false);
  const placed = useMemo(() => placeParts(parts, size), [parts, size]);
  const tiles = placed.flatMap((part) => part.tiles);
  const shown = active === null ? undefined : tiles[active];

  const onKeyDown = (event: KeyboardEvent) => {
    if (tiles.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && active !== null) setActive(null);
    else {
      const next = stepped(event.key, active, tiles.length);
      if (next === null) return;
      setActive(next);
      setWalked(true);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={styles.map}
        role="application"
        aria-roledescription="chart"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk its tiles
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setActive(null)}
        onPointerLeave={() => setActive(null)}
      >
        {placed.map(({ title, left, width, tiles: own, first }) => (
          <div key={title}>
            <p className={styles.title} style={{ left, width }}>
              {title}
            </p>
            {own.map(({ item, tile }, index) => (
              <div
                key={item.key}
                className={styles.tile}
                data-active={active === first + index}
                style={{ ...tile, background: item.color }}
                onPointerEnter={() => {
                  setActive(first + index);
                  setWalked(false);
                }}
              >
                <TileText item={item} tile={tile} />
              </div>
            ))}
          </div>
        ))}
      </div>
      {shown !== undefined && <PointTip point={point(shown.item.key)} style={tipPlace(shown.tile, size)} />}
      <p className="visually-hidden" aria-live="polite">
        {shown === undefined || !walked ? '' : spokenPoint(point(shown.item.key))}
      </p>
    </div>
  );
}

/** Small tiles have the name only; the smallest nothing, and the tip says it. */
function TileText({ item, tile }: { item: TreemapItem; tile: Tile }) {
  const fits = (text: string) => text.length * 7 + 10 <= tile.width;
  if (tile.height < 20 || !fits(item.name)) return null;
  return (
    <>
      <span className={styles.name}>{item.name}</span>
      {tile.height >= 36 && fits(item.text) && <span>{item.text}</span>}
    </>
  );
}

interface PlacedPart {
  title: string;
  left: number;
  width: number;
  /** The place of its first tile among all. */
  first: number;
  tiles: { item: TreemapItem; tile: Tile }[];
}

function placeParts(parts: readonly TreemapPart[], { width, height }: { width: number; height: number }): PlacedPart[] {
  const filled = parts.filter(({ items }) => items.length > 0);
  if (width === 0 || height <= titleHeight) return [];
  const weightOf = (part: TreemapPart) => part.items.reduce((sum, item) => sum + item.weight, 0);
  const total = filled.reduce((sum, part) => sum + weightOf(part), 0);
  const free = width - gap * (filled.length - 1);
  // A small part is still wide enough for its title.
  const [lead = 0] = filled.map((part) =>
    Math.max(leastPart, Math.min(free - leastPart, (free * weightOf(part)) / total)),
  );
  const widths = filled.length === 1 ? [free] : [lead, free - lead];
  let left = 0;
  let first = 0;
  return filled.map(({ title, items }, index) => {
    const own = widths[index] ?? 0;
    const tiles = squarify(
      items.map(({ weight }) => weight),
      own,
      height - titleHeight,
    );
    const placed: PlacedPart = {
      title,
      left,
      width: own,
      first,
      tiles: items.flatMap((item, at) => {
        const tile = tiles[at];
        return tile === undefined ? [] : [{ item, tile: inset(tile, left) }];
      }),
    };
    left += own + gap;
    first += items.length;
    return placed;
  });
}

/** A line of the card between two tiles. */
function inset(tile: Tile, left: number): Tile {
  return {
    left: left + tile.left,
    top: titleHeight + tile.top,
    width: Math.max(1, tile.width - 1),
    height: Math.max(1, tile.height - 1),
  };
}

function tipPlace(tile: Tile, size: { width: number; height: number }) {
  const top = tile.top > size.height / 2 ? Math.max(0, tile.top - 96) : tile.top + Math.min(tile.height, 44);
  return tile.left < size.width / 2
    ? { left: tile.left + 8, top }
    : { right: size.width - tile.left - tile.width + 8, top };
}
