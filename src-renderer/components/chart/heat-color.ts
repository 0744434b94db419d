/** The power makes small moves visible beside large ones. */
const power = 0.75;

type Rgb = [number, number, number];

function rgbOf(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

/**
 * A colour for `value` on a scale from -limit to limit, zero in the middle; what lies outside has the end's colour.
 * Colours are six-digit hex. Zero is `zero` itself, the limit is `gain`.
 */
export function heatColor(value: number, limit: number, ends: { gain: string; loss: string; zero: string }): string {
  const share = limit > 0 ? Math.min(1, Math.abs(value) / limit) ** power : 0;
  const [from, to] = [rgbOf(ends.zero), rgbOf(value < 0 ? ends.loss : ends.gain)];
  const mixed = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
