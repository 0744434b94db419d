import { readFileSync } from 'node:fs';
import type { OptionInputs } from '../../../../src-shared/domain/pricing';

const read = <T>(name: string): T =>
  (JSON.parse(readFileSync(`test/fixtures/pricing/${name}.json`, 'utf8')) as { cases: T }).cases;

interface RawMarket {
  type: 'call' | 'put';
  S: number;
  K: number;
  r: number;
  q: number;
  T: number;
  sigma: number;
}

type GreekName = 'price' | 'delta' | 'gamma' | 'vega' | 'theta' | 'rho';

/** 400 options: European values from 40-digit arithmetic, American ones from a converged engine. Raw units. */
export interface GridCase extends RawMarket {
  id: number;
  set: 'listed' | 'wide';
  european: Record<GreekName | 'vanna' | 'volga', number>;
  iv: { given_price: number; expected: number; valid: boolean; rel_uncertainty_1ulp: number };
  american: Record<GreekName, number> & { region: 'continuation' | 'stopping'; greeks_ok: boolean };
}

export interface PublishedCase extends RawMarket {
  id: string;
  set: string;
  exercise: 'american' | 'european';
  measure: string;
  expected: number;
  tol: number | null;
  tau?: number;
  exact_qdfp_hp?: number;
}

export interface DividendCase extends Omit<RawMarket, 'q'> {
  id: number;
  dividends: { day: number; amount: number }[];
  american: number;
  european: number;
  tol: number;
}

/**
 * The file's delta of this call is 1.0027, more than any call can have: its price is the intrinsic value, rounded, whose
 * slope was then taken.
 */
export const IMPOSSIBLE_DELTA = 1665;

export const gridCases = (): GridCase[] => read('reference-grid');
export const publishedCases = (): PublishedCase[] => read('published-values');
export const dividendCases = (): DividendCase[] => read('discrete-dividends');

export function inputsOf({ type, S, K, r, q, T, sigma }: RawMarket): OptionInputs {
  return { type, spot: S, strike: K, rate: r, dividendYield: q, years: T, volatility: sigma };
}

/** The greatest of what each case gives, with the case that gives it. */
export function worstOf<Case extends { id: number | string }>(
  cases: readonly Case[],
  errorOf: (each: Case) => number,
): { error: number; id: Case['id'] | null } {
  let worst: { error: number; id: Case['id'] | null } = { error: 0, id: null };
  for (const each of cases) {
    const error = errorOf(each);
    // A NaN is the worst of all.
    if (!(error <= worst.error)) worst = { error, id: each.id };
  }
  return worst;
}
