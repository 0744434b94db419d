import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { usePositionsView } from './positions-view';

/** Goes to the positions that an import added, and to no others: a chip says so, and clearing it shows the rest. */
export function useShownImport(): (batchId: string, fileName: string) => void {
  const { change } = usePositionsView();
  const [, navigate] = useLocation();
  return useCallback(
    (batchId, fileName) => {
      change({ show: 'open', search: '', selected: new Set(), filters: [{ kind: 'import', batchId, fileName }] });
      navigate('/positions');
    },
    [change, navigate],
  );
}
