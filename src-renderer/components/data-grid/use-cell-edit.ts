import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EditEnd } from './edit-cell';
import type { RowNode } from './grid-types';
import type { ShownColumn } from './shown-column';

/** The cell that is edited. */
export interface CellEdit {
  nodeId: string;
  columnId: string;
  start: string;
  typed: string | null;
  save: (text: string) => Promise<string | null>;
  end: (end: EditEnd) => void;
  refused: (problem: string) => void;
}

interface CellEditOptions<T> {
  onEdit: ((row: T, columnId: string, text: string) => Promise<string | null>) | undefined;
  /** Gives the focus back to the grid and goes where the key said. */
  onEnd: (end: Exclude<EditEnd, null>) => void;
  /** The person was elsewhere when their text turned out not to do: the cell keeps what it had. */
  onRefused: (row: T, columnId: string, problem: string) => void;
}

interface Started<T> {
  node: RowNode<T>;
  columnId: string;
  start: string;
  typed: string | null;
}

export function useCellEdit<T, G>({ onEdit, onEnd, onRefused }: CellEditOptions<T>) {
  const [started, setStarted] = useState<Started<T> | null>(null);
  const edit = useMemo((): CellEdit | null => {
    if (started === null || onEdit === undefined) return null;
    const { node, columnId, start, typed } = started;
    return {
      nodeId: node.id,
      columnId,
      start,
      typed,
      save: (text) => onEdit(node.row, columnId, text),
      end: (how) => {
        // The edit of another cell may have begun while this one was saved.
        setStarted((current) => (current === started ? null : current));
        if (how !== null) onEnd(how);
      },
      refused: (problem) => onRefused(node.row, columnId, problem),
    };
  }, [started, onEdit, onEnd, onRefused]);

  /** Answers whether the cell can be edited. */
  const begin = (node: RowNode<T>, column: ShownColumn<T, G>['column'], typed: string | null): boolean => {
    const start = onEdit === undefined ? null : (column.edit?.(node.row) ?? null);
    if (start === null) return false;
    // At once: the next key is already for the field.
    flushSync(() => setStarted({ node, columnId: column.id, start, typed }));
    return true;
  };
  return { edit, begin };
}
