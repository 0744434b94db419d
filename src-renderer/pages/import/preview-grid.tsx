// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconCircleCheck,
} from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { ImportPreview, ImportRow } from '../../../src-shared/ipc/imports';
import { classes } from '../../components/classes';
import { ErrorLine } from '../../components/error-line';
import { NumberText } from '../../components/number-text';
import { TagMark } from '../../components/tag-mark';
import { TypeChip } from '../../components/type-chip';
import { dateText } from '../../format/date-format';
import { exactPriceParts, quantityParts } from '../../format/number-format';
import { signedQuantity, symbolText } from '../../format/position-words';
import { useCommands } from '../../state/commands';
import styles from './preview-grid.module.css';
import { cellOf, problemColumn, rawLine } from './preview-words';
import { pagesFor, usePreviewPages } from './use-preview-pages';

export type Shown = 'all' | 'problem' | 'warning' | 'good';

const headers = [
  '',
  'Row',
  'Status',
  'Symbol',
  'Type',
  'Quantity',
  'Entry price',
  'Entry date',
  'Tags',
  'What happens',
];
const rightAligned = new Set(['Row', 'Quantity', 'Entry price', 'Entry date']);

const statusLook = {
  good: { word: 'Good', icon: IconCircleCheck },
  warning: { word: 'Warning', icon: IconAlertTriangle },
  problem: { word: 'Problem', icon: IconAlertCircle },
} as const;

function Status({ status }: { status: ImportRow['status'] }) {
  const { word, icon: Icon } = statusLook[status];
  return (
    <span className={classes(styles.status, styles[status])}>
      <Icon size={14} stroke={1.6} aria-hidden />
      {word}
    </span>
  );
}

/** As it will be stored; a row with a problem shows what the file has. */
function RowCells({ row, columns }: { row: ImportRow; columns: ImportPreview['columns'] }) {
  const { draft } = row;
  const faulty = new Set(row.problems.map((problem) => columns[problemColumn(problem, columns)]?.field));
  const raw = (field: string) => {
    const text = cellOf(row, columns, field);
    return (
      <span className={faulty.has(field) ? styles.fault : styles.raw}>
        {text === '' && faulty.has(field) ? 'empty' : text}
      </span>
    );
  };
  if (draft === null) {
    return (
      <>
        <Cell>{raw('symbol')}</Cell>
        <Cell />
        <Cell kind="right">{raw('quantity')}</Cell>
        <Cell kind="right">{raw('entryPrice')}</Cell>
        <Cell kind="right">{raw('entryDate')}</Cell>
        <Cell>{raw('tags')}</Cell>
        <Cell>
          <span title={row.problems[0]?.message}>{row.problems[0]?.message}</span>
        </Cell>
      </>
    );
  }
  return (
    <>
      <Cell>
        <span title={draft.symbol}>{symbolText(draft)}</span>
      </Cell>
      <Cell>
        <TypeChip type={draft.positionType} />
      </Cell>
      <Cell kind="right">
        <NumberText parts={quantityParts(signedQuantity(draft))} />
      </Cell>
      <Cell kind="right">
        {draft.entryPrice === null ? (
          <span className={styles.unknown}>unknown</span>
        ) : (
          <NumberText parts={exactPriceParts(draft.entryPrice)} />
        )}
      </Cell>
      <Cell kind="right">
        {draft.entryDate === null ? <span className={styles.unknown}>unknown</span> : dateText(draft.entryDate)}
      </Cell>
      <Cell>
        <span className={styles.tags}>
          {draft.tags.map((tag) => (
            <TagMark key={`${tag.tagType}-${tag.name}`} tag={{ ...tag, color: '#6b7280' }} />
          ))}
        </span>
      </Cell>
      <Cell>
        <span title={row.warnings[0]?.message}>{row.warnings[0]?.message ?? 'New position'}</span>
      </Cell>
    </>
  );
}

function Cell({ kind, children }: { kind?: 'right' | 'toggle'; children?: ReactNode }) {
  return (
    <div role="gridcell" className={classes(styles.cell, kind !== undefined && styles[kind])}>
      {children}
    </div>
  );
}

function edgeOf(row: ImportRow): string | undefined {
  return row.status === 'problem' ? styles.problemEdge : styles.warningEdge;
}

/** The line as the file has it, what is wrong with it and how to mend it. */
function RowDetail({ row, preview }: { row: ImportRow; preview: ImportPreview }) {
  const found = [...row.problems, ...row.warnings];
  const marked = new Set(found.map((problem) => problemColumn(problem, preview.columns)));
  return (
    <div role="row" aria-level={2}>
      <div role="gridcell" aria-colspan={headers.length} className={classes(styles.detail, edgeOf(row))}>
        <code className={styles.line}>
          {rawLine(row.cells, preview.delimiter, marked).map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line never change their order
            <span key={index} className={piece.marked ? styles.marked : undefined}>
              {piece.text}
            </span>
          ))}
        </code>
        <ul>
          {found.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity and never change
            <li key={index}>
              Row {row.row}
              {problem.column !== null && (
                <>
                  , <b>{problem.column}</b>
                </>
              )}
              . {problem.message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Every row of the file, fetched page by page; a row with something to say opens under itself. */
export function PreviewGrid({ preview, show }: { preview: ImportPreview; show: Shown }) {
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { counts } = preview;
  const total = show === 'all' ? counts.rows : counts[show];
  const [active, setActive] = useState(0);
  // The first problem stands open: what is wrong and how to mend it is why the person looks here.
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set(show === 'problem' ? [0] : []));
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (open.has(index) ? 96 : 30),
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const pages = pagesFor(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  const { rowAt, error } = usePreviewPages(preview.previewId, show, pages);

  const toggle = (index: number, force?: boolean) =>
    setOpen((current) => {
      const next = new Set(current);
      if (force ?? !next.has(index)) next.add(index);
      else next.delete(index);
      return next;
    });
  const goTo = (index: number) => {
    setActive(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  /** Problems are looked for in what is loaded; in the view of problems every row is one. */
  const nextProblem = (step: 1 | -1) => {
    for (let index = active + step; index >= 0 && index < total; index += step) {
      const row = rowAt(index);
      if (show === 'problem' || row?.status === 'problem') {
        goTo(index);
        toggle(index, true);
        return;
      }
    }
  };
  useCommands([
    {
      id: 'imports.nextProblem',
      name: 'Next problem',
      section: 'Do',
      keys: { key: 'F8' },
      place: 'Import',
      run: () => nextProblem(1),
    },
    {
      id: 'imports.previousProblem',
      name: 'Previous problem',
      section: 'Do',
      keys: { key: 'F8', shift: true },
      place: 'Import',
      run: () => nextProblem(-1),
    },
  ]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / 30) - 1);
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) goTo(Math.min(Math.max(0, to), total - 1));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) toggle(active);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'ArrowRight') toggle(active, true);
    else if (event.key === 'ArrowLeft') toggle(active, false);
    else return;
    event.preventDefault();
  };

  if (error !== null) {
    return (
      <div className={styles.empty}>
        <ErrorLine message={`The rows could not be read. ${error.message}`} />
      </div>
    );
  }
  if (total === 0) return <p className={styles.empty}>No row here.</p>;
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="treegrid"
      aria-label="Rows of the file"
      aria-rowcount={total + 1}
      aria-activedescendant={`${gridId}-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {headers.map((header) => (
            <div
              key={header}
              role="columnheader"
              className={classes(styles.cell, rightAligned.has(header) && styles.right)}
            >
              {header === '' ? <span className="visually-hidden">Details</span> : header}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          const speaks = row !== undefined && row.problems.length + row.warnings.length > 0;
          const isOpen = speaks && open.has(item.index);
          const Arrow = isOpen ? IconChevronDown : IconChevronRight;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.item}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the grid does the same */}
              <div
                id={`${gridId}-${item.index}`}
                role="row"
                aria-level={1}
                aria-rowindex={item.index + 2}
                aria-expanded={speaks ? isOpen : undefined}
                className={classes(
                  styles.row,
                  item.index === active && styles.active,
                  isOpen && styles.openRow,
                  isOpen && edgeOf(row),
                )}
                onClick={() => {
                  setActive(item.index);
                  if (speaks) toggle(item.index);
                }}
              >
                {row !== undefined && (
                  <>
                    <Cell kind="toggle">{speaks && <Arrow size={14} stroke={1.6} aria-hidden />}</Cell>
                    <Cell kind="right">
                      <span className={styles.number}>{row.row}</span>
                    </Cell>
                    <Cell>
                      <Status status={row.status} />
                    </Cell>
                    <RowCells row={row} columns={preview.columns} />
                  </>
                )}
              </div>
              {isOpen && <RowDetail row={row} preview={preview} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
