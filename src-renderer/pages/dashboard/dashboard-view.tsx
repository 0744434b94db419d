import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMemo } from 'react';
import { exposureReadings } from '../../../src-shared/domain/exposure-readings';
import type { PortfolioSummary } from '../../../src-shared/ipc/portfolios';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Snapshot } from '../../../src-shared/ipc/snapshots';
import type { Tag } from '../../../src-shared/ipc/tags';
import { Card } from '../../components/card';
import { NavCard } from '../../components/chart/nav-card';
import { Segments } from '../../components/chart/segments';
import { dateText } from '../../format/date-format';
import { PageBar } from '../../frame/page-bar';
import { runCommand } from '../../state/commands';
import { PriceBanner } from '../positions/price-banner';
import styles from './dashboard.module.css';
import { DataCard } from './data-card';
import { type DataStatus, dataRows } from './data-rows';
import { ExposureCards } from './exposure-cards';
import { hasMockDeltas } from './exposure-why';
import { MapCard } from './map-card';
import { MoversCard } from './movers-card';
import { PnlCard } from './pnl-card';
import { readingNames, readingRules, useShownReading } from './shown-reading';
import { SidesCard } from './sides-card';

interface DashboardViewProps {
  positions: readonly Position[];
  tags: readonly Tag[];
  summary: PortfolioSummary;
  snapshots: readonly Snapshot[];
  status: DataStatus;
}

/** The whole book on one page: exposure, P&L, history, and what the numbers stand on. */
export function DashboardView({ positions, tags, summary, snapshots, status }: DashboardViewProps) {
  const [reading, setReading] = useShownReading();
  const rows = useMemo(() => dataRows(summary, positions, status), [summary, positions, status]);
  const { newest } = summary.prices;
  return (
    <>
      <PageBar
        title="Dashboard"
        actions={
          <Button
            leftSection={<IconPlayerPlay size={16} stroke={1.6} aria-hidden />}
            onClick={() => runCommand('jobs.run')}
          >
            Run now
          </Button>
        }
      >
        <Segments
          label="Reading of exposure"
          value={reading}
          choices={exposureReadings.map((each) => ({ value: each, label: readingNames[each] }))}
          onChange={setReading}
        />
        <span className={styles.rule}>
          {readingRules[reading]}
          {hasMockDeltas(positions, reading) && (
            <>
              , <span className={styles.notReal}>mock deltas</span>
            </>
          )}
        </span>
      </PageBar>
      <PriceBanner positions={positions} />
      <div className={styles.page}>
        <ExposureCards
          positions={positions}
          reading={reading}
          nav={summary.totalValue}
          date={newest === null ? null : dateText(newest)}
        />
        <PnlCard positions={positions} summary={summary} snapshots={snapshots} />
        {snapshots.length === 0 ? (
          <Card title="NAV and drawdown" className={styles.navArea}>
            <p className={styles.empty}>
              No session is kept yet. The first snapshot is made after the close, or now with Run now.
            </p>
          </Card>
        ) : (
          <NavCard snapshots={snapshots} className={styles.navArea} />
        )}
        <MoversCard positions={positions} className={styles.moversArea} />
        <MapCard positions={positions} tags={tags} reading={reading} className={styles.mapArea} />
        <SidesCard positions={positions} tags={tags} reading={reading} className={styles.sidesArea} />
        <DataCard rows={rows} className={styles.dataArea} />
      </div>
    </>
  );
}
