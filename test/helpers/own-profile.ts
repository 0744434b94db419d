/** Of a test that needs some profile: its book is empty until the test fills it, which a demo profile's is not. */
export const ownProfile = { username: 'trader', password: 'a long password' };

/** Where a test does not say another: the published one of the demo profiles, that of our own for all others. */
export function passwordOf(username: string): string {
  return /^demo_/i.test(username) ? 'demo123' : ownProfile.password;
}
