import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ErrorLine } from '../../components/error-line';
import { fieldErrors } from '../../components/field-errors';
import { NewPasswordFields, useNewPassword } from '../../components/new-password-fields';
import { useIpcMutation } from '../../ipc/client';
import { useSession } from '../../ipc/session';
import styles from './sign-in.module.css';

export function NewProfile({ onCancel }: { onCancel: () => void }) {
  const { enter } = useSession();
  const create = useIpcMutation('auth.createProfile');
  const [username, setUsername] = useState('');
  const [email, setEmail] = useState('');
  const { typed, setTyped, isConfirmed } = useNewPassword();
  const { password } = typed;
  const errors = fieldErrors(create.error, ['username', 'email', 'password']);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending || !isConfirmed()) return;
    create.mutate(
      { username, password, ...(email.trim() === '' ? {} : { email: email.trim() }) },
      { onSuccess: enter },
    );
  };

  return (
    <form
      className={styles.card}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      aria-label="New profile"
    >
      <div className={styles.fields}>
        <TextInput
          data-autofocus
          autoFocus
          label="Name"
          autoComplete="off"
          value={username}
          error={errors.at('username')}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <TextInput
          label="Email, optional"
          type="email"
          autoComplete="off"
          value={email}
          error={errors.at('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NewPasswordFields typed={typed} setTyped={setTyped} label="Password" error={errors.at('password')} />
        {errors.form !== null && <ErrorLine message={errors.form} />}
        <div className={styles.buttons}>
          <Button onClick={onCancel}>Back</Button>
          <Button type="submit" variant="filled" disabled={username.trim() === '' || password === ''}>
            {create.isPending ? 'Creating' : 'Create profile'}
          </Button>
        </div>
      </div>
    </form>
  );
}
