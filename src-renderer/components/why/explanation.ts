import type { NumberParts } from '../../format/number-format';

/** Something that a number was made of. */
export interface ExplainedInput {
  label: string;
  value: string;
  /** Its date or source. */
  note: string | null;
}

/** Why a number is what it is. */
export interface Explanation {
  /** The figure: "Value". */
  title: string;
  /** What it is of: "NVDA 15 Jan 27 210 C", "the book". */
  subject: string;
  /** As it stands on the screen; null when it is missing. */
  result: NumberParts | null;
  tone: 'plain' | 'pnl';
  /** Not of a market: dashed. */
  mock: boolean;
  /** Why there is none; null when there is one. */
  missing: string | null;
  /** How it is made, in words and in numbers; the numbers are null where they are not all known. */
  formula: { words: string; numbers: string | null } | null;
  inputs: readonly ExplainedInput[];
  footnote: string | null;
}
