import styles from './chart.module.css';
import { type ChartFigure, FigureText, spokenFigure } from './chart-figure';

/** What a chart has to say about one of its points. */
export interface ChartPoint {
  title: string;
  rows: readonly (ChartFigure & { label: string })[];
  /** A sentence below. */
  note?: string | undefined;
}

export function spokenPoint({ title, rows, note }: ChartPoint): string {
  const figures = rows.map((row) => `${row.label} ${spokenFigure(row)}`);
  return [title, ...figures, ...(note === undefined ? [] : [note])].join(', ');
}

interface PointTipProps {
  point: ChartPoint;
  style: { left?: number; right?: number; top: number };
}

export function PointTip({ point, style }: PointTipProps) {
  return (
    <div className={styles.tip} style={style} aria-hidden>
      <p className={styles.tipTitle}>{point.title}</p>
      <dl className={styles.tipRows}>
        {point.rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              <FigureText figure={row} />
            </dd>
          </div>
        ))}
      </dl>
      {point.note !== undefined && <p className={styles.tipNote}>{point.note}</p>}
    </div>
  );
}
