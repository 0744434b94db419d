// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ImportPreview, ImportShown, ImportStep } from '../../../src-shared/ipc/imports';
import { classes } from '../../components/classes';
import { ColumnWidthContext } from '../../components/data-grid/column-width';
import type { EditEnd } from '../../components/data-grid/edit-cell';
import { ErrorLine } from '../../components/error-line';
import { call } from '../../ipc/client';
import { useCommands } from '../../state/commands';
import { columnAt, previewColumns } from './preview-columns';
import styles from './preview-grid.module.css';
import { PreviewRow } from './preview-row';
import { columnOf, readCell, shownCount } from './preview-words';
import { pagesFor, usePreviewPages } from './use-preview-pages';

interface PreviewGridProps {
  preview: ImportPreview;
  show: ImportShown;
  search: string;
  onStep: (step: ImportStep) => Promise<void>;
}

/** Every row of the file, fetched page by page; a row opens under itself. Its cells can be mended in place. */
export function PreviewGrid({ preview, show, search, onStep }: PreviewGridProps) {
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const tagsHeader = useElementSize<HTMLDivElement>();
  const widths = useMemo(() => new Map([['tags', tagsHeader.width]]), [tagsHeader.width]);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  // The first problem stands open: what is wrong and how to mend it is why the person looks here.
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set(show === 'problem' ? [0] : []));
  const [range, setRange] = useState<readonly number[]>([0]);
  const { rowAt, total, error } = usePreviewPages(preview, show, search, range, shownCount(preview.counts, show));
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (open.has(index) ? 130 : 30),
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const pages = pagesFor(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  useEffect(() => {
    if (pages.join() !== range.join()) setRange(pages);
  });
  useEffect(() => scroller.current?.focus(), []);

  const toggle = (index: number, force?: boolean) =>
    setOpen((current) => {
      const next = new Set(current);
      if (force ?? !next.has(index)) next.add(index);
      else next.delete(index);
      return next;
    });
  const goTo = (row: number) => {
    const to = Math.min(Math.max(0, row), Math.max(0, total - 1));
    setEditing(false);
    // The next problem comes with an answer: by then the column may be another one.
    setActive(({ column }) => ({ row: to, column }));
    virtualizer.scrollToIndex(to, { align: 'auto' });
  };
  const nextProblem = async (direction: 'forward' | 'back') => {
    const { previewId } = preview;
    const next = (from: number) => call('imports.next', { previewId, show, search, from, direction });
    // Past the last one it begins again.
    const index = (await next(active.row)).index ?? (await next(direction === 'forward' ? -1 : total)).index;
    if (index === null) return;
    goTo(index);
    toggle(index, true);
  };
  useCommands([
    {
      id: 'imports.nextProblem',
      name: 'Next problem',
      section: 'Do',
      keys: { key: 'F8' },
      place: 'Import',
      run: () => void nextProblem('forward'),
    },
    {
      id: 'imports.previousProblem',
      name: 'Previous problem',
      section: 'Do',
      keys: { key: 'F8', shift: true },
      place: 'Import',
      run: () => void nextProblem('back'),
    },
    {
      id: 'imports.leaveOut',
      name: 'Leave the row out, or take it again',
      section: 'Do',
      keys: { key: 'Delete' },
      keysAreLocal: true,
      place: 'Import',
      run: () => leaveOut(),
    },
  ]);

  function leaveOut() {
    const row = rowAt(active.row);
    if (row === undefined) return;
    void onStep({
      kind: 'decide',
      rows: row.row === null ? [] : [row.row],
      lots: row.row === null && row.positionId !== null ? [row.positionId] : [],
      decision: row.kind === 'leftOut' ? null : 'leaveOut',
    });
  }

  /** Answers whether the active cell can be mended. */
  const edit = (at = active): boolean => {
    const row = rowAt(at.row);
    const field = columnAt(at.column)?.field;
    if (row?.row == null || field === undefined || columnOf(preview.columns, field) < 0) return false;
    setActive(at);
    setEditing(true);
    return true;
  };
  const save = async (text: string): Promise<string | null> => {
    const row = rowAt(active.row);
    const column = columnOf(preview.columns, columnAt(active.column)?.field ?? '');
    if (row?.row == null || column < 0) return null;
    await onStep({ kind: 'cells', changes: [{ row: row.row, column, text }] });
    return null;
  };
  const onEditEnd = (end: EditEnd) => {
    setEditing(false);
    if (end === null) return;
    scroller.current?.focus();
    if (end === 'down') goTo(active.row + 1);
    if (end === 'up') goTo(active.row - 1);
    if (end === 'right') moveColumn(1);
    if (end === 'left') moveColumn(-1);
  };
  const moveColumn = (step: 1 | -1) =>
    setActive(({ row, column }) => ({
      row,
      column: Math.min(Math.max(0, column + step), previewColumns.length - 1),
    }));

  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons and fields of an opened row have keys of their own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / 30) - 1);
    const moves: Record<string, number> = {
      ArrowDown: active.row + 1,
      ArrowUp: active.row - 1,
      PageDown: active.row + page,
      PageUp: active.row - page,
      Home: 0,
      End: total - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) goTo(to);
    else if (event.key === 'F2') edit();
    else if (event.key === 'Enter') {
      if (!edit()) toggle(active.row);
    } else if (event.key === ' ') toggle(active.row);
    else if (event.key === 'Delete') leaveOut();
    else if (event.key === 'ArrowRight') {
      if (active.column === 0 && !open.has(active.row)) toggle(active.row, true);
      else moveColumn(1);
    } else if (event.key === 'ArrowLeft') {
      if (active.column === 0) toggle(active.row, false);
      else moveColumn(-1);
    } else return;
    event.preventDefault();
  };

  if (error !== null) {
    return (
      <div className={styles.empty}>
        <ErrorLine message={`The rows could not be read. ${error.message}`} />
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="treegrid"
      aria-label="Rows of the file"
      aria-rowcount={total + 1}
      aria-colcount={previewColumns.length}
      aria-activedescendant={total === 0 ? undefined : `${gridId}-${active.row}-${active.column}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {previewColumns.map(({ id, header, ...column }) => (
            <div
              key={id}
              ref={id === 'tags' ? tagsHeader.ref : undefined}
              role="columnheader"
              className={classes(
                styles.cell,
                'right' in column && styles.right,
                'optional' in column && styles.optional,
              )}
            >
              {header === '' ? <span className="visually-hidden">Details</span> : header}
            </div>
          ))}
        </div>
      </div>
      {total === 0 && <p className={styles.empty}>No row here.</p>}
      <ColumnWidthContext value={widths}>
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.item}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <PreviewRow
                id={`${gridId}-${item.index}`}
                index={item.index}
                row={rowAt(item.index)}
                preview={preview}
                activeColumn={item.index === active.row ? active.column : null}
                isOpen={open.has(item.index)}
                edit={editing && item.index === active.row ? { onSave: save, onEnd: onEditEnd } : null}
                onToggle={() => {
                  setActive({ row: item.index, column: 0 });
                  toggle(item.index);
                }}
                onCell={(column) => setActive({ row: item.index, column })}
                onEdit={(column) => edit({ row: item.index, column })}
                onStep={(step) => {
                  // The button that was pressed may be gone with the next answer; the grid is where work goes on.
                  scroller.current?.focus();
                  void onStep(step);
                }}
                startOf={(column) => {
                  const row = rowAt(item.index);
                  return row === undefined ? '' : readCell(row, columnOf(preview.columns, column));
                }}
              />
            </div>
          ))}
        </div>
      </ColumnWidthContext>
    </div>
  );
}
