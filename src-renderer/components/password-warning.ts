/** A warning, not a refusal: whoever owns the computer decides. bcrypt reads 72 bytes, which the back end checks. */
export function passwordWarning(password: string): string | null {
  if (password === '' || password.length >= 8) return null;
  return 'Shorter than 8 characters: easy to guess for somebody with this computer. It is accepted.';
}
