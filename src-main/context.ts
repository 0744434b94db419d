import type { AppEvent, Topic } from '../src-shared/ipc/events';
import type { SecretStore } from './auth/secrets';
import type { SigningSecret } from './auth/signing-secret';
import type { Book } from './book';
import type { Database } from './db/open-database';
import type { JobChain } from './jobs/chain';
import type { Scheduler } from './jobs/scheduler';
import type { Log } from './log';
import type { SimulatedProvider } from './market-data/simulated';

/** What handlers work with. The clock is a part of it: nothing in the back end asks the computer for the day itself. */
export interface Context {
  database: Database;
  clock: () => Date;
  emit: (event: AppEvent) => void;
  log: Log;
  secrets: SecretStore;
  signingSecret: SigningSecret;
  jwtExpiryHours: number;
  sampleFile: string;
  chain: JobChain;
  scheduler: Scheduler;
  simulated: SimulatedProvider;
  /** Books that are being read, by portfolio and day; see `readBookOnce`. */
  readings: Map<string, Promise<Book>>;
}

/** Tells every window that these topics read differently now. */
export function announce({ emit, readings }: Pick<Context, 'emit' | 'readings'>, ...topics: Topic[]): void {
  // Who asks from now on must not be answered by a reading that began before.
  readings.clear();
  emit({ type: 'data.changed', topics });
}

/** The person's day: a trade of this evening is not in the future, whatever the day is in Greenwich. */
export function today({ clock }: Pick<Context, 'clock'>): string {
  const now = clock();
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
