import { useEffect } from 'react';
import type { OperationProgress } from '../../src-shared/ipc/events';
import { createStore } from './store';

export interface Operation extends OperationProgress {
  startedAt: number;
}

/** Long work that the back end reports, oldest first. */
export const operations = createStore<readonly Operation[]>([]);

/** When the last change reached the disk; null until something was changed in this run. */
export const lastSaved = createStore<Date | null>(null);

export function useOperationEvents(): void {
  useEffect(
    () =>
      window.sigmasight.subscribe((event) => {
        if (event.type === 'operation.progress') {
          const { type: _, ...progress } = event;
          operations.set((list) => {
            const known = list.find((operation) => operation.operationId === progress.operationId);
            const operation = { ...progress, startedAt: known?.startedAt ?? Date.now() };
            return known === undefined
              ? [...list, operation]
              : list.map((entry) => (entry.operationId === progress.operationId ? operation : entry));
          });
        } else if (event.type === 'operation.ended') {
          operations.set((list) => list.filter((operation) => operation.operationId !== event.operationId));
        } else if (
          event.type === 'data.changed' &&
          event.topics.some((topic) => !['system', 'auth', 'backups'].includes(topic))
        ) {
          lastSaved.set(() => new Date());
        }
      }),
    [],
  );
}
