import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type RefObject, useEffect, useState } from 'react';
import { useInnerSize } from '../use-inner-size';
import { type ChartColors, useChartColors } from './chart-colors';

export interface ChartSize {
  width: number;
  height: number;
}

/** Text that is drawn before its font is there stays in another one for good. */
async function fontsLoaded(): Promise<void> {
  await Promise.all(['400 11px', '600 11px'].map((font) => document.fonts.load(`${font} "Inter Variable"`)));
}

export type DrawChart = (colors: ChartColors, size: ChartSize) => EChartsCoreOption;

/**
 * A chart in `box`, drawn anew with every change of data, colours or size. Answers the chart once it is drawn, as a new
 * object each time: where its points are may be asked then.
 */
export function useECharts(
  box: RefObject<HTMLElement | null>,
  draw: DrawChart,
): { chart: EChartsType; size: ChartSize } | null {
  const colors = useChartColors();
  const [chart, setChart] = useState<EChartsType | null>(null);
  const size = useInnerSize(box);
  const isLaidOut = size.width > 0 && size.height > 0;
  const [drawn, setDrawn] = useState<{ chart: EChartsType; size: ChartSize } | null>(null);

  useEffect(() => {
    if (!isLaidOut) return;
    let made: EChartsType | null = null;
    let gone = false;
    // The library is a third of the page's code: it is read when there is something to draw.
    void Promise.all([import('./echarts'), fontsLoaded().catch(() => undefined)]).then(([{ init }]) => {
      if (gone || box.current === null) return;
      made = init(box.current);
      setChart(made);
    });
    return () => {
      gone = true;
      made?.dispose();
      setChart(null);
      setDrawn(null);
    };
  }, [box, isLaidOut]);

  useEffect(() => {
    if (chart === null || size.width === 0 || size.height === 0) return;
    chart.resize({ ...size, silent: true });
    chart.setOption({ animation: false, ...draw(colors, size) }, { notMerge: true, lazyUpdate: false });
    setDrawn({ chart, size });
  }, [chart, size, colors, draw]);

  return drawn;
}
