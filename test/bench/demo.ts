import { rmSync } from 'node:fs';
import { DEMO_USERNAMES } from '../../src-shared/domain/demo/demo-books';
import { signIn, temporaryFolder, throughHost } from '../helpers/test-app';
import { startHost } from './back-end';
import type { Benchmark, Measure } from './benchmark';

const REPETITIONS = 3;

export const demoBenchmark: Benchmark = {
  name: 'demo',
  measures:
    'the first sign-in of each demo profile, in this order on a new data folder: prices of a year, the book and ninety snapshots are made',
  floor: 'the next sign-in of the same profile',
  run: async (report) => {
    const measures = DEMO_USERNAMES.map(
      (username): Measure => ({
        name: `First sign-in of ${username}`,
        unit: 'ms',
        measured: [],
        floor: [],
        aim: { of: 'measured', most: 1500 },
      }),
    );
    for (let round = 1; round <= REPETITIONS; round += 1) {
      report(`${round} of ${REPETITIONS}`);
      const dataDir = temporaryFolder();
      const host = startHost(dataDir);
      const timeOfSignIn = async (username: string) => {
        const start = performance.now();
        await signIn(throughHost(host), username, 'demo123');
        return performance.now() - start;
      };
      try {
        await host.invoke('auth.profiles', {}, null);
        for (const [index, username] of DEMO_USERNAMES.entries()) {
          measures[index]?.measured.push(await timeOfSignIn(username));
          measures[index]?.floor.push(await timeOfSignIn(username));
        }
      } finally {
        await host.close();
        rmSync(dataDir, { recursive: true, force: true });
      }
    }
    return measures;
  },
};
