import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memorySecrets } from '../../src-main/auth/secrets';
import {
  callerOf,
  failure,
  newProfile,
  signIn,
  startSession,
  startTestApp,
  TEST_SECRET,
  type TestApp,
  TestClock,
  temporaryFolder,
} from '../helpers/test-app';

const key = new TextEncoder().encode(TEST_SECRET);

describe('sign-in', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.dispose());

  it('lists the three demo profiles of a first run and lets each in with its published password', async () => {
    const profiles = await callerOf(test.app, null)('auth.profiles', {});
    expect(profiles.map((profile) => profile.username)).toEqual(['demo_balanced', 'demo_growth', 'demo_value']);
    expect(profiles.every((profile) => profile.isDemo)).toBe(true);
    for (const { username } of profiles) await expect(signIn(test.app, username)).resolves.toBeDefined();
  });

  it('answers an unknown name and a wrong password alike', async () => {
    const call = callerOf(test.app, null);
    const wrong = await failure(call('auth.signIn', { username: 'demo_value', password: 'wrong' }));
    const unknown = await failure(call('auth.signIn', { username: 'nobody', password: 'wrong' }));
    expect(unknown.error).toEqual(wrong.error);
    expect(wrong.code).toBe('WRONG_CREDENTIALS');
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    const time = async (username: string) => {
      const start = performance.now();
      await failure(callerOf(test.app, null)('auth.signIn', { username, password: 'wrong' }));
      return performance.now() - start;
    };
    // Both hash once at cost 12 (about 0.3 s); without the dummy hash an unknown name answers in a few milliseconds.
    expect(await time('nobody_at_all')).toBeGreaterThan(0.3 * (await time('demo_balanced')));
  });

  it('takes a name in any case', async () => {
    await expect(signIn(test.app, 'Demo_Growth')).resolves.toBeDefined();
  });

  it('creates a profile whose email is made from its name, and warns of a short password', async () => {
    const session = await callerOf(test.app, null)('auth.createProfile', { username: 'Rowan', password: 'x' });
    expect(session.profile).toMatchObject({ username: 'Rowan', email: 'Rowan@sigmasight.local', isDemo: false });
    expect(session.warnings).toHaveLength(1);
    const refused = await failure(
      callerOf(test.app, null)('auth.createProfile', { username: 'ROWAN', password: 'another password' }),
    );
    expect(refused.error).toMatchObject({ code: 'CONFLICT', details: { field: 'username' } });
  });

  it('takes passwords of up to 72 bytes and refuses longer ones instead of cutting them', async () => {
    const call = callerOf(test.app, null);
    const longest = `${'é'.repeat(35)}ab`;
    expect(new TextEncoder().encode(longest)).toHaveLength(72);
    await call('auth.createProfile', { username: 'long', password: longest });
    await expect(signIn(test.app, 'long', longest)).resolves.toBeDefined();
    expect((await failure(call('auth.createProfile', { username: 'longer', password: `${longest}c` }))).code).toBe(
      'INVALID_INPUT',
    );
    expect((await failure(call('auth.signIn', { username: 'long', password: `${longest}c` }))).code).toBe(
      'WRONG_CREDENTIALS',
    );
  });

  it('changes a password only with the old one, and ends the sessions made under it', async () => {
    const earlier = await newProfile(test.app, 'changing');
    expect(
      (await failure(earlier('auth.changePassword', { currentPassword: 'wrong', newPassword: 'new password' }))).code,
    ).toBe('WRONG_CREDENTIALS');
    const { token } = await earlier('auth.changePassword', {
      currentPassword: 'a long password',
      newPassword: 'new password',
    });
    expect((await failure(earlier('tags.list', {}))).code).toBe('UNAUTHENTICATED');
    expect(await callerOf(test.app, token)('tags.list', {})).toEqual([]);
    expect((await failure(signIn(test.app, 'changing', 'a long password'))).code).toBe('WRONG_CREDENTIALS');
  });

  it('resets a password from the command line side, for known names only', async () => {
    await newProfile(test.app, 'forgetful');
    expect(await test.app.resetPassword('forgetful', 'remembered now')).toEqual([]);
    await expect(signIn(test.app, 'forgetful', 'remembered now')).resolves.toBeDefined();
    await expect(test.app.resetPassword('nobody', 'whatever it is')).rejects.toThrow('no profile');
  });
});

describe('tokens', () => {
  let test: TestApp;
  let userId: string;
  let genuine: string;
  let mark: string;
  beforeAll(async () => {
    test = await startTestApp();
    const session = await startSession(test.app);
    userId = session.profile.id;
    genuine = session.token;
    mark = JSON.parse(Buffer.from(genuine.split('.')[1] ?? '', 'base64url').toString()).pwd;
  });
  afterAll(() => test.dispose());

  const nowSeconds = () => Math.floor(test.clock.now.getTime() / 1000);
  const signed = (claims: Record<string, unknown>, alg = 'HS256', secret: Uint8Array = key) =>
    new SignJWT(claims).setProtectedHeader({ alg }).sign(secret);
  const good = () => ({ iss: 'sigmasight', sub: userId, pwd: mark, iat: nowSeconds(), exp: nowSeconds() + 86_400 });
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const without = (claim: string) => Object.fromEntries(Object.entries(good()).filter(([name]) => name !== claim));

  it('takes a genuine one until 24 hours have passed, and not after', async () => {
    const call = callerOf(test.app, genuine);
    expect(await call('tags.list', {})).toEqual([]);
    expect(await callerOf(test.app, await signed(good()))('tags.list', {})).toEqual([]);
    test.clock.advance(86_399_000);
    expect(await call('tags.list', {})).toEqual([]);
    test.clock.advance(2_000);
    expect((await failure(call('tags.list', {}))).code).toBe('UNAUTHENTICATED');
    test.clock.advance(-86_401_000);
  });

  it('refuses every forged one', async () => {
    const [header = '', payload = '', signature = ''] = genuine.split('.');
    const forged: Record<string, string> = {
      'no signature, alg none': `${encoded({ alg: 'none' })}.${payload}.`,
      'alg None': `${encoded({ alg: 'None' })}.${payload}.`,
      'empty signature': `${header}.${payload}.`,
      'changed payload': `${header}.${encoded({ ...good(), exp: nowSeconds() + 9e6 })}.${signature}`,
      'changed signature': `${header}.${payload}.${signature.slice(0, -2)}AA`,
      'another algorithm': await signed(good(), 'HS384'),
      HS512: await signed(good(), 'HS512', new TextEncoder().encode(TEST_SECRET.repeat(3))),
      'another key': await signed(good(), 'HS256', new TextEncoder().encode('b'.repeat(40))),
      'a short key': await signed(good(), 'HS256', new TextEncoder().encode('short')),
      'an empty key': await signed(good(), 'HS256', new TextEncoder().encode('\0')),
      'no exp': await signed(without('exp')),
      'no iat': await signed(without('iat')),
      'no sub': await signed(without('sub')),
      'no password mark': await signed(without('pwd')),
      'another issuer': await signed({ ...good(), iss: 'other' }),
      expired: await signed({ ...good(), iat: nowSeconds() - 90_000, exp: nowSeconds() - 3_600 }),
      'older than its lifetime': await signed({ ...good(), iat: nowSeconds() - 90_000, exp: nowSeconds() + 3_600 }),
      'issued in the future': await signed({ ...good(), iat: nowSeconds() + 3_600, exp: nowSeconds() + 90_000 }),
      'unknown user': await signed({ ...good(), sub: '00000000-0000-4000-8000-000000000000' }),
      'user that is no uuid': await signed({ ...good(), sub: "' OR 1=1 --" }),
      'another password': await signed({ ...good(), pwd: '0'.repeat(16) }),
      'not a token': 'token',
      empty: '',
      huge: 'a.'.repeat(100_000),
    };
    const accepted: string[] = [];
    for (const [name, token] of Object.entries(forged)) {
      const result = await test.app.invoke('tags.list', {}, token);
      if (result.ok || result.error.code !== 'UNAUTHENTICATED') accepted.push(name);
    }
    expect(accepted).toEqual([]);
    expect(Object.keys(forged).length).toBeGreaterThanOrEqual(20);
  });
});

describe('throttling', () => {
  it('makes wrong passwords wait, each longer, also after a restart, and forgets them after a right one', async () => {
    const dataDir = temporaryFolder();
    const clock = new TestClock();
    const first = await startTestApp({ dataDir, clock });
    await newProfile(first.app, 'hasty');
    const attempt = (test: TestApp, password?: string) => signIn(test.app, 'hasty', password);
    for (let count = 0; count < 5; count += 1)
      expect((await failure(attempt(first, 'wrong'))).code).toBe('WRONG_CREDENTIALS');
    expect((await failure(attempt(first))).error).toMatchObject({
      code: 'THROTTLED',
      details: { retryAfterSeconds: 5 },
    });
    await first.app.close();

    const second = await startTestApp({ dataDir, clock });
    expect((await failure(attempt(second))).code).toBe('THROTTLED');
    clock.advance(5_000);
    expect((await failure(attempt(second, 'wrong'))).code).toBe('WRONG_CREDENTIALS');
    expect((await failure(attempt(second))).error).toMatchObject({
      details: { retryAfterSeconds: 10 },
    });
    clock.advance(10_000);
    await attempt(second);
    expect((await failure(attempt(second, 'wrong'))).code).toBe('WRONG_CREDENTIALS');
    await attempt(second);
    await second.dispose();
  });

  it('counts tries that come at once', async () => {
    const test = await startTestApp();
    const results = await Promise.all(
      Array.from({ length: 12 }, () =>
        test.app.invoke('auth.signIn', { username: 'demo_value', password: 'wrong' }, null),
      ),
    );
    const codes = results.map((result) => (result.ok ? 'OK' : result.error.code));
    expect(codes.filter((code) => code === 'THROTTLED').length).toBeGreaterThanOrEqual(12 - 5);
    await test.dispose();
  });
});

describe('staying signed in', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = temporaryFolder();
  });

  it('resumes after a restart where the key store keeps the token, until it expires or the person signs out', async () => {
    const clock = new TestClock();
    const secrets = memorySecrets(true);
    const environment = {};
    const first = await startTestApp({ dataDir, clock, secrets, environment });
    const session = await startSession(first.app);
    expect(session.staysSignedIn).toBe(true);
    await first.app.close();

    const second = await startTestApp({ dataDir, clock, secrets, environment });
    const resumed = await callerOf(second.app, null)('auth.resume', {});
    expect(resumed).toMatchObject({ token: session.token, profile: session.profile });
    clock.advance(25 * 3_600_000);
    expect(await callerOf(second.app, null)('auth.resume', {})).toBeNull();
    clock.advance(-25 * 3_600_000);
    await callerOf(second.app, session.token)('auth.signOut', {});
    expect(await callerOf(second.app, null)('auth.resume', {})).toBeNull();
    await second.dispose();
  });

  it('says that it cannot where there is no key store, and keeps its signing secret in a file of mode 0600', async () => {
    const { statSync } = await import('node:fs');
    const test = await startTestApp({ dataDir, environment: {} });
    const session = await startSession(test.app);
    expect(session.staysSignedIn).toBe(false);
    expect(test.app.health().warnings.join()).toContain('no key store');
    expect(statSync(`${dataDir}/jwt-secret`).mode & 0o777).toBe(0o600);
    await test.app.close();
    const again = await startTestApp({ dataDir, environment: {} });
    expect(await callerOf(again.app, session.token)('tags.list', {})).toEqual([]);
    await again.dispose();
  });
});
