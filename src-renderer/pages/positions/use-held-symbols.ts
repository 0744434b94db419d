import { useMemo } from 'react';
import { useIpcQuery } from '../../ipc/client';

const none: ReadonlySet<string> = new Set();

/** Symbols with a close that waits for a decision; an earlier price may stand in for it. */
export function useHeldSymbols(): ReadonlySet<string> {
  const { data } = useIpcQuery('market-data.heldBack', {});
  return useMemo(() => (data === undefined ? none : new Set(data.map(({ symbol }) => symbol))), [data]);
}
