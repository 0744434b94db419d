/** Nodes and weights of a quadrature: ∫ f ≈ Σ weights[k]·f(nodes[k]). */
export interface Quadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * Gauss-Legendre quadrature over [from, to] with `count` points, by Newton's method on the Legendre polynomial. Exact for
 * polynomials of degree 2·count − 1: three points give ∫₀¹ x⁵ dx = 1/6.
 *
 * @see W. H. Press et al., Numerical Recipes, 3rd ed. 2007, 4.6
 */
export function gaussLegendre(count: number, from: number, to: number): Quadrature {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  const middle = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  for (let index = 0; index < count; index += 1) {
    let x = -Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step += 1) {
      let value = 1;
      let before = 0;
      for (let degree = 1; degree <= count; degree += 1) {
        const next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = (count * (x * value - before)) / (x * x - 1);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    nodes[index] = middle + half * x;
    weights[index] = (2 * half) / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
