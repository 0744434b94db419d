import { useMemo } from 'react';
import { axisScale, dollarTick } from './axis-scale';
import { Chart } from './chart';
import type { ChartPoint } from './chart-point';
import type { DrawChart } from './use-echarts';

export interface ExposureBar {
  name: string;
  long: number;
  /** Zero or negative. */
  short: number;
  /** Stands at the end of the bar: the net. */
  text: string;
}

interface ExposureBarsProps {
  label: string;
  bars: readonly ExposureBar[];
  point: (index: number) => ChartPoint;
}

/** Long to the right and solid, short to the left and hatched: the side is told without colour. */
export function ExposureBars({ label, bars, point }: ExposureBarsProps) {
  const draw = useMemo(() => drawBars(bars), [bars]);
  return <Chart label={label} draw={draw} axis="y" count={bars.length} point={point} />;
}

const left = 118;
const right = 56;
const bottom = 22;

function drawBars(bars: readonly ExposureBar[]): DrawChart {
  return (colors) => {
    const scale = axisScale([0, ...bars.flatMap(({ long, short }) => [long, short])], 4);
    const text = { color: colors.text3, fontFamily: 'Inter Variable', fontSize: 11 };
    const bar = { type: 'bar' as const, stack: 'exposure', barWidth: 9, silent: true };
    return {
      backgroundColor: 'transparent',
      grid: { left, right, top: 0, bottom, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        min: scale.min,
        max: scale.max,
        interval: scale.step,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...text, formatter: (value: number) => dollarTick(value, scale) },
        splitLine: { show: false },
      },
      yAxis: [
        {
          type: 'category',
          inverse: true,
          data: bars.map(({ name }) => name),
          axisTick: { show: false },
          axisLine: { show: false, onZero: false },
          axisLabel: { ...text, interval: 0, width: left - 20, overflow: 'truncate', margin: 8 },
        },
        // The line between the sides; an axis has its names where its line is, and they belong to the left.
        {
          type: 'category',
          axisTick: { show: false },
          axisLine: { show: true, onZero: true, lineStyle: { color: colors.lineStrong } },
          axisLabel: { show: false },
        },
      ],
      series: [
        {
          ...bar,
          data: bars.map(({ long }) => long),
          itemStyle: { color: colors.long, borderRadius: [0, 2, 2, 0] },
          label: {
            ...text,
            color: colors.text1,
            show: true,
            position: 'right',
            distance: 6,
            formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.text ?? '',
          },
        },
        {
          ...bar,
          data: bars.map(({ short }) => short),
          itemStyle: {
            color: 'transparent',
            borderRadius: [2, 0, 0, 2],
            decal: {
              color: colors.short,
              symbol: 'rect',
              rotation: Math.PI / 4,
              dashArrayX: [1, 0],
              dashArrayY: [2, 2],
            },
          },
        },
      ],
    };
  };
}
