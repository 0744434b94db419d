// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid's keys do the same
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ImportPreview, ImportRow, ImportStep } from '../../../src-shared/ipc/imports';
import { classes } from '../../components/classes';
import { EditCell, type EditEnd } from '../../components/data-grid/edit-cell';
import { showToast } from '../../state/toasts';
import { PreviewCell } from './preview-cell';
import { previewColumns } from './preview-columns';
import styles from './preview-grid.module.css';
import { RowDetail } from './row-detail';

interface PreviewRowProps {
  id: string;
  index: number;
  /** Undefined while it is on its way. */
  row: ImportRow | undefined;
  preview: ImportPreview;
  activeColumn: number | null;
  isOpen: boolean;
  /** Set while the active cell is edited. */
  edit: { onSave: (text: string) => Promise<string | null>; onEnd: (end: EditEnd) => void } | null;
  onToggle: () => void;
  onCell: (column: number) => void;
  onEdit: (column: number) => void;
  onStep: (step: ImportStep) => void;
  startOf: (field: string) => string;
}

export function PreviewRow(props: PreviewRowProps) {
  const { id, index, row, preview, activeColumn, isOpen, edit, onToggle, onCell, onEdit, onStep, startOf } = props;
  const Arrow = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <div
        id={id}
        role="row"
        aria-level={1}
        aria-rowindex={index + 2}
        aria-expanded={isOpen}
        className={classes(
          styles.row,
          isOpen && styles.openRow,
          row !== undefined && isOpen && edgeOf(row),
          row?.kind === 'leftOut' && styles.leftOut,
          row?.kind === 'same' && styles.leftOut,
          edit !== null && styles.edited,
        )}
      >
        {row !== undefined &&
          previewColumns.map((column, place) => {
            const isEdited = edit !== null && activeColumn === place && 'field' in column;
            return (
              <div
                key={column.id}
                id={`${id}-${place}`}
                role="gridcell"
                aria-colindex={place + 1}
                className={classes(
                  styles.cell,
                  'optional' in column && styles.optional,
                  'right' in column && styles.right,
                  activeColumn === place && styles.active,
                  isEdited && styles.editCell,
                )}
                onClick={() => ('field' in column ? onCell(place) : onToggle())}
                onDoubleClick={() => onEdit(place)}
              >
                {place === 0 && <Arrow size={14} stroke={1.6} aria-hidden />}
                {isEdited ? (
                  <EditCell
                    label={`${column.header}, row ${row.row}`}
                    start={startOf(column.field)}
                    typed={null}
                    align={'right' in column ? 'right' : 'left'}
                    onSave={edit.onSave}
                    onEnd={edit.onEnd}
                    onRefused={(message) => showToast({ tone: 'error', message })}
                  />
                ) : (
                  <PreviewCell row={row} column={column} columns={preview.columns} />
                )}
              </div>
            );
          })}
      </div>
      {isOpen && row !== undefined && <RowDetail row={row} preview={preview} onStep={onStep} />}
    </>
  );
}

function edgeOf(row: ImportRow): string | undefined {
  if (row.kind === 'problem') return styles.problemEdge;
  return row.warnings.length > 0 ? styles.warningEdge : undefined;
}
