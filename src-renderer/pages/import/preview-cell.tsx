import type { ReactNode } from 'react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import type { ImportPreview, ImportRow } from '../../../src-shared/ipc/imports';
import { useColumnWidth } from '../../components/data-grid/column-width';
import { MissingNumber, NumberText } from '../../components/number-text';
import { TypeChip } from '../../components/type-chip';
import { dateText } from '../../format/date-format';
import { exactPriceParts, moneyParts, quantityParts } from '../../format/number-format';
import { signedQuantity } from '../../format/position-words';
import { FittingTags } from '../positions/position-cells';
import type { PreviewColumn } from './preview-columns';
import styles from './preview-grid.module.css';
import { columnOf, happens, problemColumn, readCell } from './preview-words';
import { RowStatus } from './row-status';

type Columns = ImportPreview['columns'];
type Draft = NonNullable<ImportRow['draft']>;

interface CellProps {
  row: ImportRow;
  column: PreviewColumn;
  columns: Columns;
}

/** As it will be stored; where that is not known, what the file has. */
export function PreviewCell({ row, column, columns }: CellProps) {
  switch (column.id) {
    case 'row':
      return <span className={styles.quiet}>{row.row ?? '–'}</span>;
    case 'status':
      return <RowStatus row={row} />;
    case 'happens': {
      const text = happens(row, columns);
      return <span title={row.problems[0]?.message ?? row.warnings[0]?.message ?? text}>{text}</span>;
    }
    case 'type':
      return row.draft === null ? null : <TypeChip type={row.draft.positionType} />;
    case 'value':
      if (row.draft === null) return null;
      return row.value === null ? (
        <MissingNumber reason="no price" />
      ) : (
        <NumberText parts={moneyParts(row.kind === 'gone' ? '0' : row.value, 'minus')} dimDecimals />
      );
    default:
      return column.field === undefined ? null : <FieldCell row={row} field={column.field} columns={columns} />;
  }
}

function FieldCell({ row, field, columns }: { row: ImportRow; field: string; columns: Columns }) {
  const column = columnOf(columns, field);
  const mended = row.mended.some((cell) => cell.column === column);
  if (row.draft === null) {
    const faulty = row.problems.some((problem) => problemColumn(problem, columns) === column && column >= 0);
    const text = column < 0 ? '' : readCell(row, column);
    const shown = faulty ? (
      <span className={styles.fault} title={text}>
        {text === '' ? 'empty' : text}
      </span>
    ) : (
      <span>{text}</span>
    );
    return mended ? <Changed old={row.cells[column] ?? ''}>{shown}</Changed> : shown;
  }
  const value = draftValue(row.draft, field);
  if (mended) return <Changed old={row.cells[column] ?? ''}>{value}</Changed>;
  if (row.before === null) return value;
  const before = oldValue(row, row.before, field);
  if (row.kind === 'gone' && field === 'quantity') return <Changed old={before}>0</Changed>;
  const isChanged = row.kind === 'changed' && field in row.before && isOther(row.draft, row.before, field);
  return isChanged ? <Changed old={before}>{value}</Changed> : value;
}

function Changed({ old, children }: { old: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.changed}>
      {old !== '' && (
        <>
          <s>
            <span className="visually-hidden">was </span>
            {old}
          </s>{' '}
        </>
      )}
      <b>{children}</b>
    </span>
  );
}

function isOther(draft: Draft, before: NonNullable<ImportRow['before']>, field: string): boolean {
  if (field === 'quantity') return draft.quantity !== before.quantity;
  if (field === 'entryPrice') return draft.entryPrice !== null && draft.entryPrice !== before.entryPrice;
  return field === 'entryDate' && draft.entryDate !== null && draft.entryDate !== before.entryDate;
}

function oldValue({ draft }: ImportRow, before: NonNullable<ImportRow['before']>, field: string): ReactNode {
  if (draft === null) return '';
  if (field === 'entryDate' && before.entryDate === null) return 'unknown';
  if (field === 'entryPrice' && before.entryPrice === null) return 'unknown';
  return draftValue({ ...draft, ...before }, field);
}

function draftValue(draft: Draft, field: string): ReactNode {
  switch (field) {
    case 'symbol':
      return <span title={draft.symbol}>{symbolText(draft)}</span>;
    case 'quantity':
      return <NumberText parts={quantityParts(signedQuantity(draft))} />;
    case 'entryPrice':
      return draft.entryPrice === null ? <Unknown /> : <NumberText parts={exactPriceParts(draft.entryPrice)} />;
    case 'entryDate':
      return draft.entryDate === null ? <Unknown /> : dateText(draft.entryDate);
    case 'lastPrice':
      return draft.lastPrice === null ? (
        <MissingNumber reason="no price" />
      ) : (
        <NumberText parts={exactPriceParts(draft.lastPrice)} />
      );
    default:
      return <DraftTags tags={draft.tags} />;
  }
}

/** Colours are given when they are made. */
function DraftTags({ tags }: Pick<Draft, 'tags'>) {
  const width = useColumnWidth('tags') - 16;
  return <FittingTags tags={tags.map((tag) => ({ ...tag, color: '#6b7280' }))} width={width} />;
}

function Unknown() {
  return <span className={styles.quiet}>unknown</span>;
}
