import { counted } from '../../../src-shared/domain/counted';
import type { DayPosition, SnapshotDay } from '../../../src-shared/ipc/snapshots';
import { useNegativeStyle } from '../../appearance';
import { Card } from '../../components/card';
import { ListTable } from '../../components/list-table/list-table';
import { NumberText } from '../../components/number-text';
import { dateText, dayMonthText, weekdayDateText } from '../../format/date-format';
import { pnlParts } from '../../format/number-format';
import { dayGreekColumns, dayPositionColumns } from './day-columns';
import { hasLeft, inOrder } from './snapshot-words';
import styles from './snapshots-page.module.css';

function heldNote(positions: readonly DayPosition[]): string {
  const held = positions.filter((position) => !hasLeft(position));
  const valued = held.filter(({ marketValue }) => marketValue !== null).length;
  const left = positions.length - held.length;
  return [
    `${valued} of ${counted(held.length, 'position')} in value`,
    left > 0 && `${left} left since the session before`,
  ]
    .filter(Boolean)
    .join(', ');
}

function rowProblem(position: DayPosition): boolean {
  return position.marketValue === null && !hasLeft(position);
}

function CashFlows({ day }: { day: SnapshotDay }) {
  const negative = useNegativeStyle();
  const since = day.previous === null ? 'up to then' : `since ${dayMonthText(day.previous.snapshotDate)}`;
  const isCorrected = Number(day.correction) !== 0;
  if (day.cashFlows.length === 0 && !isCorrected) return null;
  return (
    <ul className={styles.flows} aria-label="Cash movements">
      {day.cashFlows.map(({ id, flowDate, flowType, amount, note }) => (
        <li key={id}>
          {dayMonthText(flowDate)}, {flowType} <NumberText parts={pnlParts(amount, negative)} />
          {note !== null && `, ${note}`}
        </li>
      ))}
      {isCorrected && (
        <li>
          Booked since for earlier days <NumberText parts={pnlParts(day.correction, negative)} />
        </li>
      )}
      <li className={styles.quiet}>Cash movements {since}</li>
    </ul>
  );
}

/** What was held at the close of the session. */
export function DayPositions({ day }: { day: SnapshotDay }) {
  const negative = useNegativeStyle();
  const { positions, snapshot } = day;
  return (
    <Card
      className={styles.table}
      title={`Positions at the close of ${dateText(snapshot.snapshotDate)}`}
      note={`${heldNote(positions)}, USD`}
    >
      <ListTable
        label={`Positions at the close of ${weekdayDateText(snapshot.snapshotDate)}`}
        columns={dayPositionColumns(positions, snapshot.snapshotDate, negative)}
        rows={inOrder(positions)}
        idOf={({ positionId }) => positionId}
        rowProblem={rowProblem}
        totalLabel="Total"
        empty="Nothing was held."
      />
      <CashFlows day={day} />
    </Card>
  );
}

/** Greeks of what was held. */
export function DayGreeks({ day }: { day: SnapshotDay }) {
  const { positions, snapshot } = day;
  const known = positions.filter(({ greeks }) => greeks !== null);
  const mock = known.filter(({ greeks }) => greeks?.source === 'mock').length;
  const note = `${mock > 0 && mock === known.length ? 'Mock' : 'Model'} Greeks, lots of 100 shares${mock > 0 && mock < known.length ? `, ${mock} mock` : ''}; ${known.length} of ${counted(positions.filter((each) => !hasLeft(each)).length, 'position')}`;
  return (
    <Card className={styles.table} title={`Greeks at the close of ${dateText(snapshot.snapshotDate)}`} note={note}>
      <ListTable
        label={`Greeks at the close of ${weekdayDateText(snapshot.snapshotDate)}`}
        columns={dayGreekColumns(positions)}
        rows={inOrder(positions.filter((each) => !hasLeft(each)))}
        idOf={({ positionId }) => positionId}
        totalLabel="Total"
        empty="Nothing was held."
      />
    </Card>
  );
}
