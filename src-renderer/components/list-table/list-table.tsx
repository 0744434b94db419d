// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: rows that can be chosen make the table a grid
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
// biome-ignore-all lint/a11y/useSemanticElements: a section would be one more landmark
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { classes } from '../classes';
import { useRowWindow } from '../data-grid/use-row-window';
import styles from './list-table.module.css';

export interface ListColumn<T> {
  id: string;
  header: ReactNode;
  /** Numbers stand at the right, under a header that does too. */
  align?: 'right';
  /** Takes what is left of the width, and is cut there. */
  flexible?: boolean;
  /** Leaves under 1200 px. */
  wideOnly?: boolean;
  cell: (row: T) => ReactNode;
  /** Under the header, and stays there with it. */
  total?: ReactNode;
}

interface ListTableProps<T> {
  label: string;
  columns: readonly ListColumn<T>[];
  rows: readonly T[];
  idOf: (row: T) => string;
  /** Given: a row can be chosen, by click and by Enter; `extend` is with Shift. */
  onChoose?: (row: T, extend: boolean) => void;
  chosen?: string | null;
  /** The row that the chosen one is held against. */
  marked?: string | null;
  rowProblem?: (row: T) => boolean;
  /** In the naming column of the total's row. */
  totalLabel?: ReactNode;
  empty?: ReactNode;
}

const rowHeight = 26;
/** Fewer rows are all drawn. */
const virtualFrom = 200;

/** A plain list in columns: one tab stop, and rows that can be chosen. What is edited, sorted or marked is a `DataGrid`. */
export function ListTable<T>(props: ListTableProps<T>) {
  const { columns, rows, idOf, onChoose, chosen = null } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const hasFocus = useRef(false);
  const window = useRowWindow(scroller, rows.length, rowHeight);
  const [first, end] = rows.length > virtualFrom ? [window.first, window.end] : [0, rows.length];
  const current = Math.min(active, rows.length - 1);
  const chosenIndex = chosen === null ? -1 : rows.findIndex((row) => idOf(row) === chosen);

  useEffect(() => {
    if (chosenIndex < 0) return;
    setActive(chosenIndex);
    reveal(scroller.current, chosenIndex);
  }, [chosenIndex]);

  useLayoutEffect(() => {
    if (hasFocus.current) body.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const last = rows.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    const row = rows[current];
    if (target !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const next = Math.max(0, Math.min(target, last));
      setActive(next);
      reveal(scroller.current, next);
    } else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined) onChoose?.(row, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const canChoose = onChoose !== undefined;
  const space = (count: number) =>
    count > 0 && (
      <tr aria-hidden style={{ height: count * rowHeight }}>
        <td className={styles.space} colSpan={columns.length} />
      </tr>
    );
  const cellClass = ({ align, flexible, wideOnly }: ListColumn<T>) =>
    classes(align === 'right' && styles.number, flexible && styles.flexible, wideOnly && styles.wideOnly);
  return (
    <div
      ref={scroller}
      className={styles.frame}
      role="group"
      aria-label={props.label}
      // The row that takes the focus may be scrolled out of what is drawn.
      tabIndex={canChoose && current >= first && current < end ? undefined : 0}
    >
      <table
        className={styles.table}
        role={canChoose ? 'grid' : undefined}
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={cellClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
          {props.totalLabel !== undefined && (
            <tr className={styles.total}>
              {columns.map((column, index) => (
                <td key={column.id} className={cellClass(column)}>
                  {index === 0 ? props.totalLabel : column.total}
                </td>
              ))}
            </tr>
          )}
        </thead>
        <tbody
          ref={body}
          onKeyDown={canChoose ? onKeyDown : undefined}
          onFocus={() => {
            hasFocus.current = true;
          }}
          onBlur={() => {
            hasFocus.current = false;
          }}
        >
          {space(first)}
          {rows.slice(first, end).map((row, offset) => {
            const index = first + offset;
            const id = idOf(row);
            return (
              <tr
                key={id}
                className={styles.row}
                data-index={index}
                data-problem={props.rowProblem?.(row) || undefined}
                data-chosen={id === chosen || undefined}
                data-marked={id === props.marked || undefined}
                aria-rowindex={index + 2}
                aria-selected={canChoose ? id === chosen : undefined}
                tabIndex={canChoose ? (index === current ? 0 : -1) : undefined}
                onClick={
                  canChoose
                    ? (event) => {
                        setActive(index);
                        onChoose(row, event.shiftKey);
                      }
                    : undefined
                }
              >
                {columns.map((column) => (
                  <td key={column.id} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {space(rows.length - end)}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.empty}>{props.empty}</p>}
    </div>
  );
}

/** Scrolls as little as needed; the header covers the first row's height at the top. */
function reveal(scroller: HTMLElement | null, index: number): void {
  if (scroller === null) return;
  const head = scroller.querySelector('thead')?.clientHeight ?? rowHeight;
  const top = index * rowHeight;
  const bottom = top + rowHeight + head;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
