import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { americanImpliedVolatility } from '../../src-shared/domain/pricing/american-implied-volatility';
import { europeanGreeks, VALUES } from '../../src-shared/domain/pricing/black-scholes-merton';
import { impliedVolatility } from '../../src-shared/domain/pricing/implied-volatility';
import { americanGreeks } from '../../src-shared/domain/pricing/index';
import { temporaryFolder } from '../helpers/test-app';
import { type GridCase, gridCases, IMPOSSIBLE_DELTA, inputsOf, publishedCases } from '../unit/domain/pricing/reference';
import type { Benchmark, Measure } from './benchmark';

const QUANTLIB_HEADER = '/usr/include/ql/quantlib.hpp';
const ROUNDS = 5;

/** Scenarios as a risk page has them: 7 spots, 5 volatilities, 5 rates. */
const SPOTS = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3];
const VOLATILITIES = [0.7, 0.85, 1, 1.15, 1.3];
const RATES = [-0.01, -0.005, 0, 0.005, 0.01];
const LEGS = 30;

export const pricingBenchmark: Benchmark = {
  name: 'pricing',
  measures:
    'errors of the pricing core on the reference grid (400 options) and beside published values, and the time of one option on one core, over the 252 listed ones of the grid, best of five rounds',
  floor:
    'QuantLib’s C++ (Debian’s libquantlib0-dev) on the same options in the same run: its bare Black formula, its fast American engine (prices alone), its implied deviation',
  run: async (report) => {
    report('accuracy');
    const accuracy = accuracyMeasures();
    report('throughput');
    return [...accuracy, ...throughputMeasures(await builtCore(), quantLib(report))];
  },
};

function accuracyMeasures(): Measure[] {
  const cases = gridCases();
  const listed = cases.filter(({ set }) => set === 'listed');
  const wide = cases.filter(({ set }) => set === 'wide');
  const american = (each: GridCase) => americanGreeks(inputsOf(each));
  const perHundred = (value: number, expected: number, each: GridCase) => (Math.abs(value - expected) / each.S) * 100;
  const americanErrors = (of: GridCase[]) =>
    of.map((each) => perHundred(american(each).price, each.american.price, each));
  const published = publishedCases();
  const exact = published.filter(({ exact_qdfp_hp }) => exact_qdfp_hp !== undefined);
  const approximate = published.filter(({ set }) => ['ju-zhong-1999', 'haug98-american-baw'].includes(set));
  const error = (name: string, value: number, unit: Measure['unit'], most?: number): Measure => ({
    name,
    unit,
    measured: [value],
    floor: [],
    instead: 'exact',
    ...(most !== undefined && { aim: { of: 'measured', most } }),
  });
  const rootMeanSquare = (errors: number[]) =>
    Math.sqrt(errors.reduce((sum, each) => sum + each ** 2, 0) / errors.length);
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const volatilities = cases
    .filter(({ iv }) => iv.valid && iv.rel_uncertainty_1ulp < 1e-12)
    .map(({ iv, ...each }) => {
      const found = impliedVolatility({ ...inputsOf(each), price: iv.given_price });
      return Math.abs((found ?? Number.NaN) / iv.expected - 1);
    });
  const roundTrips = cases.flatMap((each) => {
    const { volatility, ...market } = inputsOf(each);
    const { price, vega } = american(each);
    if ((price * 2e-16) / (vega * volatility) > 1e-12) return [];
    return Math.abs((americanImpliedVolatility({ ...market, price }) ?? Number.NaN) / volatility - 1);
  });
  return [
    error(
      'European price, worst',
      Math.max(...cases.map((each) => perHundred(europeanGreeks(inputsOf(each)).price, each.european.price, each))),
      'per 100',
      1e-10,
    ),
    error('American price, listed, worst', Math.max(...americanErrors(listed)), 'per 100', 1e-3),
    error('American price, listed, root mean square', rootMeanSquare(americanErrors(listed)), 'per 100', 1e-4),
    error('American price, wide, worst', Math.max(...americanErrors(wide)), 'per 100', 2e-2),
    error(
      'American delta, worst',
      Math.max(
        ...cases
          .filter(({ id, american: { greeks_ok } }) => greeks_ok && id !== IMPOSSIBLE_DELTA)
          .map((each) => Math.abs(american(each).delta - each.american.delta)),
      ),
      '1',
      1e-4,
    ),
    error('Implied volatility, well-conditioned, worst relative', Math.max(...volatilities), '1', 1e-9),
    error('American implied volatility, there and back, worst relative', Math.max(...roundTrips), '1', 1e-9),
    error(
      `Published American edge cases with an exact value (${exact.length}), worst`,
      Math.max(
        ...exact.map((each) => {
          const value = each.exact_qdfp_hp as number;
          return (Math.abs(americanGreeks(inputsOf(each)).price - value) / Math.max(each.S, value)) * 100;
        }),
      ),
      'per 100',
    ),
    error(
      `Published approximations (${approximate.length}), which are no truth, median distance`,
      median(approximate.map((each) => Math.abs(americanGreeks(inputsOf(each)).price - each.expected))),
      'per 100',
    ),
  ];
}

type Core = typeof import('./pricing-core');

/** The core bundled, as the app has it: what runs the benchmarks looks every import up at every call. */
async function builtCore(): Promise<Core> {
  const folder = temporaryFolder();
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        target: 'node20',
        minify: false,
        lib: {
          entry: join(process.cwd(), 'test', 'bench', 'pricing-core.ts'),
          formats: ['cjs'],
          fileName: () => 'core.cjs',
        },
      },
    });
    return createRequire(import.meta.url)(join(folder, 'core.cjs')) as Core;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface QuantLib {
  european: number;
  american: number;
  implied: number;
}

function throughputMeasures(core: Core, quantLibNs: QuantLib | null): Measure[] {
  const { americanPriceOf, writeAmerican, writeEuropean } = core;
  const cases = gridCases().filter(({ set }) => set === 'listed');
  const out = new Float64Array(VALUES);
  const sign = ({ type }: GridCase) => (type === 'call' ? 1 : -1);
  const floor = (of: keyof QuantLib) =>
    quantLibNs === null ? { floor: [], instead: 'not installed' } : { floor: [quantLibNs[of]] };
  const priced = cases.map((each) => ({ ...inputsOf(each), price: each.european.price }));
  return [
    {
      name: 'European price and 5 Greeks, beside the bare formula',
      unit: 'ns',
      measured: [
        bestOf(cases, 1000, (each) => {
          writeEuropean(sign(each), each.S, each.K, each.r, each.q, each.T, each.sigma, out, 0);
          return out[0] as number;
        }),
      ],
      ...floor('european'),
      aim: { of: 'ratio', most: 1 },
    },
    {
      name: 'American price',
      unit: 'ns',
      measured: [
        bestOf(cases, 20, (each) => americanPriceOf(sign(each), each.S, each.K, each.r, each.q, each.T, each.sigma)),
      ],
      ...floor('american'),
      aim: { of: 'ratio', most: 1 },
    },
    {
      name: 'American price and 5 Greeks, beside the price alone',
      unit: 'ns',
      measured: [
        bestOf(cases, 20, (each) => {
          writeAmerican(sign(each), each.S, each.K, each.r, each.q, each.T, each.sigma, out, 0);
          return out[0] as number;
        }),
      ],
      ...floor('american'),
    },
    {
      name: 'Implied volatility',
      unit: 'ns',
      measured: [bestOf(priced, 200, (each) => core.impliedVolatility(each) ?? 0)],
      ...floor('implied'),
    },
    {
      name: `${SPOTS.length * VOLATILITIES.length * RATES.length} scenarios of ${LEGS} American legs`,
      unit: 'ms',
      measured: [scenarioTime(core)],
      floor: [],
      aim: { of: 'measured', most: 500 },
    },
  ];
}

/** Nanoseconds of one of `cases`, in the best of some rounds: what a busy machine adds is no part of the method. */
function bestOf<Case>(cases: readonly Case[], repetitions: number, work: (each: Case) => number): number {
  let best = Number.POSITIVE_INFINITY;
  let sum = 0;
  // The first round compiles.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now();
    for (let repetition = 0; repetition < repetitions; repetition += 1) for (const each of cases) sum += work(each);
    const time = ((performance.now() - start) * 1e6) / (repetitions * cases.length);
    if (round > 0) best = Math.min(best, time);
  }
  if (Number.isNaN(sum)) throw new Error('A price is no number.');
  return best;
}

/** A book of legs over all cells of the grid, spots innermost: those share a boundary. */
function scenarioTime({ writePrices }: Core): number {
  const cells = RATES.flatMap((rate) =>
    VOLATILITIES.flatMap((volatility) => SPOTS.map((spot) => ({ rate, volatility, spot }))),
  );
  const legs = Array.from({ length: LEGS }, (_, leg) => ({
    isCall: leg % 2,
    strike: 80 + 2 * leg,
    years: 0.05 + 0.06 * leg,
    volatility: 0.2 + 0.01 * leg,
    dividendYield: leg % 3 === 0 ? 0 : 0.015,
  }));
  const rows = legs.flatMap((leg) => cells.map((cell) => ({ leg, cell })));
  const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of);
  const options = {
    isCall: Uint8Array.from(rows, ({ leg }) => leg.isCall),
    isAmerican: new Uint8Array(rows.length).fill(1),
    spot: column(({ cell }) => 100 * cell.spot),
    strike: column(({ leg }) => leg.strike),
    rate: column(({ cell }) => 0.04 + cell.rate),
    dividendYield: column(({ leg }) => leg.dividendYield),
    years: column(({ leg }) => leg.years),
    volatility: column(({ leg, cell }) => leg.volatility * cell.volatility),
  };
  const out = new Float64Array(rows.length);
  return (
    bestOf([options], 1, (each) => {
      writePrices(each, out);
      return out[0] as number;
    }) / 1e6
  );
}

/** Null where Debian's library is not installed: nothing takes its place. */
function quantLib(report: (progress: string) => void): QuantLib | null {
  if (!existsSync(QUANTLIB_HEADER)) return null;
  report('compiling the program on QuantLib');
  const folder = temporaryFolder();
  try {
    const program = join(folder, 'pricing');
    const source = join(process.cwd(), 'test', 'bench', 'quantlib', 'pricing.cpp');
    execFileSync('g++', ['-O2', '-std=c++14', source, '-o', program, '-lQuantLib']);
    const lines = gridCases()
      .filter(({ set }) => set === 'listed')
      .map(({ type, S, K, r, q, T, sigma, european }) => [type, S, K, r, q, T, sigma, european.price].join(' '));
    const answer = execFileSync(program, { input: `${lines.join('\n')}\n`, encoding: 'utf8' });
    const value = (name: keyof QuantLib) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(answer)?.[1] ?? Number.NaN);
    return { european: value('european'), american: value('american'), implied: value('implied') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
