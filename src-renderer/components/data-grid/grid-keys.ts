import { type GridExtent, type GridPosition, headerRow, movedPosition } from './grid-movement';

/** What a key asks the grid for. */
export type GridCommand =
  | { type: 'move'; to: GridPosition; extend: boolean }
  | { type: 'expand'; expanded: boolean }
  | { type: 'select'; through: boolean }
  | { type: 'selectAll' }
  | { type: 'escape' }
  | { type: 'sort'; added: boolean }
  | { type: 'columnMenu' }
  | { type: 'resize'; by: number }
  | { type: 'moveColumn'; step: -1 | 1 }
  | { type: 'copyWithHeaders' }
  | { type: 'why' }
  | { type: 'open' }
  | { type: 'edit' };

export interface KeyPress {
  key: string;
  /** Ctrl, or Cmd on macOS. */
  mod: boolean;
  shift: boolean;
  alt: boolean;
}

export interface GridSituation {
  active: GridPosition;
  extent: GridExtent;
  /** The first column that can be in a range: the checkboxes cannot. */
  firstColumn: number;
  /** Of the active row, on the column that names it: whether its group is expanded; null where there is no group. */
  expandedHere: boolean | null;
}

const widthStep = 8;

function altCommand({ key, shift, mod }: KeyPress): GridCommand | null {
  if (mod) return null;
  if (key === 'ArrowDown') return { type: 'columnMenu' };
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const direction = key === 'ArrowLeft' ? -1 : 1;
  return shift ? { type: 'moveColumn', step: direction } : { type: 'resize', by: direction * widthStep };
}

function movement(press: KeyPress, situation: GridSituation): GridCommand | null {
  const { active, extent, firstColumn } = situation;
  const to = movedPosition(active, press.key, press.mod, extent);
  if (to === null) return null;
  const extend = press.shift && active.row >= 0 && active.column >= firstColumn;
  if (!extend) return { type: 'move', to, extend: false };
  // A range stays among the rows and right of the checkboxes.
  return { type: 'move', to: { row: Math.max(0, to.row), column: Math.max(firstColumn, to.column) }, extend: true };
}

/** The command of a key, or null when the grid has no use for it. */
export function gridCommand(press: KeyPress, situation: GridSituation): GridCommand | null {
  const { key, mod, shift } = press;
  if (press.alt) return altCommand(press);
  const { active, expandedHere } = situation;
  if (!mod && !shift && key === 'ArrowLeft' && expandedHere === true) return { type: 'expand', expanded: false };
  if (!mod && !shift && key === 'ArrowRight' && expandedHere === false) return { type: 'expand', expanded: true };
  const moved = movement(press, situation);
  if (moved !== null) return moved;
  if (mod && !shift && key.toLowerCase() === 'a') return { type: 'selectAll' };
  if (mod && shift && key.toLowerCase() === 'c') return { type: 'copyWithHeaders' };
  if (mod) return null;
  if (key === 'Escape') return { type: 'escape' };
  if (active.row === headerRow) return key === 'Enter' || key === ' ' ? { type: 'sort', added: shift } : null;
  if (key === 'i' && !shift) return { type: 'why' };
  if (active.row < 0) return null;
  if (key === ' ') return { type: 'select', through: shift };
  if (key === 'Enter' && !shift) return { type: 'open' };
  if (key === 'F2' && !shift) return { type: 'edit' };
  return null;
}
