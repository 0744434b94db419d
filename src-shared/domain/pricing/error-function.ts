/**
 * The complementary error function by Cody's rational Chebyshev approximations.
 *
 * @see W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969),
 * 631–637; the coefficients are those of his CALERF.
 */

const INVERSE_SQRT_PI = 0.564189583547756286948;
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
      (((((((2.15311535474403846e-8 * x + 5.64188496988670089e-1) * x + 8.88314979438837594) * x +
        6.61191906371416295e1) *
        x +
        2.98635138197400131e2) *
        x +
        8.81952221241769090e2) *
        x +
        1.71204761263407058e3) *
        x +
        2.05107837782607147e3) *
        x +
      1.23033935479799725e3;
    const below =
      (((((((x + 1.57449261107098347e1) * x + 1.17693950891312499e2) * x + 5.37181101862009858e2) * x +
        1.62138957456669019e3) *
        x +
        3.29079923573345963e3) *
        x +
        4.36261909014324716e3) *
        x +
        3.43936767414372164e3) *
        x +
      1.23033935480374942e3;
    return above / below;
  }
  const y = 1 / (x * x);
  const above =
    ((((1.63153871373020978e-2 * y + 3.05326634961232344e-1) * y + 3.60344899949804439e-1) * y +
      1.25781726111229246e-1) *
      y +
      1.60837851487422766e-2) *
      y +
    6.58749161529837803e-4;
  const below =
    ((((y + 2.56852019228982242) * y + 1.87295284992346725) * y + 5.27905102951428412e-1) * y +
      6.05183413124413191e-2) *
      y +
    2.33520497626869185e-3;
  return (INVERSE_SQRT_PI - (y * above) / below) / x;
}

/** erf(x) for |x| <= {@link SMALL}. */
export function erfOfSmall(x: number): number {
  const y = x * x;
  const above =
    (((1.85777706184603153e-1 * y + 3.16112374387056560) * y + 1.13864154151050156e2) * y + 3.77485237685302021e2) * y +
    3.20937758913846947e3;
  const below =
    (((y + 2.36012909523441209e1) * y + 2.44024637934444173e2) * y + 1.28261652607737228e3) * y +
    2.84423683343917062e3;
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
