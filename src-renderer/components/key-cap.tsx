import { isMac } from '../state/hotkey';
import styles from './key-cap.module.css';

/** `Ctrl O` is written `Cmd O` on macOS. */
export function keyText(keys: string): string {
  return isMac ? keys.replace('Ctrl', 'Cmd') : keys;
}

interface KeyCapProps {
  keys: string;
  /** Beside an action a key is not read aloud: the action's own name says what it does. In the map it is. */
  aloud?: boolean;
}

export function KeyCap({ keys, aloud = false }: KeyCapProps) {
  return (
    <kbd aria-hidden={!aloud} className={styles.key}>
      {keyText(keys)}
    </kbd>
  );
}
