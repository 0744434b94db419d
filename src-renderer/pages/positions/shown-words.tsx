import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { wholeNumber } from '../../format/number-format';
import { countWords, type PositionTotals, partlyInDay } from './position-totals';
import styles from './positions-page.module.css';

/** What stands over a run of columns: the count, the currency, the unit and source of the Greeks. */
export function shownBand(band: string, first: boolean, totals: PositionTotals, all: number): ReactNode {
  if (band === 'position') {
    if (!first) return null;
    const { count, valued, withPnl } = totals;
    const complete = valued === count && withPnl === count && partlyInDay(totals) === null;
    return <span className={complete ? undefined : styles.stale}>{countWords(totals, all)}</span>;
  }
  if (band === 'usd') return 'USD';
  if (band !== 'greeks') return null;
  // One sort of Greeks over the column; the rest, when there is one, is counted beside it.
  if (totals.mock === totals.count) return <span className={styles.mock}>Mock Greeks, lots</span>;
  return <>Model Greeks, lots {totals.mock > 0 && <span className={styles.mock}>{totals.mock} mock</span>}</>;
}

export function TotalLabel({ totals }: { totals: PositionTotals }) {
  const left = totals.count - totals.valued;
  return (
    <span className={styles.totalMark}>
      Total shown
      {left > 0 && (
        <span className={styles.left} title={`${wholeNumber(left)} left out: no value in dollars`}>
          <IconAlertTriangle size={14} stroke={1.6} aria-hidden />
          {wholeNumber(totals.valued)} of {wholeNumber(totals.count)}
        </span>
      )}
    </span>
  );
}
