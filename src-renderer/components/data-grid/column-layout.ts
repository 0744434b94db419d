import type { ColumnState, GridColumn } from './grid-types';

export const leastWidth = 40;

/** The grid's own first column, with the checkboxes. */
export const selectWidth = 28;

export const ownColumnState: ColumnState = { order: [], widths: {}, pinned: null, hidden: [] };

export interface PlacedColumn<C> {
  column: C;
  width: number;
  /** Takes what is left. */
  flexible: boolean;
  pinned: boolean;
}

type Arrangeable = Pick<GridColumn<never>, 'id' | 'width' | 'minWidth' | 'flexible' | 'namesRow' | 'pinned'>;

/** All columns in the person's order; one that is not in it follows the column that it follows of its own accord. */
export function orderedColumns<C extends { id: string }>(columns: readonly C[], order: readonly string[]): C[] {
  if (order.length === 0) return [...columns];
  const byId = new Map(columns.map((column) => [column.id, column]));
  const ordered = order.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(order);
  columns.forEach((column, index) => {
    if (known.has(column.id)) return;
    const before = ordered.indexOf(columns[index - 1] ?? column);
    ordered.splice(before + 1, 0, column);
  });
  return ordered;
}

export function isPinned(column: Arrangeable, state: ColumnState): boolean {
  return state.pinned === null ? (column.pinned ?? false) : state.pinned.includes(column.id);
}

/** The columns that are shown, in the order shown: the pinned ones first. */
export function placedColumns<C extends Arrangeable>(columns: readonly C[], state: ColumnState): PlacedColumn<C>[] {
  const placed = orderedColumns(columns, state.order)
    .filter((column) => column.namesRow || !state.hidden.includes(column.id))
    .map((column): PlacedColumn<C> => {
      const set = state.widths[column.id];
      return {
        column,
        width: set === undefined ? column.width : Math.max(set, column.minWidth ?? leastWidth),
        flexible: column.flexible === true && set === undefined,
        pinned: isPinned(column, state),
      };
    });
  return [...placed.filter((each) => each.pinned), ...placed.filter((each) => !each.pinned)];
}

/** Null gives the column its own width back. */
export function withWidth(
  state: ColumnState,
  { id, minWidth }: Pick<Arrangeable, 'id' | 'minWidth'>,
  width: number | null,
): ColumnState {
  const { [id]: _gone, ...others } = state.widths;
  if (width === null) return { ...state, widths: others };
  return { ...state, widths: { ...others, [id]: Math.max(minWidth ?? leastWidth, Math.round(width)) } };
}

export function withHidden(state: ColumnState, id: string, hide: boolean): ColumnState {
  const others = state.hidden.filter((each) => each !== id);
  return { ...state, hidden: hide ? [...others, id] : others };
}

export function withPinned(state: ColumnState, columns: readonly Arrangeable[], id: string, pin: boolean): ColumnState {
  const pinned = columns.filter((column) => isPinned(column, state) && column.id !== id).map((column) => column.id);
  return { ...state, pinned: pin ? [...pinned, id] : pinned };
}

/**
 * The state after the column is put in front of the shown column `before`, or at the end for null. Put between pinned
 * columns it is pinned and between others it is not; on the border of the two it stays what it was.
 */
export function withMoved(
  state: ColumnState,
  columns: readonly Arrangeable[],
  id: string,
  before: string | null,
): ColumnState {
  const moved = columns.find((column) => column.id === id);
  if (moved === undefined || id === before) return state;
  const others = placedColumns(columns, state).filter((each) => each.column.id !== id);
  const at = before === null ? others.length : others.findIndex((each) => each.column.id === before);
  const [left, right] = [others[at - 1], others[at]];
  const own = isPinned(moved, state);
  const pin = left?.pinned === false ? false : right?.pinned === true ? true : own;
  const order = orderedColumns(columns, state.order)
    .map((column) => column.id)
    .filter((each) => each !== id);
  // Shown are the pinned ones first, each sort in the order: a neighbour of the same sort says where.
  const place =
    right !== undefined && right.pinned === pin
      ? order.indexOf(right.column.id)
      : left === undefined
        ? 0
        : order.indexOf(left.column.id) + 1;
  const next = { ...state, order: [...order.slice(0, place), id, ...order.slice(place)] };
  return pin === own ? next : withPinned(next, columns, id, pin);
}

/** One step to the left (-1) or right (1) among the shown columns; the same state at the edge. */
export function withStep(state: ColumnState, columns: readonly Arrangeable[], id: string, step: -1 | 1): ColumnState {
  const shown = placedColumns(columns, state).map((each) => each.column.id);
  const from = shown.indexOf(id);
  if (from < 0 || from + step < 0 || from + step >= shown.length) return state;
  return withMoved(state, columns, id, shown[step < 0 ? from - 1 : from + 2] ?? null);
}

export interface BandRun {
  band: string;
  firstColumn: number;
  span: number;
  /** The first run of its band: words that are not a unit stand here alone. */
  first: boolean;
}

/** Runs of neighbours in the same band; when columns are moved apart, the unit is written over each run. */
export function bandRuns(columns: readonly { band: string; pinned: boolean }[]): BandRun[] {
  const runs: BandRun[] = [];
  columns.forEach(({ band, pinned }, index) => {
    const last = runs.at(-1);
    // A run does not leave the pinned columns: its words would scroll away from them.
    if (last !== undefined && last.band === band && columns[last.firstColumn]?.pinned === pinned) last.span += 1;
    else runs.push({ band, firstColumn: index, span: 1, first: runs.every((run) => run.band !== band) });
  });
  return runs;
}

/** CSS grid tracks; header, total and rows use the same ones and therefore line up. */
export function gridTemplate(columns: readonly { width: number; flexible: boolean }[]): string {
  return columns.map(({ width, flexible }) => (flexible ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ');
}

/** The widths as they are laid out in `room`: the flexible column has what is left. */
export function laidOutWidths(columns: readonly { width: number; flexible: boolean }[], room: number): number[] {
  const flexible = columns.filter((column) => column.flexible).length;
  const spare = Math.max(0, room - columns.reduce((sum, column) => sum + column.width, 0));
  return columns.map((column) => column.width + (column.flexible ? spare / flexible : 0));
}
