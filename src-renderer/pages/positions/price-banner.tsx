import { Button } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Position } from '../../../src-shared/ipc/positions';
import { useIpcQuery } from '../../ipc/client';
import { useProfile } from '../../ipc/session';
import { runCommand } from '../../state/commands';
import { createStore, useStore } from '../../state/store';
import { withFilter } from './position-filters';
import { usePositionsView } from './positions-view';
import styles from './price-banner.module.css';
import { priceNotice } from './price-notice';

/** What was closed; other news is shown again. */
const closedNotice = createStore<string | null>(null);

/** Prices that a person should look at, and what can be done about them. */
export function PriceBanner({ positions }: { positions: readonly Position[] }) {
  const { view, change } = usePositionsView();
  const { isDemo } = useProfile();
  const heldBack = useIpcQuery('portfolios.summary', {}).data?.heldBackCount ?? 0;
  const notice = useMemo(() => priceNotice(positions, heldBack), [positions, heldBack]);
  const closed = useStore(closedNotice);
  const [, navigate] = useLocation();
  if (notice === null || closed === notice.sentences) return null;
  const showThem = () => {
    change({ search: '', filters: withFilter(view.filters, { kind: 'price', has: 'doubtful' }) });
    navigate('/positions');
  };
  return (
    <section className={styles.place} aria-label="Prices">
      <div className={styles.banner}>
        <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
        <p role="status">
          <b>{notice.title}</b> {notice.sentences}
        </p>
        <div className={styles.actions}>
          {heldBack > 0 ? (
            <Button onClick={() => runCommand('market-data.heldBack')}>Decide</Button>
          ) : (
            <Button onClick={showThem}>Show them</Button>
          )}
          {/* A demo profile reads simulated prices alone. */}
          {!isDemo && <Button onClick={() => runCommand('market-data.openPrices')}>Drop a price file</Button>}
          <Button onClick={() => runCommand('jobs.run')}>Run now</Button>
        </div>
        <button
          type="button"
          className={styles.close}
          aria-label="Close the notice of prices"
          onClick={() => closedNotice.set(() => notice.sentences)}
        >
          <IconX size={14} stroke={1.6} aria-hidden />
        </button>
      </div>
    </section>
  );
}
