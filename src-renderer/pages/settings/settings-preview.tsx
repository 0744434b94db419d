import type { ReactNode } from 'react';
import { useNegativeStyle } from '../../appearance';
import { MissingNumber, NumberText } from '../../components/number-text';
import { dateText } from '../../format/date-format';
import { greekParts, moneyParts, type NumberParts, pnlParts } from '../../format/number-format';
import { useIpcQuery } from '../../ipc/client';
import styles from './settings-page.module.css';

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Amount({ parts, tone = 'plain' }: { parts: NumberParts | null; tone?: 'plain' | 'pnl' }) {
  if (parts === null) return <MissingNumber reason="nothing to add up yet" />;
  return <NumberText parts={parts} tone={tone} dimDecimals hanging />;
}

/** How the book's own figures look with these settings; nothing here is made up. */
export function SettingsPreview() {
  const negative = useNegativeStyle();
  const summary = useIpcQuery('portfolios.summary', {}).data;
  if (summary === undefined) return null;
  const money = (value: string | null) => (value === null ? null : moneyParts(value, negative));
  const pnl = (value: string | null) => (value === null ? null : pnlParts(value, negative));
  return (
    <aside className={styles.preview} aria-label="Preview">
      <h2>Preview, your book</h2>
      <dl>
        <Line name="NAV">
          <Amount parts={money(summary.totalValue)} />
        </Line>
        <Line name="Long">
          <Amount parts={money(summary.longValue)} />
        </Line>
        <Line name="Short">
          <Amount parts={money(summary.shortValue)} />
        </Line>
        <Line name="Cash">
          <Amount parts={money(summary.cashValue)} />
        </Line>
        <Line name="Unrealized">
          <Amount parts={pnl(summary.unrealizedPnl)} tone="pnl" />
        </Line>
        <Line name="Realized">
          <Amount parts={pnl(summary.realizedPnl)} tone="pnl" />
        </Line>
        <Line name="Delta, lots">
          {summary.greeks === null ? (
            <MissingNumber reason="no positions yet" />
          ) : (
            <NumberText parts={greekParts('delta', summary.greeks.delta)} mock={summary.greeks.source === 'mock'} />
          )}
        </Line>
        <Line name="Prices">
          {summary.prices.newest === null ? (
            <MissingNumber reason="no position has a price yet" />
          ) : (
            dateText(summary.prices.newest)
          )}
        </Line>
      </dl>
    </aside>
  );
}
