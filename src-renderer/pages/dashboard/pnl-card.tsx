import { counted } from '../../../src-shared/domain/counted';
import { type PeriodPnl, periodPnl, periods } from '../../../src-shared/domain/period-pnl';
import type { PortfolioSummary } from '../../../src-shared/ipc/portfolios';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Snapshot } from '../../../src-shared/ipc/snapshots';
import { useNegativeStyle } from '../../appearance';
import { classes } from '../../components/classes';
import { MissingNumber, NumberText } from '../../components/number-text';
import { WhyButton } from '../../components/why/why-button';
import { dateText, dayMonthText } from '../../format/date-format';
import { decimalParts, dollars, percentParts, wholeNumber } from '../../format/number-format';
import { explainBook } from '../../frame/book-why';
import styles from './dashboard.module.css';
import { countWords } from './exposure-keys';

const names = { day: 'Day', week: 'Week', month: 'Month', year: 'YTD' } as const;

interface PnlCardProps {
  positions: readonly Position[];
  summary: PortfolioSummary;
  snapshots: readonly Snapshot[];
}

/** Day P&L of the book as it stands, and that of the day, week, month and year of the last snapshot. */
export function PnlCard({ positions, summary, snapshots }: PnlCardProps) {
  const negative = useNegativeStyle();
  const { dayPnl, dayPnlCount, positionCount, daySession, previousSession } = summary;
  const all = periods.map((period) => periodPnl(snapshots, period));
  const last = snapshots.at(-1)?.snapshotDate ?? null;
  const year = all.find(({ period }) => period === 'year');
  const incomplete = snapshots.filter(
    ({ snapshotDate, isComplete }) => !isComplete && snapshotDate >= (year?.from ?? ''),
  ).length;
  const noDay =
    previousSession === null ? 'no snapshot of a session before' : `no price of ${dateText(daySession)} yet`;
  const inPnl =
    dayPnlCount === positionCount
      ? countWords(dayPnlCount)
      : `${wholeNumber(dayPnlCount)} of ${wholeNumber(positionCount)} positions`;
  return (
    <section className={styles.pnlCard} aria-label="Day P&L">
      <div>
        <h2 className={styles.figureName}>Day P&L</h2>
        <p className={styles.figure}>
          <WhyButton explain={() => explainBook('dayPnl', summary, positions, negative)}>
            {dayPnl === null ? (
              <MissingNumber reason={noDay} />
            ) : (
              <NumberText parts={dollars(dayPnl, 2, negative, 'always')} tone="pnl" />
            )}
          </WhyButton>
        </p>
        <p className={styles.figureNote}>
          {dayPnl === null ? noDay : inPnl}
          {dayPnl !== null && last !== daySession && `, ${dayMonthText(daySession)}`}
          {year?.isPartial === true && year.from !== null && (
            <span className={styles.line}>YTD from {dayMonthText(year.from)}</span>
          )}
          {incomplete > 0 && (
            <span className={classes(styles.line, styles.attention)} title="A position had no value on such a day">
              {counted(incomplete, 'incomplete session')}
            </span>
          )}
        </p>
      </div>
      <table className={styles.periods}>
        <caption className="visually-hidden">P&L through {last === null ? 'no snapshot yet' : dateText(last)}</caption>
        <tbody>
          {all.map((each) => (
            <PeriodRow key={each.period} period={each} last={last} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PeriodRow({ period: { period, pnl, returnPct, from }, last }: { period: PeriodPnl; last: string | null }) {
  const negative = useNegativeStyle();
  const missing = 'needs two snapshots';
  const title =
    from === null || last === null
      ? missing
      : `Sum of daily P&L after ${dateText(from)} through ${dateText(last)}; percent compounded, free of flows`;
  return (
    <tr title={title}>
      <th scope="row">{names[period]}</th>
      <td>
        {pnl === null ? (
          <MissingNumber reason={missing} />
        ) : (
          <NumberText parts={decimalParts(pnl, { places: 0, sign: 'always', negative })} tone="pnl" />
        )}
      </td>
      <td>
        {returnPct === null ? (
          <MissingNumber reason={pnl === null ? missing : 'a session began with no NAV above zero'} />
        ) : (
          <NumberText parts={percentParts(returnPct.toFixed(8), 'day', negative)} tone="pnl" />
        )}
      </td>
    </tr>
  );
}
