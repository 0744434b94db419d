import { useMemo, useState } from 'react';
import type { Position } from '../../../src-shared/ipc/positions';
import { useNegativeStyle } from '../../appearance';
import { Card } from '../../components/card';
import { Segments } from '../../components/chart/segments';
import { classes } from '../../components/classes';
import { MissingNumber, NumberText } from '../../components/number-text';
import { decimalParts, percentParts } from '../../format/number-format';
import styles from './dashboard.module.css';
import { type Mover, type MoverOrder, topMovers } from './movers';

const each = 6;
const noPrice = 'the stock itself is not held, or was not held before';

/** The underlyings that made and cost the most in the day. */
export function MoversCard({
  positions,
  className,
}: {
  positions: readonly Position[];
  className?: string | undefined;
}) {
  const [order, setOrder] = useState<MoverOrder>('pnl');
  const { up, down } = useMemo(() => topMovers(positions, order, each), [positions, order]);
  const figure = (mover: Mover) => Math.abs(Number(order === 'pnl' ? mover.pnl : mover.pricePct));
  const most = Math.max(...[...up, ...down].map(figure));
  return (
    <Card
      title="Movers"
      note="day P&L by underlying"
      className={className}
      actions={
        <Segments
          small
          label="Order of movers"
          value={order}
          choices={[
            { value: 'pnl', label: '$' },
            { value: 'price', label: '%' },
          ]}
          onChange={setOrder}
        />
      }
    >
      {up.length + down.length === 0 ? (
        <p className={styles.empty}>
          No underlying has a day P&L yet. It needs a price of the session and a snapshot before.
        </p>
      ) : (
        <table className={styles.movers}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Underlying</span>
              </th>
              <td />
              <th scope="col" title="Day P&L of all positions on it">
                P&L
              </th>
              <th scope="col" title="Move of the stock's price since the session before, dividends included">
                Price
              </th>
            </tr>
          </thead>
          {[up, down].map((list, part) => (
            <tbody key={part === 0 ? 'up' : 'down'}>
              {list.map((mover) => (
                <MoverRow key={mover.underlying} mover={mover} order={order} share={figure(mover) / most} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </Card>
  );
}

function MoverRow({ mover, order, share }: { mover: Mover; order: MoverOrder; share: number }) {
  const negative = useNegativeStyle();
  const { underlying, pnl, pricePct, isShort } = mover;
  const falls = (order === 'pnl' ? pnl : (pricePct ?? '')).startsWith('-');
  // A price that rises is no gain for who is short: only P&L has its colours.
  const tone = order === 'price' ? styles.priceBar : falls ? styles.lossBar : styles.gainBar;
  return (
    <tr>
      <th scope="row">
        {underlying}
        {isShort && <span className={styles.short}>short</span>}
      </th>
      <td>
        <div className={styles.moverTrack} aria-hidden>
          <span className={classes(styles.moverBar, tone)} data-falls={falls} style={{ width: `${share * 50}%` }} />
        </div>
      </td>
      <td>
        <NumberText parts={decimalParts(pnl, { places: 0, sign: 'always', negative })} tone="pnl" />
      </td>
      <td>
        {pricePct === null ? (
          <MissingNumber reason={noPrice} />
        ) : (
          <NumberText parts={percentParts(pricePct, 'day', negative)} />
        )}
      </td>
    </tr>
  );
}
