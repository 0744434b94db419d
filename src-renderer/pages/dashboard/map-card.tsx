import { useMemo, useState } from 'react';
import { type ExposureGroup, type ExposureReading, exposureGroups } from '../../../src-shared/domain/exposure-readings';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { useNegativeStyle } from '../../appearance';
import { ChartCard } from '../../components/chart/chart-card';
import { useChartColors } from '../../components/chart/chart-colors';
import { heatColor } from '../../components/chart/heat-color';
import { Segments } from '../../components/chart/segments';
import { Treemap, type TreemapPart } from '../../components/chart/treemap';
import { sumDecimals } from '../../format/decimal-text';
import { abbreviatedDollars, missingMark, percentParts, textOf } from '../../format/number-format';
import styles from './dashboard.module.css';
import { dayPnlPctOf } from './day-pnl';
import { countsTwice, footWords, type Grouping, groupingNames, keysOf, readingUnits } from './exposure-keys';
import { hasMockDeltas } from './exposure-why';
import { groupPoint, groupTable } from './group-point';

interface MapCardProps {
  positions: readonly Position[];
  tags: readonly Tag[];
  reading: ExposureReading;
  className?: string | undefined;
}

/** What can still be told apart; the table has the rest. */
const most = 80;

const groupings: readonly Grouping[] = ['underlying', 'sector', 'tag'];

/** The book as an area: how much is in what, which side it is on, and how its day went. */
export function MapCard({ positions, tags, reading, className }: MapCardProps) {
  const negative = useNegativeStyle();
  const colors = useChartColors();
  const [grouping, setGrouping] = useState<Grouping>('underlying');
  const groups = useMemo(
    () => exposureGroups(positions, reading, keysOf(grouping, tags)).filter(({ gross }) => Number(gross) > 0),
    [positions, reading, grouping, tags],
  );
  const parts = useMemo((): TreemapPart[] => {
    const dayPct = new Map(groups.map(({ key, rows }) => [key, dayPnlPctOf(rows)]));
    const limit = Math.max(0, ...[...dayPct.values()].map((pct) => Math.abs(Number(pct ?? 0))));
    const ends = { gain: colors.heatGain, loss: colors.heatLoss, zero: colors.heatZero };
    const part = (side: string, members: readonly ExposureGroup<Position>[]): TreemapPart => {
      const { units } = sumDecimals(members.map(({ net }) => net));
      return {
        title: units === null ? '' : `Net ${side} ${textOf(abbreviatedDollars(units, negative))}`,
        items: members.slice(0, most).map(({ key, gross }) => {
          const pct = dayPct.get(key) ?? null;
          return {
            key,
            name: key,
            weight: Number(gross),
            text: pct === null ? missingMark : textOf(percentParts(pct, 'pnl', negative)),
            color: heatColor(Number(pct ?? 0), limit, ends),
          };
        }),
      };
    };
    const isShort = ({ net }: ExposureGroup<Position>) => net?.startsWith('-') === true;
    return [
      part(
        'long',
        groups.filter((group) => !isShort(group)),
      ),
      part('short', groups.filter(isShort)),
    ];
  }, [groups, colors, negative]);
  const byKey = new Map(groups.map((group) => [group.key, group]));
  return (
    <ChartCard
      title="Exposure map"
      note={`area: gross ${hasMockDeltas(positions, reading) ? 'mock ' : ''}${readingUnits[reading]}, colour: day P&L`}
      className={className}
      actions={
        <Segments
          small
          label="Map by"
          value={grouping}
          choices={groupings.map((each) => ({ value: each, label: groupingNames[each] }))}
          onChange={setGrouping}
        />
      }
      table={() => groupTable(groupingNames[grouping], groups, negative)}
      foot={footWords([
        groups.length > most && `The smallest are only in the table.`,
        countsTwice(grouping, positions, tags) && 'A position with two tags counts in both.',
      ])}
    >
      {groups.length === 0 ? (
        <p className={styles.empty}>Nothing in this book has a value yet.</p>
      ) : (
        <Treemap
          label={`Gross exposure, coloured by day P&L, by ${groupingNames[grouping].toLowerCase()}: ${parts
            .map(({ title }) => title)
            .filter(Boolean)
            .join(', ')}; the largest is ${groups[0]?.key}.`}
          parts={parts}
          point={(key) => {
            const group = byKey.get(key);
            return group === undefined ? { title: key, rows: [] } : groupPoint(group, negative);
          }}
        />
      )}
    </ChartCard>
  );
}
