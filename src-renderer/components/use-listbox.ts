import { type KeyboardEvent, useEffect, useId, useState } from 'react';

const pageSize = 8;

/**
 * A text field over a list of options: the field keeps the focus and names the active option, so that typing and
 * choosing need no Tab between them.
 */
export function useListbox(count: number, onChoose: (index: number) => void) {
  const listId = useId();
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, count - 1);
  const optionId = (index: number) => `${listId}-${index}`;
  const activeId = active < 0 ? undefined : optionId(active);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageSize, PageUp: -pageSize };
    const step = steps[event.key];
    if (step !== undefined) setActive(Math.max(0, Math.min(active + step, count - 1)));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && active >= 0) onChoose(active);
    else return;
    event.preventDefault();
  };
  return {
    active,
    setActive,
    listId,
    inputProps: {
      role: 'combobox' as const,
      'aria-expanded': true,
      'aria-autocomplete': 'list' as const,
      'aria-controls': listId,
      'aria-activedescendant': activeId,
      autoComplete: 'off',
      spellCheck: false,
      onKeyDown,
    },
    optionProps: (index: number) => ({
      id: optionId(index),
      role: 'option' as const,
      // A press must not take the focus out of the field.
      onMouseDown: (event: { preventDefault(): void }) => event.preventDefault(),
      onClick: () => onChoose(index),
    }),
  };
}
