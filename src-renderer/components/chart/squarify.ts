export interface Tile {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * A rectangle divided by weights into tiles that are as square as they can be, in the order of the weights, which go
 * down and are above zero. 6 × 4 by [1, 1]: two tiles of 3 × 4, beside each other.
 * @see Bruls, Huizing, van Wijk, "Squarified Treemaps", 2000
 */
export function squarify(weights: readonly number[], width: number, height: number): Tile[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const tiles: Tile[] = [];
  const rest = { left: 0, top: 0, width, height };
  // Computed from what is left each time, so that the last tile ends at the edge.
  let restWeight = total;
  for (let start = 0; start < weights.length; ) {
    const side = Math.min(rest.width, rest.height);
    const area = (rest.width * rest.height) / restWeight;
    let end = start + 1;
    while (
      end < weights.length &&
      worst(weights.slice(start, end + 1), side, area) <= worst(weights.slice(start, end), side, area)
    ) {
      end += 1;
    }
    const row = weights.slice(start, end);
    const rowWeight = row.reduce((sum, weight) => sum + weight, 0);
    const share = rowWeight / restWeight;
    const upright = rest.width >= rest.height;
    const depth = (upright ? rest.width : rest.height) * share;
    let along = 0;
    for (const weight of row) {
      const length = side * (weight / rowWeight);
      tiles.push(
        upright
          ? { left: rest.left, top: rest.top + along, width: depth, height: length }
          : { left: rest.left + along, top: rest.top, width: length, height: depth },
      );
      along += length;
    }
    if (upright) {
      rest.left += depth;
      rest.width -= depth;
    } else {
      rest.top += depth;
      rest.height -= depth;
    }
    restWeight -= rowWeight;
    start = end;
  }
  return tiles;
}

/** The longest tile of a row along `side`: its longer edge over its shorter one. */
function worst(row: readonly number[], side: number, area: number): number {
  const sum = row.reduce((total, weight) => total + weight, 0) * area;
  const edge = (weight: number) =>
    Math.max((side * side * weight * area) / (sum * sum), (sum * sum) / (side * side * weight * area));
  return Math.max(edge(row[0] ?? 0), edge(row.at(-1) ?? 0));
}
