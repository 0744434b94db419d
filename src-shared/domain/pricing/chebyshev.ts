/**
 * Interpolation in Chebyshev points of the second kind, z_i = cos(iπ/n) for i = 0…n, as a matrix: row p holds what each
 * node's value contributes at points[p], by the barycentric formula. With n = 2 the row of the point 0.5 is 0.375, 0.75,
 * −0.125: the parabola through three values.
 *
 * @see J.-P. Berrut, L. N. Trefethen, "Barycentric Lagrange interpolation", SIAM Review 46 (2004), 501–517
 */
export function chebyshevMatrix(n: number, points: Float64Array): Float64Array {
  const nodes = chebyshevNodes(n);
  const matrix = new Float64Array(points.length * (n + 1));
  points.forEach((point, row) => {
    const at = row * (n + 1);
    const hit = nodes.indexOf(point);
    if (hit >= 0) {
      matrix[at + hit] = 1;
      return;
    }
    let sum = 0;
    for (let node = 0; node <= n; node += 1) {
      const weight = (node % 2 === 0 ? 1 : -1) * (node === 0 || node === n ? 0.5 : 1);
      const share = weight / (point - (nodes[node] as number));
      matrix[at + node] = share;
      sum += share;
    }
    for (let node = 0; node <= n; node += 1) matrix[at + node] = (matrix[at + node] as number) / sum;
  });
  return matrix;
}

/** From 1 down to −1. */
export function chebyshevNodes(n: number): Float64Array {
  return Float64Array.from({ length: n + 1 }, (_, index) => Math.cos((index * Math.PI) / n));
}
