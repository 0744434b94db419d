import { useMemo } from 'react';
import { type ExposureReading, type ExposureSums, exposureSums } from '../../../src-shared/domain/exposure-readings';
import type { Position } from '../../../src-shared/ipc/positions';
import { useNegativeStyle } from '../../appearance';
import { classes } from '../../components/classes';
import { MissingNumber, NumberText } from '../../components/number-text';
import type { Explanation } from '../../components/why/explanation';
import { WhyButton } from '../../components/why/why-button';
import { percentOf, unitsOf } from '../../format/decimal-text';
import { dollars, percentParts, spokenOf, textOf } from '../../format/number-format';
import styles from './dashboard.module.css';
import { countWords, leftOutWords } from './exposure-keys';
import { type ExposureKind, explainExposure, exposureKinds, exposureNames, hasMockDeltas } from './exposure-why';

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
  const negative = useNegativeStyle();
  const sums = useMemo(() => exposureSums(positions, reading), [positions, reading]);
  const share = (value: string | null) =>
    value === null || nav === null || unitsOf(nav) <= 0n ? null : percentOf(unitsOf(value), unitsOf(nav));
  const pct = (kind: ExposureKind) => Number(share(sums[kind]) ?? 0n) / 1e12;
  const reach = Math.max(leastReach, Math.ceil(pct('gross') / 20) * 20);
  return exposureKinds.map((kind) => (
    <ExposureCard
      key={kind}
      kind={kind}
      sums={sums}
      share={share(sums[kind])}
      longPct={(pct('long') / reach) * 100}
      shortPct={(Math.abs(pct('short')) / reach) * 100}
      netPct={(pct('net') / reach) * 100}
      notchPct={(100 / reach) * 100}
      mock={hasMockDeltas(positions, reading)}
      explain={() => explainExposure(kind, sums, positions, reading, date, negative)}
    />
  ));
}

interface ExposureCardProps {
  kind: ExposureKind;
  sums: ExposureSums;
  share: bigint | null;
  longPct: number;
  shortPct: number;
  netPct: number;
  notchPct: number;
  mock: boolean;
  explain: () => Explanation;
}

function ExposureCard({ kind, sums, share, longPct, shortPct, netPct, notchPct, mock, explain }: ExposureCardProps) {
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
    <section className={styles.figureCard} aria-label={exposureNames[kind]}>
      <h2 className={styles.figureName}>{exposureNames[kind]}</h2>
      <p className={styles.figure}>
        <WhyButton explain={explain}>
          {value === null ? (
            <MissingNumber reason={left ?? 'no positions yet'} />
          ) : (
            <>
              <span className="visually-hidden">{spokenOf(dollars(value, 2, negative))}</span>
              <span aria-hidden>
                <NumberText parts={dollars(value, 0, negative)} mock={mock} />
              </span>
            </>
          )}
        </WhyButton>
      </p>
      <p className={styles.figureNote}>
        {value !== null && (
          <>
            <span>
              {shareText ?? 'NAV is not above zero'}
              {count !== null && ', '}
            </span>
            {count !== null && <span>{countWords(count)}</span>}
          </>
        )}
        {left !== null && <span className={classes(styles.line, styles.attention)}>left out: {left}</span>}
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
