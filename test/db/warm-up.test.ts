import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importText, signIn, startTestApp, type TestApp } from '../helpers/test-app';

let test: TestApp;
afterEach(() => test.dispose());

const errors = () => {
  const file = join(test.dataDir, 'sigmasight.log');
  return existsSync(file) ? readFileSync(file, 'utf8').match(/ERROR.*/g) : null;
};

describe('warming up before a sign-in', () => {
  it('does nothing where nobody signed in yet', async () => {
    test = await startTestApp();
    await test.app.warmUp();
    expect(errors()).toBeNull();
  });

  it('answers all that the window asks first, and changes and announces nothing', async () => {
    test = await startTestApp();
    const call = await signIn(test.app);
    await importText(call, 'ticker,quantity,entry_price,entry_date,tags\nAAPL,100,180,2026-01-05,core\n');
    const seen = async () => [
      await call('positions.list', {}),
      await call('portfolios.summary', {}),
      await call('tags.list', {}),
      await call('changes.list', {}),
    ];
    const before = await seen();
    const events: unknown[] = [];
    test.app.subscribe((event) => events.push(event));
    await test.app.warmUp();
    expect(await seen()).toEqual(before);
    expect(events).toEqual([]);
    // It would say nothing of a procedure that fails but in the log.
    expect(errors()).toBeNull();
  });

  it('that fails keeps nobody from signing in', async () => {
    test = await startTestApp();
    await signIn(test.app);
    await test.app.close();
    await test.app.warmUp();
    expect(errors()).toHaveLength(1);
  });
});
