import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../ipc/session';
import styles from './session-warnings.module.css';

/** What the person should know about this sign-in: a short password, a token that is not kept. */
export function SessionWarnings() {
  const { session } = useSession();
  const [closed, setClosed] = useState<string | null>(null);
  const warnings = session?.warnings ?? [];
  if (warnings.length === 0 || closed === session?.token) return null;
  return (
    <div className={styles.banner} role="status">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <span>{warnings.join(' ')}</span>
      <button
        type="button"
        className={styles.close}
        aria-label="Close warning"
        onClick={() => setClosed(session?.token ?? null)}
      >
        <IconX size={14} stroke={1.6} aria-hidden />
      </button>
    </div>
  );
}
