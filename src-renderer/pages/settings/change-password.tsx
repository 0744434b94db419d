import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../components/app-dialog';
import { fieldErrors } from '../../components/field-errors';
import { passwordWarning } from '../../components/password-warning';
import { useIpcMutation } from '../../ipc/client';
import { useProfile, useSession } from '../../ipc/session';
import { showToast } from '../../state/toasts';
import styles from './change-password.module.css';

const showPassword = { 'aria-label': 'Show password' };

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { username } = useProfile();
  const { renew } = useSession();
  const change = useIpcMutation('auth.changePassword');
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [again, setAgain] = useState('');
  const [mismatch, setMismatch] = useState(false);
  const errors = fieldErrors(change.error, ['currentPassword', 'newPassword']);
  // The answer for a wrong password is about the current one: it stands there.
  const wrong = change.error?.code === 'WRONG_CREDENTIALS' ? 'The current password is wrong.' : null;

  const submit = () => {
    if (newPassword !== again) {
      setMismatch(true);
      return;
    }
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: (session) => {
          onClose();
          renew(session);
          showToast({ tone: 'plain', message: 'The password is changed.' });
        },
      },
    );
  };
  return (
    <FormDialog
      title="Change password"
      subtitle={username}
      submitLabel="Change password"
      submitDisabled={currentPassword === '' || newPassword === ''}
      pending={change.isPending}
      error={wrong === null ? errors.form : null}
      onClose={onClose}
      onSubmit={submit}
    >
      <PasswordInput
        label="Current password"
        data-autofocus
        autoComplete="current-password"
        value={currentPassword}
        error={wrong ?? errors.at('currentPassword')}
        visibilityToggleButtonProps={showPassword}
        visibilityToggleFocusable
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label="New password"
        autoComplete="new-password"
        value={newPassword}
        description={passwordWarning(newPassword)}
        classNames={{ description: styles.warning }}
        error={errors.at('newPassword')}
        visibilityToggleButtonProps={showPassword}
        visibilityToggleFocusable
        onChange={(event) => {
          setNew(event.currentTarget.value);
          setMismatch(false);
        }}
      />
      <PasswordInput
        label="New password again"
        autoComplete="new-password"
        value={again}
        error={mismatch ? 'The two passwords differ.' : undefined}
        visibilityToggleButtonProps={showPassword}
        visibilityToggleFocusable
        onChange={(event) => {
          setAgain(event.currentTarget.value);
          setMismatch(false);
        }}
      />
    </FormDialog>
  );
}
