import { useCallback } from 'react';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { localIsoDate } from '../../format/date-format';
import { useIpcMutation } from '../../ipc/client';
import { showToast } from '../../state/toasts';
import { showChange } from '../../state/undo';

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

/** Puts a tag on positions, from wherever it was dropped. */
export function useTagDrop(): (tag: Tag, positionIds: readonly string[]) => void {
  const { mutate } = useIpcMutation('tags.assign');
  return useCallback(
    (tag, positionIds) => {
      if (positionIds.length === 0) return;
      mutate(
        { positionIds: [...positionIds], add: [tag.id] },
        {
          onSuccess: () => void showChange(),
          onError: (error) => showToast({ tone: 'error', message: error.message }),
        },
      );
    },
    [mutate],
  );
}

/** Deletes positions; `onDone` runs when they are gone. */
export function useRemoval(onDone: () => void): (positions: readonly Position[]) => void {
  const remove = useIpcMutation('positions.remove');
  return (positions) => {
    if (positions.length === 0) return;
    remove.mutate(
      { ids: positions.map((position) => position.id) },
      {
        onSuccess: () => {
          onDone();
          void showChange();
        },
        onError: (error) => showToast({ tone: 'error', message: `Nothing was deleted. ${error.message}` }),
      },
    );
  };
}

/** Saves a cell of the table; answers what is wrong with the text, or null. */
export function useCellEdit(): (position: Position, columnId: string, text: string) => Promise<string | null> {
  const update = useIpcMutation('positions.update').mutateAsync;
  const setPrice = useIpcMutation('positions.setPrice').mutateAsync;
  return useCallback(
    async (position, columnId, text) => {
      try {
        if (columnId === 'last') {
          await setPrice({ symbol: position.symbol, price: text, priceDate: localIsoDate(new Date()) });
        } else {
          // A typed U+2212 is what the table shows: it means the same as a hyphen.
          const { warnings } = await update({ id: position.id, [columnId]: text.replaceAll('\u2212', '-') });
          for (const message of warnings) showToast({ tone: 'plain', message });
        }
        return null;
      } catch (fault) {
        return messageOf(fault);
      }
    },
    [update, setPrice],
  );
}
