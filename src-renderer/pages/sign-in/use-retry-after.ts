import { useEffect, useState } from 'react';

/** Counts the seconds down until another try is allowed. */
export function useRetryAfter(): { seconds: number; start: (seconds: number) => void } {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 250);
    return () => clearTimeout(timer);
  });
  const start = (wait: number) => {
    const moment = Date.now();
    setNow(moment);
    setUntil(moment + wait * 1_000);
  };
  return { seconds, start };
}
