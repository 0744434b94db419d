/**
 * The complementary error function by Cody's rational Chebyshev approximations.
 *
 * @see W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969),
 * 631–637; the coefficients are those of his CALERF.
 */

const INVERSE_SQRT_PI = 0.5641895835477563;
/** Below this erf itself is approximated. */
export const SMALL = 0.46875;
/** Beyond this erfc underflows. */
const ERFC_ZERO = 26.543;

/**
 * erfcx(x) = exp(x²)·erfc(x), for x >= 0. `erfcxOfPositive(1)` is 0.42758357615580700.
 *
 * Relative error below 3e-16.
 */
export function erfcxOfPositive(x: number): number {
  if (x <= SMALL) return Math.exp(x * x) * (1 - erfOfSmall(x));
  if (x <= 4) {
    const above =
      (((((((2.1531153547440383e-8 * x + 0.5641884969886701) * x + 8.883149794388377) * x + 66.11919063714163) * x +
        298.6351381974001) *
        x +
        881.952221241769) *
        x +
        1712.0476126340707) *
        x +
        2051.0783778260716) *
        x +
      1230.3393547979972;
    const below =
      (((((((x + 15.744926110709835) * x + 117.6939508913125) * x + 537.1811018620099) * x + 1621.3895745666903) * x +
        3290.7992357334597) *
        x +
        4362.619090143247) *
        x +
        3439.3676741437216) *
        x +
      1230.3393548037495;
    return above / below;
  }
  const y = 1 / (x * x);
  const above =
    ((((0.016315387137302097 * y + 0.30532663496123236) * y + 0.36034489994980445) * y + 0.12578172611122926) * y +
      0.016083785148742275) *
      y +
    0.0006587491615298378;
  const below =
    ((((y + 2.568520192289822) * y + 1.8729528499234673) * y + 0.5279051029514285) * y + 0.06051834131244132) * y +
    0.0023352049762686918;
  return (INVERSE_SQRT_PI - (y * above) / below) / x;
}

/** erf(x) for |x| <= {@link SMALL}. */
export function erfOfSmall(x: number): number {
  const y = x * x;
  const above =
    (((0.18577770618460315 * y + 3.1611237438705655) * y + 113.86415415105016) * y + 377.485237685302) * y +
    3209.3775891384694;
  const below = (((y + 23.601290952344122) * y + 244.02463793444417) * y + 1282.6165260773723) * y + 2844.236833439171;
  return (x * above) / below;
}

/** exp(-x²), with the part of x² that rounding would lose: for x = 20 that is 4e-14 of the result. */
function expOfMinusSquare(x: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp(-coarse * coarse) * Math.exp(-(x - coarse) * (x + coarse));
}

/** erfc(x) = 1 − erf(x). `erfc(1)` is 0.15729920705028513. Relative error below 1e-15, also far out. */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (size <= SMALL) return 1 - erfOfSmall(x);
  const tail = size > ERFC_ZERO ? 0 : expOfMinusSquare(size) * erfcxOfPositive(size);
  return x > 0 ? tail : 2 - tail;
}

/** erfcx(x) = exp(x²)·erfc(x), the error function without its exponential. `erfcx(10)` is 0.056140992743822585. */
export function erfcx(x: number): number {
  if (x >= 0) return erfcxOfPositive(x);
  if (x < -26.7) return Number.POSITIVE_INFINITY;
  return 2 * Math.exp(x * x) - erfcxOfPositive(-x);
}
