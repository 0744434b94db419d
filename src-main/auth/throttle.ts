import type { Throttle } from '../db/repositories/sign-in-throttle';

/** Wrong passwords that cost no waiting. */
const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 300;

export function secondsBlocked(throttle: Throttle | undefined, now: Date): number {
  const blockedUntil = throttle?.blockedUntil?.getTime() ?? 0;
  // A clock that was set back must not lock a person out for longer than the longest wait.
  return Math.min(LONGEST_WAIT_SECONDS, Math.max(0, Math.ceil((blockedUntil - now.getTime()) / 1000)));
}

/** After the fifth wrong password in a row each one waits twice as long as the one before: 5 s, 10 s … 5 min. */
export function nextThrottle(throttle: Throttle | undefined, now: Date): Throttle {
  const failureCount = (throttle?.failureCount ?? 0) + 1;
  if (failureCount < FREE_TRIES) return { failureCount, blockedUntil: null };
  const wait = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (failureCount - FREE_TRIES));
  return { failureCount, blockedUntil: new Date(now.getTime() + wait * 1000) };
}
