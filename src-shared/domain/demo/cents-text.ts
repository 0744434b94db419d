/** Whole cents, 0 or more, as dollars: 18200 is "182.00". */
export function centsText(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
