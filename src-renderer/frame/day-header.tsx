import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { Snapshot } from '../../src-shared/ipc/snapshots';
import { useNegativeStyle } from '../appearance';
import { KeyCap } from '../components/key-cap';
import { type FigureBox, WhyPopover } from '../components/why/why-popover';
import { weekdayDateText } from '../format/date-format';
import { abbreviatedDollars, decimalParts, dollars, percentParts, textOf } from '../format/number-format';
import { useIpcQuery } from '../ipc/client';
import { travelledDay } from '../state/travelled-day';
import { shareText } from './book-header';
import styles from './book-header.module.css';
import { type DayFigure, explainDayFigure } from './day-why';
import { HeaderFigure } from './header-figure';

const lots = { places: 2, sign: 'negative', negative: 'minus' } as const;

type AskWhy = (figure: DayFigure) => (at: FigureBox) => void;

function Figures({ snapshot, onWhy }: { snapshot: Snapshot; onWhy: AskWhy }) {
  const negative = useNegativeStyle();
  const { dailyPnl, dailyPnlPct, missingCount, greeksSource } = snapshot;
  const mock = greeksSource === 'mock';
  const greek = (figure: DayFigure, label: string, value: string | null) => (
    <HeaderFigure
      label={label}
      parts={value === null ? null : decimalParts(value, lots)}
      missing="no Greeks were stored"
      exact={`${mock ? 'Mock' : 'Model'} Greeks of the book in lots of 100 shares`}
      mock={mock}
      onWhy={onWhy(figure)}
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
        onWhy={onWhy('nav')}
      />
      <HeaderFigure
        label="Day P&L"
        parts={dailyPnl === null ? null : dollars(dailyPnl, 2, negative, 'always')}
        missing="the first snapshot has none before it"
        tone="pnl"
        extra={dailyPnlPct === null ? null : textOf(percentParts(dailyPnlPct, 'day', negative))}
        onWhy={onWhy('dayPnl')}
      />
      <HeaderFigure
        label="Net exposure"
        parts={abbreviatedDollars(snapshot.netExposure, negative)}
        missing=""
        extra={shareText(snapshot.netExposure, snapshot.totalValue, negative)}
        exact={textOf(dollars(snapshot.netExposure, 2, negative))}
        room="wide"
        onWhy={onWhy('net')}
      />
      {greek('delta', `Delta, ${mock ? 'mock ' : ''}lots`, snapshot.totalDelta)}
      {greek('theta', 'Theta', snapshot.totalTheta)}
      {greek('vega', 'Vega', snapshot.totalVega)}
    </>
  );
}

/** A session of the past in the place of the book: nobody shall take its numbers for today's. */
export function DayHeader({ date }: { date: string }) {
  const day = useIpcQuery('snapshots.day', { date });
  const runs = useIpcQuery('jobs.list', { limit: 500, jobType: 'snapshot' });
  const negative = useNegativeStyle();
  const [asked, setAsked] = useState<{ figure: DayFigure; at: FigureBox } | null>(null);
  const sources = day.data?.positions.map(({ priceSource }) => priceSource) ?? [];
  return (
    <section className={`${styles.header} ${styles.travelled}`} aria-label="Book" data-region="header">
      <IconHistory className={styles.travelledIcon} size={16} stroke={1.6} aria-hidden />
      <dl className={styles.figures}>
        <div className={styles.figure}>
          <dt className={styles.label}>You are looking at</dt>
          <dd className={styles.value}>{weekdayDateText(date)}, close</dd>
        </div>
        {day.data !== undefined && (
          <Figures snapshot={day.data.snapshot} onWhy={(figure) => (at) => setAsked({ figure, at })} />
        )}
      </dl>
      <p className="visually-hidden" role="status">
        You are looking at {weekdayDateText(date)}, close
      </p>
      {day.isError && <p className={styles.error}>The session could not be read. {day.error.message}</p>}
      {sources.includes('simulated') && <span className={styles.simulated}>Simulated</span>}
      {asked !== null && day.data !== undefined && (
        <WhyPopover
          at={asked.at}
          explanation={explainDayFigure(
            asked.figure,
            day.data,
            runs.data?.runs.find(({ id }) => id === day.data?.jobRunId) ?? null,
            negative,
          )}
          onClose={() => setAsked(null)}
        />
      )}
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
