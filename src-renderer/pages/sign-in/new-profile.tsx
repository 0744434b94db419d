import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ErrorLine } from '../../components/error-line';
import { passwordWarning } from '../../components/password-warning';
import { useIpcMutation } from '../../ipc/client';
import { useSession } from '../../ipc/session';
import styles from './sign-in.module.css';

export function NewProfile({ onCancel }: { onCancel: () => void }) {
  const { enter } = useSession();
  const create = useIpcMutation('auth.createProfile');
  const [username, setUsername] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [mismatch, setMismatch] = useState(false);

  const field = create.error?.details.field;
  const errorAt = (name: string) => (field === name ? create.error?.message : undefined);
  const known = field === 'username' || field === 'email' || field === 'password';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    if (password !== again) {
      setMismatch(true);
      return;
    }
    create.mutate(
      { username, password, ...(email.trim() === '' ? {} : { email: email.trim() }) },
      { onSuccess: enter },
    );
  };

  const shortWarning = passwordWarning(password);
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
          error={errorAt('username')}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <TextInput
          label="Email, optional"
          type="email"
          autoComplete="off"
          value={email}
          error={errorAt('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          value={password}
          error={errorAt('password')}
          description={shortWarning}
          classNames={{ description: styles.shortPassword }}
          visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
          visibilityToggleFocusable
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setMismatch(false);
          }}
        />
        <PasswordInput
          label="Password again"
          autoComplete="new-password"
          value={again}
          error={mismatch ? 'The two passwords differ.' : undefined}
          visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
          visibilityToggleFocusable
          onChange={(event) => {
            setAgain(event.currentTarget.value);
            setMismatch(false);
          }}
        />
        {create.isError && !known && <ErrorLine message={create.error.message} />}
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
