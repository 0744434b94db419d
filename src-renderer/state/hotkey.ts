export const isMac = /Mac/.test(navigator.userAgent);

export interface Hotkey {
  /** As in `KeyboardEvent.key`, letters in lower case: "k", "F6", "?", "Delete". */
  key: string;
  /** Ctrl, or Cmd on macOS. */
  mod?: boolean;
  shift?: boolean;
  alt?: boolean;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * The key by its meaning. Where a layout writes no Latin letter (Cyrillic, Greek) or no digit without Shift (French),
 * the place of the key says which one is meant.
 */
function keyOf({ key, code, ctrlKey, metaKey }: Pressed): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  // Without Ctrl the sign itself is meant: "?" is Shift and a digit on some keyboards.
  if (/^Digit/.test(code) && (ctrlKey || metaKey)) return code.slice(-1);
  return /^Key/.test(code) && /^[^\x20-\x7e]$/.test(key) ? code.slice(-1).toLowerCase() : key;
}

/** A sign such as "?" has its Shift in itself, on most keyboards. */
function writesShift(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/i.test(key);
}

export function isPressed(hotkey: Hotkey, event: Pressed): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  return (
    hotkey.key === keyOf(event) &&
    (hotkey.mod ?? false) === mod &&
    !otherMod &&
    (writesShift(hotkey.key) || (hotkey.shift ?? false) === event.shiftKey) &&
    (hotkey.alt ?? false) === event.altKey
  );
}

const names: Record<string, string> = {
  Delete: 'Del',
  Escape: 'Esc',
  ' ': 'Space',
  '-': '−',
  ArrowDown: 'Down',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** As it is written on screen: "Ctrl Shift Z", with Cmd on macOS. */
export function hotkeyText({ key, mod, shift, alt }: Hotkey): string {
  const written = names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [mod && (isMac ? 'Cmd' : 'Ctrl'), alt && 'Alt', shift && 'Shift', written].filter(Boolean).join(' ');
}

export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (target.matches('input, textarea') && !target.matches('[type=checkbox], [type=radio]')))
  );
}

/** What a text field does by itself: write a sign, take back its own text, select all of it. */
export function belongsToTextField({ key, mod, alt }: Hotkey): boolean {
  if (mod) return key === 'z' || key === 'y' || key === 'a';
  return !alt && (key.length === 1 || key === 'Delete');
}

/** As Electron's menus write it, "CommandOrControl+Shift+Z"; null for a bare sign, which no menu can show. */
export function acceleratorOf({ key, mod, shift, alt }: Hotkey): string | null {
  if (!mod && !/^F\d+$/.test(key)) return null;
  const written = key === '+' ? 'Plus' : key.length === 1 ? key.toUpperCase() : key;
  return [mod && 'CommandOrControl', alt && 'Alt', shift && 'Shift', written].filter(Boolean).join('+');
}
