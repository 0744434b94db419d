/**
 * Interpolation by a cubic over a quadratic, which keeps the shape of what it joins.
 *
 * @see R. Delbourgo, J. A. Gregory, "Shape preserving piecewise rational interpolation", SIAM Journal on Scientific and
 * Statistical Computing 6 (1985), 967–976
 */
export interface Segment {
  fromX: number;
  toX: number;
  fromY: number;
  toY: number;
  fromSlope: number;
  toSlope: number;
}

const LARGEST = 1e15;

/**
 * The value at x. The larger `control`, the nearer to a straight line; 3 is the cubic: from 0 to 1 with slopes 0 at both
 * ends it is 3t² − 2t³, 0.15625 at a quarter.
 */
export function rationalCubic(
  x: number,
  { fromX, toX, fromY, toY, fromSlope, toSlope }: Segment,
  control: number,
): number {
  const width = toX - fromX;
  if (!(Math.abs(width) > 0)) return 0.5 * (fromY + toY);
  const t = (x - fromX) / width;
  const rest = 1 - t;
  if (control >= LARGEST) return toY * t + fromY * rest;
  const above =
    toY * t * t * t +
    (control * toY - width * toSlope) * t * t * rest +
    (control * fromY + width * fromSlope) * t * rest * rest +
    fromY * rest * rest * rest;
  return above / (1 + (control - 3) * t * rest);
}

/** The control that gives the second derivative `curvature` at one end, but never less than keeps the shape. */
export function controlFor(segment: Segment, end: 'start' | 'end', curvature: number, keepsMonotony: boolean): number {
  const { fromX, toX, fromY, toY, fromSlope, toSlope } = segment;
  const width = toX - fromX;
  const chord = (toY - fromY) / width;
  const above = 0.5 * width * curvature + (toSlope - fromSlope);
  const below = end === 'start' ? chord - fromSlope : toSlope - chord;
  const wanted = above === 0 ? 0 : below === 0 ? Math.sign(above) * LARGEST : above / below;
  return Math.max(wanted, leastControl(fromSlope, toSlope, chord, keepsMonotony));
}

function leastControl(fromSlope: number, toSlope: number, chord: number, keepsMonotony: boolean): number {
  const isMonotonic = fromSlope * chord >= 0 && toSlope * chord >= 0;
  const isConvex = fromSlope <= chord && chord <= toSlope;
  const isConcave = fromSlope >= chord && chord >= toSlope;
  if (!isMonotonic && !isConvex && !isConcave) return -1 + Number.EPSILON;
  let forMonotony = -LARGEST;
  let forCurvature = -LARGEST;
  if (isMonotonic) {
    if (chord !== 0) forMonotony = (toSlope + fromSlope) / chord;
    else if (keepsMonotony) forMonotony = LARGEST;
  }
  if (isConvex || isConcave) {
    const before = chord - fromSlope;
    const after = toSlope - chord;
    if (before !== 0 && after !== 0) {
      const turn = Math.abs(toSlope - fromSlope);
      forCurvature = Math.max(turn / Math.abs(after), turn / Math.abs(before));
    } else if (keepsMonotony) forCurvature = LARGEST;
  } else if (isMonotonic && keepsMonotony) forCurvature = LARGEST;
  return Math.max(-1 + Number.EPSILON, forMonotony, forCurvature);
}
