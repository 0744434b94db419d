import { IconAlertCircle, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { focusRegion } from '../state/regions';
import { useStore } from '../state/store';
import { dismissToast, type Toast, toasts } from '../state/toasts';
import { classes } from './classes';
import { KeyCap } from './key-cap';
import styles from './toast-stack.module.css';

const shownMs = 12_000;

function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // An error stays until it is closed; the rest leaves, but never under the pointer or the focus.
    if (held || toast.tone === 'error') return;
    const timer = setTimeout(() => dismissToast(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [held, toast]);
  const card = useRef<HTMLLIElement>(null);
  const dismiss = () => {
    // The focus must not go with the message.
    if (card.current?.contains(document.activeElement)) focusRegion('content');
    dismissToast(toast.id);
  };
  return (
    <li
      ref={card}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dismiss();
      }}
      className={classes(styles.toast, toast.tone === 'error' && styles.error)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.tone === 'error' && <IconAlertCircle size={16} stroke={1.6} aria-hidden />}
      <span className={styles.message}>{toast.message}</span>
      {[toast.link, toast.action].map(
        (action) =>
          action !== undefined && (
            <button
              key={action.name}
              type="button"
              className={styles.action}
              onClick={() => {
                dismiss();
                action.run();
              }}
            >
              {action.name} {action.keys !== undefined && <KeyCap keys={action.keys} />}
            </button>
          ),
      )}
      <button type="button" className={styles.close} aria-label="Close message" onClick={dismiss}>
        <IconX size={14} stroke={1.6} aria-hidden />
      </button>
    </li>
  );
}

export function ToastStack() {
  const list = useStore(toasts);
  const errors = list.filter((toast) => toast.tone === 'error');
  return (
    <section className={styles.stack} aria-label="Messages" data-region="messages">
      <ul>
        {list.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </ul>
      <div className="visually-hidden" role="status">
        {list
          .filter((toast) => toast.tone === 'plain')
          .map((toast) => toast.message)
          .join('. ')}
      </div>
      <div className="visually-hidden" role="alert">
        {errors.map((toast) => toast.message).join('. ')}
      </div>
    </section>
  );
}
