import { contract } from '../src-shared/ipc/contract';
import { shownFirst } from '../src-shared/ipc/shown-first';
import type { Orm } from './db/migrate';
import { findPortfolioId } from './db/repositories/portfolios';
import { countBook } from './db/repositories/positions';
import { listUsers } from './db/repositories/users';
import type { OpenHandlers } from './ipc/router';

/** Reading a larger book would keep the person waiting who is quick to sign in. */
const MOST_POSITIONS = 5000;

/**
 * Answers once, for nobody, what whoever signed in last will ask first. PostgreSQL then has its catalogue at hand and
 * this code is compiled when they have typed their password. Nothing of it is kept or leaves the back end.
 */
export async function warmUp(orm: Orm, handlers: OpenHandlers): Promise<void> {
  const users = await listUsers(orm);
  const [latest] = users.sort((a, b) => (b.lastSignInAt ?? '').localeCompare(a.lastSignInAt ?? ''));
  if (!latest || latest.lastSignInAt === null) return;
  const portfolioId = await findPortfolioId(orm, latest.id);
  if (portfolioId === undefined || (await countBook(orm, portfolioId)) > MOST_POSITIONS) return;
  const caller = { userId: latest.id, portfolioId };
  for (const procedure of shownFirst) contract[procedure].output.parse(await handlers[procedure]({}, caller));
}
