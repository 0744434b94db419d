import { Button, PasswordInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import { classes } from '../../components/classes';
import { momentText } from '../../format/date-format';
import { useIpcMutation } from '../../ipc/client';
import { useSession } from '../../ipc/session';
import styles from './sign-in.module.css';
import { useRetryAfter } from './use-retry-after';

type ListedProfile = OutputOf<'auth.profiles'>[number];

interface ProfileItemProps {
  profile: ListedProfile;
  open: boolean;
  onChoose: () => void;
}

/** `demo_growth` is told apart by its second word. */
function initialOf(name: string): string {
  return (name.replace(/^demo_/, '')[0] ?? '?').toUpperCase();
}

export function ProfileItem({ profile, open, onChoose }: ProfileItemProps) {
  const sub = profile.lastSignInAt === null ? 'Not signed in yet' : `Signed in ${momentText(profile.lastSignInAt)}`;
  const row = (
    <>
      <span className={styles.initial} aria-hidden>
        {initialOf(profile.username)}
      </span>
      <span className={styles.names}>
        <span className={styles.name}>{profile.username}</span>
        <span className={styles.sub}>{sub}</span>
      </span>
      {profile.isDemo && <span className={styles.demo}>demo</span>}
    </>
  );
  return (
    <li className={classes(styles.item, open && styles.open)}>
      <button type="button" className={styles.choose} aria-expanded={open} onClick={onChoose}>
        {row}
      </button>
      {open && <PasswordForm profile={profile} />}
    </li>
  );
}

function PasswordForm({ profile }: { profile: ListedProfile }) {
  const { enter } = useSession();
  const signIn = useIpcMutation('auth.signIn');
  const [password, setPassword] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const retry = useRetryAfter();

  useEffect(() => input.current?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === '' || signIn.isPending || retry.seconds > 0) return;
    signIn.mutate(
      { username: profile.username, password },
      {
        onSuccess: enter,
        onError: (error) => {
          const seconds = error.details.retryAfterSeconds;
          if (error.code === 'THROTTLED' && typeof seconds === 'number') retry.start(seconds);
          input.current?.select();
        },
      },
    );
  };

  const error =
    retry.seconds > 0
      ? `Too many wrong passwords. Try again in ${retry.seconds} s.`
      : signIn.isError && signIn.error.code !== 'THROTTLED'
        ? signIn.error.message
        : null;

  return (
    <form className={styles.password} onSubmit={submit}>
      <PasswordInput
        ref={input}
        className={styles.field}
        aria-label={`Password of ${profile.username}`}
        placeholder="Password"
        autoComplete="current-password"
        leftSection={<IconLock size={16} stroke={1.6} aria-hidden />}
        value={password}
        error={error}
        // The seconds count down by themselves: they are not read out each time.
        errorProps={{ role: 'alert', 'aria-live': retry.seconds > 0 ? 'off' : 'assertive' }}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          signIn.reset();
        }}
        visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
        visibilityToggleFocusable
      />
      <Button type="submit" variant="filled" disabled={retry.seconds > 0}>
        {signIn.isPending ? 'Signing in' : 'Sign in'}
      </Button>
      <span className="visually-hidden" role="status">
        {retry.seconds > 0 && 'Too many wrong passwords. Wait before the next try.'}
      </span>
      {profile.isDemo && (
        <p className={styles.hint}>
          The password of the demo profiles is <code>demo123</code>
        </p>
      )}
    </form>
  );
}
