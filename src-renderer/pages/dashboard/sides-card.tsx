import { useMemo, useState } from 'react';
import { type ExposureReading, exposureGroups } from '../../../src-shared/domain/exposure-readings';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { useNegativeStyle } from '../../appearance';
import { ChartCard } from '../../components/chart/chart-card';
import { ExposureBars } from '../../components/chart/exposure-bars';
import { Segments } from '../../components/chart/segments';
import { abbreviatedDollars, textOf } from '../../format/number-format';
import styles from './dashboard.module.css';
import { countsTwice, footWords, groupingNames, keysOf } from './exposure-keys';
import { groupPoint, groupTable } from './group-point';

interface SidesCardProps {
  positions: readonly Position[];
  tags: readonly Tag[];
  reading: ExposureReading;
  className?: string | undefined;
}

/** What fits in the card; the table has all. */
const most = 12;

/** Long and short of each sector or tag, with the net at the end of the bar. */
export function SidesCard({ positions, tags, reading, className }: SidesCardProps) {
  const negative = useNegativeStyle();
  const [grouping, setGrouping] = useState<'sector' | 'tag'>('sector');
  const groups = useMemo(
    () => exposureGroups(positions, reading, keysOf(grouping, tags)).filter(({ gross }) => gross !== null),
    [positions, reading, grouping, tags],
  );
  const bars = useMemo(
    () =>
      groups.slice(0, most).map(({ key, long, short, net }) => ({
        name: shortName(key),
        long: Number(long),
        short: Number(short),
        text: net === null ? '' : textOf(abbreviatedDollars(net, negative)),
      })),
    [groups, negative],
  );
  const name = groupingNames[grouping].toLowerCase();
  return (
    <ChartCard
      title={`By ${name}`}
      note="long, short, net"
      className={className}
      actions={
        <Segments
          small
          label="Sides by"
          value={grouping}
          choices={(['sector', 'tag'] as const).map((each) => ({ value: each, label: groupingNames[each] }))}
          onChange={setGrouping}
        />
      }
      table={() => groupTable(groupingNames[grouping], groups, negative)}
      foot={footWords([
        groups.length > most && `${groups.length - most} more in the table.`,
        countsTwice(grouping, positions, tags) && 'A position with two tags counts in both.',
      ])}
    >
      {groups.length === 0 ? (
        <p className={styles.empty}>Nothing in this book has a value yet.</p>
      ) : (
        <ExposureBars
          label={`Long and short exposure by ${name}; the largest is ${groups[0]?.key}, net ${bars[0]?.text}.`}
          bars={bars}
          point={(index) => {
            const group = groups[index];
            return group === undefined ? { title: '', rows: [] } : groupPoint(group, negative);
          }}
        />
      )}
    </ChartCard>
  );
}

/** Names shorten, numbers never: `Cons. Defensive`, `Communication`. */
function shortName(sector: string): string {
  return sector.replace(/^Consumer /, 'Cons. ').replace(/ Services$/, '');
}
