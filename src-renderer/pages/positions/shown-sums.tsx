import { useNegativeStyle } from '../../appearance';
import { MissingNumber, NumberText } from '../../components/number-text';
import { percentOf } from '../../format/decimal-text';
import { dollars, type NegativeStyle, percentParts, textOf } from '../../format/number-format';
import styles from './filters.module.css';
import type { PositionTotals } from './position-totals';

function Sum({
  name,
  value,
  extra,
  leaves,
}: {
  name: string;
  value: bigint | null;
  extra?: string | null;
  leaves?: boolean;
}) {
  const negative = useNegativeStyle();
  return (
    <div className={leaves ? styles.leaves : undefined}>
      <dt>{name}</dt>
      <dd>
        {value === null ? (
          <MissingNumber reason="nothing to add up" />
        ) : (
          <NumberText parts={dollars(value, 0, negative)} />
        )}
        {extra != null && <span className={styles.share}>{extra}</span>}
      </dd>
    </div>
  );
}

/** "40.3% of NAV", or null when there is no NAV to measure by. */
function shareOfNav(net: bigint | null, nav: bigint | null, negative: NegativeStyle): string | null {
  const share = net === null || nav === null || nav <= 0n ? null : percentOf(net, nav);
  return share === null ? null : `${textOf(percentParts(share, 'weight', negative))} of NAV`;
}

/** Long, short, gross and net of exactly what is shown. */
export function ShownSums({ totals, nav }: { totals: PositionTotals; nav: bigint | null }) {
  const negative = useNegativeStyle();
  return (
    <dl className={styles.sums} aria-label="Sums of what is shown">
      <Sum name="Long" value={totals.long} />
      <Sum name="Short" value={totals.short} />
      <Sum name="Gross" value={totals.gross} leaves />
      <Sum name="Net" value={totals.net} extra={shareOfNav(totals.net, nav, negative)} />
    </dl>
  );
}
