import { countSessions } from '../../src-shared/domain/trading-calendar';
import type { PortfolioSummary } from '../../src-shared/ipc/portfolios';

/** How many sessions the oldest price in use is behind; 0 when all are of the session, or there is none. */
export function sessionsOld({ prices, daySession, staleCount }: PortfolioSummary): number {
  if (staleCount === 0 || prices.oldest === null) return 0;
  return Math.max(0, countSessions(prices.oldest, daySession) - 1);
}

/** "2 sessions old"; null when nothing is stale. */
export function ageWords(summary: PortfolioSummary): string | null {
  const sessions = sessionsOld(summary);
  return sessions === 0 ? null : `${sessions} ${sessions === 1 ? 'session' : 'sessions'} old`;
}
