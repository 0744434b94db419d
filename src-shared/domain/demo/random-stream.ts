/*
 * Chance that is the same everywhere. Only + − × ÷ √ and whole numbers of 32 bits are used, which IEEE 754 rounds exactly
 * (ECMAScript leaves √ to the engine; every one has the processor's). Math.log, exp, pow, sin and cos may differ in their
 * last digit from engine to engine, so the one logarithm that is needed is made here.
 */

/** Rounds until the words of the seed are mixed into every number. */
const WARM_UP = 15;
const TWO_TO_26 = 67_108_864;
const TWO_TO_MINUS_53 = 1 / 9_007_199_254_740_992;
const LN_2 = Math.LN2;
const SQRT_HALF = Math.SQRT1_2;

/**
 * The random numbers of one name. Two streams of one seed and key are the same for ever; those of two keys have nothing
 * to do with each other, so that a new name changes no other. The first uniform of seed "sigmasight", key "AAPL" is
 * 0.9410.
 *
 * @see C. Doty-Humphrey, PractRand 0.95, sfc32: 128 bits, of which 32 count
 */
export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  #spareNormal: number | null = null;

  constructor(seed: string, key: string) {
    // The length first, so that "a" + "bc" and "ab" + "c" are two streams.
    const name = `${seed.length}:${seed}${key}`;
    this.#a = hash(name, 0x9e3779b9);
    this.#b = hash(name, 0x243f6a88);
    this.#c = hash(name, 0xb7e15162);
    for (let round = 0; round < WARM_UP; round += 1) this.#next();
  }

  /** From 0 up to but without 1, in steps of 2⁻⁵³. */
  uniform(): number {
    const high = this.#next() >>> 5;
    return (high * TWO_TO_26 + (this.#next() >>> 6)) * TWO_TO_MINUS_53;
  }

  /**
   * Mean 0, variance 1.
   * @see G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964), 260–264
   */
  normal(): number {
    const spare = this.#spareNormal;
    if (spare !== null) {
      this.#spareNormal = null;
      return spare;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const w = u * u + v * v;
      if (w >= 1 || w === 0) continue;
      const scale = Math.sqrt((-2 * naturalLogarithm(w)) / w);
      this.#spareNormal = v * scale;
      return u * scale;
    }
  }

  /**
   * Student's t with 4 degrees of freedom: mean 0, variance 2, tails so heavy that the fourth moment is infinite. With 4
   * the method's power is a square root.
   * @see R. W. Bailey, "Polar generation of random variates with the t-distribution", Mathematics of Computation 62
   * (1994), 779–781
   */
  studentT4(): number {
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const w = u * u + v * v;
      if (w >= 1 || w === 0) continue;
      return u * Math.sqrt((4 * (1 / Math.sqrt(w) - 1)) / w);
    }
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

/** FNV-1a over the UTF-16 units, then MurmurHash3's last step, which makes every bit depend on every other. */
function hash(text: string, basis: number): number {
  let value = basis ^ 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}

/**
 * ln x for a normal x above 0, within 3e-16 of its size (absolute below 1), by 2·artanh((x − 1)/(x + 1)). ln 10 is
 * 2.302585092994046.
 */
export function naturalLogarithm(x: number): number {
  let mantissa = x;
  let exponent = 0;
  for (; mantissa < SQRT_HALF; mantissa *= 2) exponent -= 1;
  for (; mantissa >= 2 * SQRT_HALF; mantissa /= 2) exponent += 1;
  const z = (mantissa - 1) / (mantissa + 1);
  const square = z * z;
  let series = 0;
  // |z| < 0.172: the term of z²³ is below 1e-18.
  for (let power = 21; power >= 1; power -= 2) series = series * square + 1 / power;
  return exponent * LN_2 + 2 * z * series;
}
