import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { Snapshot } from '../../../src-shared/ipc/snapshots';
import type { ListColumn } from '../../components/list-table/list-table';
import { MissingNumber, NumberText } from '../../components/number-text';
import { weekdayDateText } from '../../format/date-format';
import { moneyParts, type NegativeStyle, percentParts, pnlParts } from '../../format/number-format';
import { completenessWords } from './snapshot-words';
import styles from './snapshots-page.module.css';

export interface Session {
  snapshot: Snapshot;
  /** Fraction of zero or less. */
  drawdown: number | null;
}

function Completeness({ snapshot }: { snapshot: Snapshot }) {
  const Icon = snapshot.isComplete ? IconCircleCheck : IconAlertTriangle;
  const words = `${snapshot.isComplete ? 'Complete' : 'Incomplete'}, ${completenessWords(snapshot)}`;
  return (
    <span className={snapshot.isComplete ? styles.complete : styles.incomplete} title={words}>
      <Icon size={14} stroke={1.6} aria-hidden />
      {!snapshot.isComplete && (
        <span className={styles.missing} aria-hidden>
          {snapshot.missingCount} missing
        </span>
      )}
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

const noBefore = 'no snapshot before';

export function sessionColumns(negative: NegativeStyle): readonly ListColumn<Session>[] {
  return [
    { id: 'session', header: 'Session', cell: ({ snapshot }) => weekdayDateText(snapshot.snapshotDate) },
    {
      id: 'nav',
      header: 'NAV',
      align: 'right',
      cell: ({ snapshot }) => <NumberText parts={moneyParts(snapshot.totalValue, negative)} dimDecimals hanging />,
    },
    {
      id: 'pnl',
      header: 'Day P&L',
      align: 'right',
      cell: ({ snapshot: { dailyPnl } }) =>
        dailyPnl === null ? (
          <MissingNumber reason={noBefore} />
        ) : (
          <NumberText parts={pnlParts(dailyPnl, negative)} tone="pnl" dimDecimals hanging />
        ),
    },
    {
      id: 'percent',
      header: '%',
      align: 'right',
      cell: ({ snapshot: { dailyPnlPct } }) =>
        dailyPnlPct === null ? (
          <MissingNumber reason={noBefore} />
        ) : (
          <NumberText parts={percentParts(dailyPnlPct, 'day', negative)} tone="pnl" hanging />
        ),
    },
    {
      id: 'drawdown',
      header: 'Drawdown',
      align: 'right',
      cell: ({ drawdown }) =>
        drawdown === null ? (
          <MissingNumber reason="the return of a session before is not known" />
        ) : (
          <NumberText parts={percentParts((drawdown * 100).toFixed(6), 'day', negative)} hanging />
        ),
    },
    {
      id: 'state',
      header: <span className="visually-hidden">Complete</span>,
      cell: ({ snapshot }) => <Completeness snapshot={snapshot} />,
    },
  ];
}
