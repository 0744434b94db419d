import { type FocusEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { classes } from '../classes';
import styles from './data-grid.module.css';

/** Where to go when the edit is over; null: it ended by going elsewhere. */
export type EditEnd = 'stay' | 'down' | 'up' | 'right' | 'left' | null;

interface EditCellProps {
  label: string;
  /** What the cell holds; saving it unchanged saves nothing. */
  start: string;
  /** What was typed to begin with; null: all of `start` is there, selected. */
  typed: string | null;
  align: 'left' | 'right';
  /** Answers what is wrong, or null. */
  onSave: (text: string) => Promise<string | null>;
  onEnd: (end: EditEnd) => void;
  /** What was typed could not be saved, and the person is somewhere else already: the cell keeps what it had. */
  onRefused: (problem: string) => void;
}

function endOf({ key, shiftKey }: KeyboardEvent): EditEnd | undefined {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return undefined;
}

/** The focus stayed with the grid, or with nothing: no other place is waiting for what is typed next. */
function mayReturn(input: HTMLInputElement | null): boolean {
  if (input === null) return false;
  const focused = document.activeElement;
  const grid = input.closest('[role=grid], [role=treegrid]');
  return focused === null || focused === document.body || focused === input || focused === grid;
}

/**
 * A cell's text while it is edited. What cannot be saved stays as typed, with the reason under it; leaving it so once
 * more gives the cell back what it had. Who left for another field or page is not called back: there the reason is told.
 */
export function EditCell({ label, start, typed, align, onSave, onEnd, onRefused }: EditCellProps) {
  const [text, setText] = useState(typed ?? start);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [above, setAbove] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const message = useRef<HTMLDivElement>(null);
  /** Over, or being saved: leaving the field then saves no second time. */
  const settled = useRef(false);
  const id = useId();

  useLayoutEffect(() => {
    const field = input.current;
    field?.focus({ preventScroll: true });
    if (typed === null) field?.select();
    else field?.setSelectionRange(typed.length, typed.length);
  }, [typed]);
  useLayoutEffect(() => {
    if (problem === null || message.current === null) return;
    const grid = message.current.closest('[role=grid], [role=treegrid]');
    setAbove(message.current.getBoundingClientRect().bottom > (grid?.getBoundingClientRect().bottom ?? 0));
  }, [problem]);

  const end = (how: EditEnd) => {
    settled.current = true;
    onEnd(how);
  };
  const save = async (how: EditEnd) => {
    if (settled.current) return;
    if (text === start) return end(how);
    settled.current = true;
    setSaving(true);
    const fault = await onSave(text).catch((error: Error) => error.message);
    setSaving(false);
    if (fault === null) return onEnd(how);
    if (!mayReturn(input.current)) {
      onRefused(fault);
      return onEnd(null);
    }
    settled.current = false;
    setProblem(fault);
    input.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const how = event.key === 'Escape' ? 'stay' : endOf(event);
    if (how === undefined) return;
    // Enter and Escape mean this cell, not what is behind it.
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== 'Escape') void save(how);
    else if (!saving) end(how);
  };
  const onBlur = (event: FocusEvent) => {
    // The whole window lost the focus: the edit goes on when it is back.
    if (document.activeElement === event.target) return;
    if (problem !== null) end(null);
    else void save(null);
  };
  return (
    <>
      <input
        ref={input}
        className={classes(styles.editInput, align === 'right' && styles.right, problem !== null && styles.refused)}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        aria-busy={saving}
        readOnly={saving}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {problem !== null && (
        <div
          ref={message}
          id={id}
          role="alert"
          // Pressing on the reason is not leaving the cell.
          onMouseDown={(event) => event.preventDefault()}
          className={classes(styles.editProblem, align === 'right' && styles.atRight, above && styles.above)}
        >
          {problem}
        </div>
      )}
    </>
  );
}
