import { type ExposureReading, type ExposureSums, exposureSums } from '../../../src-shared/domain/exposure-readings';
import type { Position } from '../../../src-shared/ipc/positions';
import { useNegativeStyle } from '../../appearance';
import { classes } from '../../components/classes';
import { MissingNumber, NumberText } from '../../components/number-text';
import { percentOf, unitsOf } from '../../format/decimal-text';
import { dollars, percentParts, spokenOf, textOf } from '../../format/number-format';
import styles from './dashboard.module.css';
import { countWords, leftOutWords } from './exposure-keys';
import { readingRules } from './shown-reading';

const kinds = ['long', 'short', 'gross', 'net'] as const;
type Kind = (typeof kinds)[number];

const names: Record<Kind, string> = { long: 'Long', short: 'Short', gross: 'Gross', net: 'Net' };

const formulas: Record<Kind, string> = {
  long: 'Sum of what rises with the market or is owned',
  short: 'Sum of what falls with the market or is owed',
  gross: 'Long plus the size of short',
  net: 'Long plus short',
};

/** Percent of NAV that the bars reach at least; the notch stands at 100. */
const leastReach = 140;

interface ExposureCardsProps {
  positions: readonly Position[];
  reading: ExposureReading;
  /** Null when it is not known. */
  nav: string | null;
  /** The prices that it is of: `20 Nov 2026`. */
  date: string | null;
}

/** Long, short, gross and net of the whole book in one reading. */
export function ExposureCards({ positions, reading, nav, date }: ExposureCardsProps) {
  const sums = exposureSums(positions, reading);
  const share = (value: string | null) =>
    value === null || nav === null || unitsOf(nav) <= 0n ? null : percentOf(unitsOf(value), unitsOf(nav));
  const pct = (kind: Kind) => Number(share(sums[kind]) ?? 0n) / 1e12;
  const reach = Math.max(leastReach, Math.ceil(pct('gross') / 20) * 20);
  return kinds.map((kind) => (
    <ExposureCard
      key={kind}
      kind={kind}
      sums={sums}
      share={share(sums[kind])}
      longPct={(pct('long') / reach) * 100}
      shortPct={(Math.abs(pct('short')) / reach) * 100}
      netPct={(pct('net') / reach) * 100}
      notchPct={(100 / reach) * 100}
      title={`${formulas[kind]}. ${readingRules[reading]}.${date === null ? '' : ` Prices of ${date}.`}`}
    />
  ));
}

interface ExposureCardProps {
  kind: Kind;
  sums: ExposureSums;
  share: bigint | null;
  longPct: number;
  shortPct: number;
  netPct: number;
  notchPct: number;
  title: string;
}

function ExposureCard({ kind, sums, share, longPct, shortPct, netPct, notchPct, title }: ExposureCardProps) {
  const negative = useNegativeStyle();
  const value = sums[kind];
  const left = leftOutWords(sums);
  const count = kind === 'long' ? sums.longCount : kind === 'short' ? sums.shortCount : null;
  const shareText = share === null ? null : `${textOf(percentParts(share, 'weight', negative))} of NAV`;
  const bars = {
    long: [['longBar', longPct]],
    short: [['shortBar', shortPct]],
    gross: [
      ['longBar', longPct],
      ['shortBar', shortPct],
    ],
    net: [[netPct < 0 ? 'shortBar' : 'netBar', Math.abs(netPct)]],
  } as const;
  return (
    <section className={styles.figureCard} aria-label={names[kind]} title={title}>
      <h2 className={styles.figureName}>{names[kind]}</h2>
      <p className={styles.figure}>
        {value === null ? (
          <MissingNumber reason={left ?? 'no positions yet'} />
        ) : (
          <>
            <span className="visually-hidden">{spokenOf(dollars(value, 2, negative))}</span>
            <span aria-hidden>
              <NumberText parts={dollars(value, 0, negative)} />
            </span>
          </>
        )}
      </p>
      <p className={styles.figureNote}>
        <span>
          {shareText ?? 'NAV is not above zero'}
          {count !== null && ', '}
        </span>
        {count !== null && <span>{countWords(count)}</span>}
        {left !== null && <span className={styles.attention}> left out: {left}</span>}
      </p>
      <div className={styles.track} aria-hidden>
        {bars[kind].map(([bar, width]) => (
          <span key={bar} className={classes(styles.bar, styles[bar])} style={{ width: `${width}%` }} />
        ))}
        <span className={styles.notch} style={{ left: `${notchPct}%` }} />
      </div>
    </section>
  );
}
