import { useEffect, useState } from 'react';

const tokens = {
  panel: '--panel',
  line: '--line',
  lineStrong: '--line-strong',
  text1: '--text-1',
  text3: '--text-3',
  long: '--long',
  short: '--short',
  loss: '--loss',
  heatGain: '--heat-gain',
  heatLoss: '--heat-loss',
  heatZero: '--heat-zero',
} as const;

/** The tokens as a canvas needs them: it knows no custom properties. */
export type ChartColors = Record<keyof typeof tokens, string>;

function readColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const entries = Object.entries(tokens).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
  return Object.fromEntries(entries) as ChartColors;
}

/** New ones with every change of scheme or palette: what is drawn with them is drawn again. */
export function useChartColors(): ChartColors {
  const [colors, setColors] = useState(readColors);
  useEffect(() => {
    const read = () => setColors(readColors());
    read();
    const observer = new MutationObserver(read);
    const attributeFilter = ['data-mantine-color-scheme', 'data-gain-loss'];
    observer.observe(document.documentElement, { attributes: true, attributeFilter });
    return () => observer.disconnect();
  }, []);
  return colors;
}
