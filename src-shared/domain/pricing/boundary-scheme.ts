import { chebyshevMatrix, chebyshevNodes } from './chebyshev';
import { gaussLegendre, type Quadrature } from './gauss-legendre';

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
  /** Of Newton's method on all nodes at once, after the iterations. */
  newtonSteps: number;
}

/** How finely a boundary is solved. */
export interface BoundaryEffort extends Pick<BoundaryScheme, 'nodes' | 'points' | 'iterations' | 'newtonSteps'> {
  /** How the points crowd near now; 1 is evenly. */
  crowding: number;
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

export function boundaryScheme({ nodes, points, crowding, iterations, newtonSteps }: BoundaryEffort): BoundaryScheme {
  const z = chebyshevNodes(nodes);
  const roots = z.map((each) => 0.5 * (1 + each)).slice(0, nodes);
  const angles = crowdedAngles(points, crowding);
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
    newtonSteps,
  };
}

export function premiumScheme(nodes: number, points: number, crowding: number): PremiumScheme {
  const angles = crowdedAngles(points, crowding);
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

/**
 * Gauss-Legendre in u with φ = (π/2)·u^crowding: more than 1 crowds the points where sin φ, the root of the time from now,
 * is 0. There the integrand is a step, the narrower the nearer the spot is to the boundary.
 */
function crowdedAngles(points: number, crowding: number): Quadrature {
  const { nodes, weights } = gaussLegendre(points, 0, 1);
  return {
    nodes: nodes.map((u) => (Math.PI / 2) * u ** crowding),
    weights: weights.map((weight, k) => (Math.PI / 2) * crowding * (nodes[k] as number) ** (crowding - 1) * weight),
  };
}

/** The value at expiry is 0 and needs no column. */
function withoutExpiry(matrix: Float64Array, nodes: number): Float64Array {
  return matrix.filter((_, index) => index % (nodes + 1) !== nodes);
}
