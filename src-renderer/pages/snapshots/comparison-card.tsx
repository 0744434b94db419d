import type { Snapshot } from '../../../src-shared/ipc/snapshots';
import { useNegativeStyle } from '../../appearance';
import { Card } from '../../components/card';
import { type ListColumn, ListTable } from '../../components/list-table/list-table';
import { MissingNumber, NumberText } from '../../components/number-text';
import { dateText, dayMonthText } from '../../format/date-format';
import { moneyParts, type NumberParts, pnlParts } from '../../format/number-format';
import { type ComparedFigure, comparedFigures, navChange } from './comparison';
import styles from './snapshots-page.module.css';

function figureCell(parts: NumberParts | null, { tone, mock, missing }: ComparedFigure) {
  if (parts === null) return <MissingNumber reason={missing} />;
  return <NumberText parts={parts} tone={tone} mock={mock} hanging />;
}

interface ComparisonProps {
  snapshots: readonly Snapshot[];
  /** The earlier first. */
  days: [Snapshot, Snapshot];
}

/** NAV change = P&L + flows, to the cent. */
function NavChangeLine({ snapshots, days }: ComparisonProps) {
  const negative = useNegativeStyle();
  const moved = navChange(snapshots, ...days);
  if (moved === null) {
    return <p className={styles.equation}>P&L and flows are not known for every session between them.</p>;
  }
  return (
    <p className={styles.equation}>
      NAV change <NumberText parts={pnlParts(moved.change, negative)} /> = P&L{' '}
      <NumberText parts={pnlParts(moved.pnl, negative)} tone="pnl" /> + flows{' '}
      <NumberText parts={moneyParts(moved.flows, negative)} />
      {moved.rest !== 0n && (
        <span className={styles.incomplete}>
          , and <NumberText parts={pnlParts(moved.rest, negative)} /> that neither explains
        </span>
      )}
    </p>
  );
}

/** Two sessions side by side, and what moved the book from one to the other. */
export function ComparisonCard({ snapshots, days }: ComparisonProps) {
  const negative = useNegativeStyle();
  const [first, second] = days;
  const columns: ListColumn<ComparedFigure>[] = [
    { id: 'figure', header: 'Figure', cell: ({ label }) => label },
    {
      id: 'first',
      header: dateText(first.snapshotDate),
      align: 'right',
      cell: (figure) => figureCell(figure.first, figure),
    },
    {
      id: 'second',
      header: dateText(second.snapshotDate),
      align: 'right',
      cell: (figure) => figureCell(figure.second, figure),
    },
    { id: 'change', header: 'Change', align: 'right', cell: (figure) => figureCell(figure.change, figure) },
  ];
  return (
    <Card title={`${dayMonthText(first.snapshotDate)} against ${dateText(second.snapshotDate)}`}>
      <NavChangeLine snapshots={snapshots} days={days} />
      <ListTable
        label="Comparison"
        columns={columns}
        rows={comparedFigures(first, second, negative)}
        idOf={({ label }) => label}
      />
    </Card>
  );
}
