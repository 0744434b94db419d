import { isMac } from '../state/hotkey';
import styles from './key-cap.module.css';

/** `Ctrl O` is written `Cmd O` on macOS. */
export function keyText(keys: string): string {
  return isMac ? keys.replace('Ctrl', 'Cmd') : keys;
}

/** The name of a key beside what it does; the action's own name already says it to a screen reader. */
export function KeyCap({ keys }: { keys: string }) {
  return (
    <kbd aria-hidden className={styles.key}>
      {keyText(keys)}
    </kbd>
  );
}
