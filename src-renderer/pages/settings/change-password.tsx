import { useState } from 'react';
import { FormDialog } from '../../components/app-dialog';
import { fieldErrors } from '../../components/field-errors';
import { NewPasswordFields, PasswordField, useNewPassword } from '../../components/new-password-fields';
import { useIpcMutation } from '../../ipc/client';
import { useProfile, useSession } from '../../ipc/session';
import { showToast } from '../../state/toasts';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { username } = useProfile();
  const { renew } = useSession();
  const change = useIpcMutation('auth.changePassword');
  const [currentPassword, setCurrent] = useState('');
  const { typed, setTyped, isConfirmed } = useNewPassword();
  const errors = fieldErrors(change.error, ['currentPassword', 'newPassword']);
  // The answer for a wrong password is about the current one: it stands there.
  const wrong = change.error?.code === 'WRONG_CREDENTIALS' ? 'The current password is wrong.' : null;

  const submit = () => {
    if (!isConfirmed()) return;
    change.mutate(
      { currentPassword, newPassword: typed.password },
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
      submitDisabled={currentPassword === '' || typed.password === ''}
      pending={change.isPending}
      error={wrong === null ? errors.form : null}
      onClose={onClose}
      onSubmit={submit}
    >
      <PasswordField
        label="Current password"
        data-autofocus
        autoComplete="current-password"
        value={currentPassword}
        error={wrong ?? errors.at('currentPassword')}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <NewPasswordFields typed={typed} setTyped={setTyped} label="New password" error={errors.at('newPassword')} />
    </FormDialog>
  );
}
