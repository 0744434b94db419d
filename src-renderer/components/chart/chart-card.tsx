import { ActionIcon } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { wholeNumber } from '../../format/number-format';
import { Card } from '../card';
import styles from './chart-card.module.css';
import { type ChartFigure, FigureText } from './chart-figure';

/** The numbers of a chart; the first column names the row. */
export interface ChartTable {
  columns: readonly string[];
  rows: readonly { name: string; figures: readonly ChartFigure[] }[];
}

interface ChartCardProps {
  title: string;
  note?: string | undefined;
  actions?: ReactNode;
  className?: string | undefined;
  table: () => ChartTable;
  /** Stands under the chart and the table alike. */
  foot?: string | undefined;
  children: ReactNode;
}

/** Of a large book; the page stays quick. */
const mostRows = 1000;

/** A chart, or the same numbers as a table: one button changes between them. */
export function ChartCard({ title, note, actions, className, table, foot, children }: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Card
      title={title}
      note={note}
      className={className}
      actions={
        <>
          {actions}
          <ActionIcon
            className={styles.toggle}
            size={24}
            aria-label={`${title} as a table`}
            title="Table"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            <IconTable size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      {asTable ? <NumbersTable title={title} table={table()} /> : children}
      {foot !== undefined && <p className={styles.foot}>{foot}</p>}
    </Card>
  );
}

function NumbersTable({ title, table }: { title: string; table: ChartTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className={styles.frame} aria-label={`${title}, table`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, mostRows).map(({ name, figures }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures.map((figure, index) => (
                <td key={table.columns[index + 1]}>
                  <FigureText figure={figure} dimDecimals />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rows.length > mostRows && (
        <p className={styles.more}>{wholeNumber(table.rows.length - mostRows)} more are not shown.</p>
      )}
    </section>
  );
}
