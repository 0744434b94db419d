import { chebyshevMatrix, chebyshevNodes } from './chebyshev';
import { gaussLegendre } from './gauss-legendre';

/**
 * Everything of the exercise boundary's solution that does not depend on the option: with times counted from expiry as
 * shares of the whole, nodes, quadrature points and the interpolation between them are the same for every option.
 *
 * With τ = T·ρ², ρ in [0, 1], the boundary is a smooth function of ρ. An integral over the time u from 0 to τ has roots
 * of u at one end and of τ − u at the other; with √u = √τ·cos φ and √(τ − u) = √τ·sin φ both are smooth, and
 * du = 2τ·sin φ·cos φ dφ up to its sign.
 */
export interface BoundaryScheme {
  /** How many values of the boundary are sought; the one at expiry is known. */
  nodes: number;
  /** Of each node, √(τ_i/T); the first is 1. */
  roots: Float64Array;
  /** Points of an integral up to a node. */
  points: number;
  cosines: Float64Array;
  sines: Float64Array;
  weights: Float64Array;
  /** Row i·points + k: what each node's value contributes at point k of the integral up to node i. */
  within: Float64Array;
  iterations: number;
}

/** Points of the integral of the early-exercise premium, over the whole life of the option. */
export interface PremiumScheme {
  points: number;
  cosines: Float64Array;
  sines: Float64Array;
  weights: Float64Array;
  /** Row k: what each node's value contributes at point k. */
  within: Float64Array;
}

export function boundaryScheme(nodes: number, points: number, iterations: number): BoundaryScheme {
  const z = chebyshevNodes(nodes);
  const roots = z.map((each) => 0.5 * (1 + each)).slice(0, nodes);
  const angles = gaussLegendre(points, 0, Math.PI / 2);
  const cosines = angles.nodes.map(Math.cos);
  const at = new Float64Array(nodes * points);
  roots.forEach((root, node) => {
    cosines.forEach((cosine, point) => {
      at[node * points + point] = 2 * root * cosine - 1;
    });
  });
  return {
    nodes,
    roots,
    points,
    cosines,
    sines: angles.nodes.map(Math.sin),
    weights: angles.weights,
    within: withoutExpiry(chebyshevMatrix(nodes, at), nodes),
    iterations,
  };
}

export function premiumScheme(nodes: number, points: number): PremiumScheme {
  const angles = gaussLegendre(points, 0, Math.PI / 2);
  const cosines = angles.nodes.map(Math.cos);
  const at = cosines.map((cosine) => 2 * cosine - 1);
  return {
    points,
    cosines,
    sines: angles.nodes.map(Math.sin),
    weights: angles.weights,
    within: withoutExpiry(chebyshevMatrix(nodes, at), nodes),
  };
}

/** The value at expiry is 0 and needs no column. */
function withoutExpiry(matrix: Float64Array, nodes: number): Float64Array {
  return matrix.filter((_, index) => index % (nodes + 1) !== nodes);
}
