import { useEffect, useRef } from 'react';

const isMac = /Mac/.test(navigator.userAgent);

export interface Hotkey {
  key: string;
  /** Ctrl, or Cmd on macOS. */
  mod?: boolean;
  shift?: boolean;
  run: () => void;
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (target.matches('input, textarea') && !target.matches('[type=checkbox], [type=radio]')))
  );
}

/**
 * Keys that work wherever the focus is. Ctrl+Z is left to a text field that has the focus, which has its own undo.
 * An open dialog keeps them to itself: nothing happens behind it.
 */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys);
  latest.current = hotkeys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      const mod = isMac ? event.metaKey : event.ctrlKey;
      const match = latest.current.find(
        (hotkey) =>
          hotkey.key.toLowerCase() === event.key.toLowerCase() &&
          (hotkey.mod ?? false) === mod &&
          (hotkey.shift ?? false) === event.shiftKey &&
          !event.altKey,
      );
      if (match === undefined) return;
      if (match.mod && match.key === 'z' && isTextField(event.target)) return;
      event.preventDefault();
      match.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
