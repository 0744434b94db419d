import { axisScale, dollarTick, percentTick } from './axis-scale';
import type { ChartColors } from './chart-colors';
import { dateTicks } from './date-ticks';
import type { NavSeries } from './nav-series';
import type { DrawChart } from './use-echarts';

const left = 52;
const right = 56;
const bottom = 22;
const labelHeight = 14;

/** NAV above, drawdown below, on one time axis. */
export function drawNav(series: NavSeries): DrawChart {
  return (colors, size) => {
    const dates = series.snapshots.map(({ snapshotDate }) => snapshotDate);
    const ticks = dateTicks(dates);
    const known = [...series.nav, ...series.benchmark].filter((value) => value !== null);
    const navScale = axisScale(known, 4);
    const fallScale = axisScale([...series.drawdownPct.filter((value) => value !== null), 0, -1], 2);
    const lower = Math.max(48, Math.round((size.height - bottom) * 0.22));
    const upper = size.height - bottom - lower - 28;
    const text = { color: colors.text3, fontFamily: 'Inter Variable', fontSize: 11 };
    const timeAxis = (gridIndex: number) => ({
      type: 'category' as const,
      gridIndex,
      data: dates,
      boundaryGap: dates.length === 1,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...text,
        show: gridIndex === 1,
        interval: (index: number) => ticks.has(index),
        formatter: (_date: string, index: number) => ticks.get(index) ?? '',
      },
    });
    const valueAxis = (gridIndex: number, scale: typeof navScale, formatter: (value: number) => string) => ({
      type: 'value' as const,
      gridIndex,
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, formatter },
      splitLine: { lineStyle: { color: colors.line } },
    });
    const offsets = labelOffsets(series, (navScale.max - navScale.min) / upper);
    return {
      backgroundColor: 'transparent',
      grid: [
        { left, right, top: 8, height: upper, outerBoundsMode: 'none' },
        { left, right, top: 8 + upper + 20, height: lower, outerBoundsMode: 'none' },
      ],
      xAxis: [timeAxis(0), timeAxis(1)],
      yAxis: [
        valueAxis(0, navScale, (value) => dollarTick(value, navScale)),
        valueAxis(1, fallScale, (value) => percentTick(value, fallScale.step)),
      ],
      series: [
        {
          ...line('SPY', series.benchmark, colors.text3, 1.2, 0),
          lineStyle: { color: colors.text3, width: 1.2, type: [2, 3] },
          endLabel: { ...text, show: true, formatter: 'SPY', distance: 8, offset: [0, offsets.benchmark] },
        },
        {
          ...line('NAV', series.nav, colors.text1, 1.6, 0),
          endLabel: {
            ...text,
            show: true,
            formatter: 'NAV',
            color: colors.text1,
            fontWeight: 600,
            distance: 8,
            offset: [0, offsets.nav],
          },
        },
        {
          ...line('Drawdown', series.drawdownPct, colors.loss, 1.2, 1),
          areaStyle: { color: colors.loss, opacity: 0.16, origin: 0 },
        },
        ...zeroLine(dates.length, colors),
      ],
    };
  };
}

function line(name: string, data: readonly (number | null)[], color: string, width: number, index: number) {
  return {
    name,
    type: 'line' as const,
    xAxisIndex: index,
    yAxisIndex: index,
    data: [...data],
    silent: true,
    // A single point has no line: then its symbol is all there is.
    showSymbol: data.filter((value) => value !== null).length === 1,
    symbol: 'circle',
    symbolSize: 5,
    itemStyle: { color },
    lineStyle: { color, width },
  };
}

function zeroLine(count: number, colors: ChartColors) {
  return [
    {
      ...line(
        'Zero',
        Array.from({ length: count }, () => 0),
        colors.lineStrong,
        1,
        1,
      ),
      showSymbol: false,
      z: 1,
    },
  ];
}

/** Two labels that would lie on each other stand apart, the higher value above. */
function labelOffsets(series: NavSeries, perPixel: number): { nav: number; benchmark: number } {
  const [nav, benchmark] = [series.nav.at(-1), series.benchmark.at(-1)];
  if (nav === undefined || benchmark == null) return { nav: 0, benchmark: 0 };
  const apart = (nav - benchmark) / perPixel;
  const push = Math.max(0, (labelHeight - Math.abs(apart)) / 2) * (apart >= 0 ? -1 : 1);
  return { nav: push, benchmark: -push };
}
