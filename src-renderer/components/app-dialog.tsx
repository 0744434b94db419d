import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useOpenDialog } from '../state/dialogs';
import styles from './app-dialog.module.css';
import { ErrorLine } from './error-line';

interface AppDialogProps {
  title: string;
  /** What the dialog is about: the position's name, the count. */
  subtitle?: ReactNode;
  onClose: () => void;
  width?: number;
  children: ReactNode;
}

export function AppDialog({ title, subtitle, onClose, width = 420, children }: AppDialogProps) {
  useOpenDialog();
  return (
    <Modal
      opened
      onClose={onClose}
      size={width}
      title={
        <>
          {title}
          {subtitle !== undefined && <span className={styles.subtitle}>{subtitle}</span>}
        </>
      }
      classNames={{ content: styles.content, header: styles.header, title: styles.title, body: styles.body }}
    >
      {children}
    </Modal>
  );
}

interface FormDialogProps extends AppDialogProps {
  submitLabel: string;
  pending: boolean;
  /** What went wrong with the whole; what went wrong with a field stands at the field. */
  error?: string | null;
  submitDisabled?: boolean;
  danger?: boolean;
  onSubmit: () => void;
}

export function FormDialog({
  submitLabel,
  pending,
  error = null,
  submitDisabled = false,
  danger = false,
  onSubmit,
  children,
  ...dialog
}: FormDialogProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending && !submitDisabled) onSubmit();
  };
  const form = useRef<HTMLFormElement>(null);
  const wasPending = useRef(false);
  useEffect(() => {
    // Refused: the keyboard goes to what has to be mended.
    if (wasPending.current && !pending) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    wasPending.current = pending;
  }, [pending]);
  return (
    <AppDialog {...dialog}>
      <form ref={form} onSubmit={submit} className={styles.form} noValidate>
        {children}
        {error !== null && <ErrorLine message={error} />}
        <div className={styles.actions}>
          <Button onClick={dialog.onClose}>Cancel</Button>
          <Button
            type="submit"
            variant={danger ? 'default' : 'filled'}
            className={danger ? styles.danger : undefined}
            disabled={submitDisabled}
            aria-disabled={pending}
          >
            {submitLabel}
          </Button>
        </div>
      </form>
    </AppDialog>
  );
}
