import type { NumberParts } from '../format/number-format';
import { createStore } from './store';

/** What the status bar says of the cells that are marked. */
export interface RangeSummary {
  /** Of positions, each once: a group stands for its positions. */
  cells: number;
  /** Of the cells, those that sum and average are of: the others have no number, or one of another currency. */
  numbers: number;
  /** Null where the cells cannot be added: of several kinds, or of a kind whose sum means nothing. */
  sum: NumberParts | null;
  average: NumberParts | null;
}

/** Of the table that has the marked cells; null without any. */
export const rangeSummary = createStore<RangeSummary | null>(null);
