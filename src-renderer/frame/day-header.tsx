import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { Snapshot } from '../../src-shared/ipc/snapshots';
import { useNegativeStyle } from '../appearance';
import { KeyCap } from '../components/key-cap';
import { weekdayDateText } from '../format/date-format';
import { abbreviatedDollars, decimalParts, dollars, percentParts, textOf } from '../format/number-format';
import { useIpcQuery } from '../ipc/client';
import { travelledDay } from '../state/travelled-day';
import { shareText } from './book-header';
import styles from './book-header.module.css';
import { HeaderFigure } from './header-figure';

const lots = { places: 2, sign: 'negative', negative: 'minus' } as const;

function Figures({ snapshot }: { snapshot: Snapshot }) {
  const negative = useNegativeStyle();
  const { dailyPnl, dailyPnlPct, missingCount, greeksSource } = snapshot;
  const mock = greeksSource === 'mock';
  const greek = (label: string, value: string | null) => (
    <HeaderFigure
      label={label}
      parts={value === null ? null : decimalParts(value, lots)}
      missing="no Greeks were stored"
      exact={`${mock ? 'Mock' : 'Model'} Greeks of the book in lots of 100 shares`}
      mock={mock}
    />
  );
  return (
    <>
      <HeaderFigure
        label="NAV"
        note={missingCount > 0 ? `without ${missingCount}` : null}
        parts={dollars(snapshot.totalValue, 2, negative)}
        missing=""
        exact="Cash plus net exposure at that close"
      />
      <HeaderFigure
        label="Day P&L"
        parts={dailyPnl === null ? null : dollars(dailyPnl, 2, negative, 'always')}
        missing="the first snapshot has none before it"
        tone="pnl"
        extra={dailyPnlPct === null ? null : textOf(percentParts(dailyPnlPct, 'day', negative))}
      />
      <HeaderFigure
        label="Net exposure"
        parts={abbreviatedDollars(snapshot.netExposure, negative)}
        missing=""
        extra={shareText(snapshot.netExposure, snapshot.totalValue, negative)}
        exact={textOf(dollars(snapshot.netExposure, 2, negative))}
        room="wide"
      />
      {greek(`Delta, ${mock ? 'mock ' : ''}lots`, snapshot.totalDelta)}
      {greek('Theta', snapshot.totalTheta)}
      {greek('Vega', snapshot.totalVega)}
    </>
  );
}

/** A session of the past in the place of the book: nobody shall take its numbers for today's. */
export function DayHeader({ date }: { date: string }) {
  const day = useIpcQuery('snapshots.day', { date });
  const sources = day.data?.positions.map(({ priceSource }) => priceSource) ?? [];
  return (
    <section className={`${styles.header} ${styles.travelled}`} aria-label="Book" data-region="header">
      <IconHistory className={styles.travelledIcon} size={16} stroke={1.6} aria-hidden />
      <dl className={styles.figures}>
        <div className={styles.figure}>
          <dt className={styles.label}>You are looking at</dt>
          <dd className={styles.value}>{weekdayDateText(date)}, close</dd>
        </div>
        {day.data !== undefined && <Figures snapshot={day.data.snapshot} />}
      </dl>
      <p className="visually-hidden" role="status">
        You are looking at {weekdayDateText(date)}, close
      </p>
      {day.isError && <p className={styles.error}>The session could not be read. {day.error.message}</p>}
      {sources.includes('simulated') && <span className={styles.simulated}>Simulated</span>}
      <Button
        className={styles.back}
        variant="filled"
        rightSection={<KeyCap keys="Esc" />}
        onClick={() => travelledDay.set(() => null)}
      >
        Back to today
      </Button>
    </section>
  );
}
