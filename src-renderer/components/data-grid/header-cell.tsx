// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { IconArrowDown, IconArrowUp, IconChevronDown } from '@tabler/icons-react';
import { classes } from '../classes';
import { CheckMark } from './check-mark';
import styles from './data-grid.module.css';
import { headerRow } from './grid-movement';
import type { SelectionState } from './grid-tree';
import type { GridSorting } from './grid-types';
import { type ShownColumn, selectColumn } from './shown-column';

interface HeaderCellProps<T, G> {
  shown: ShownColumn<T, G>;
  index: number;
  id: string;
  sorting: GridSorting;
  selection: SelectionState;
  active: boolean;
  moved: boolean;
  menuOpen: boolean;
}

export function HeaderCell<T, G>(props: HeaderCellProps<T, G>) {
  const { shown, index, id, sorting, selection, active } = props;
  const { column, className, style } = shown;
  const place = sorting.findIndex((sort) => sort.id === column.id);
  const sort = sorting[place];
  const Arrow = sort?.desc ? IconArrowDown : IconArrowUp;
  const rank = sorting.length > 1 && place >= 0 ? place + 1 : null;
  const name = column.title ?? (rank === null ? undefined : column.header);
  return (
    <div
      id={id}
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={
        column.sortValue === null ? undefined : sort === undefined ? 'none' : sort.desc ? 'descending' : 'ascending'
      }
      aria-haspopup={column.id === selectColumn.id ? undefined : 'menu'}
      aria-label={rank === null ? name : `${name}, sort ${rank} of ${sorting.length}`}
      title={column.title}
      data-row={headerRow}
      data-column={index}
      className={classes(
        styles.headCell,
        className,
        column.sortValue !== null && styles.sortable,
        active && styles.active,
        props.moved && styles.moved,
        props.menuOpen && styles.menuOpen,
      )}
      style={style}
    >
      {column.id === selectColumn.id ? (
        <>
          <CheckMark state={selection} />
          <span className="visually-hidden">Select all</span>
        </>
      ) : (
        <span className={styles.headText}>{column.header}</span>
      )}
      {sort !== undefined && <Arrow size={12} stroke={1.8} aria-hidden />}
      {rank !== null && <span className={styles.rank}>{rank}</span>}
      {column.id !== selectColumn.id && (
        <>
          <span className={styles.menuMark} data-menu>
            <IconChevronDown size={12} stroke={1.8} aria-hidden />
          </span>
          <span className={styles.edge} data-resize />
        </>
      )}
    </div>
  );
}
