import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLoadingBlocks } from '../../components/use-delayed';
import { call, useIpcQuery } from '../../ipc/client';
import { useSession } from '../../ipc/session';
import { SignIn } from '../sign-in/sign-in';
import styles from './boot.module.css';
import { Recovery } from './recovery';
import { useFrame } from './use-frame';

function Opening() {
  const shown = useLoadingBlocks(true);
  return (
    <main className={styles.opening} role="status">
      {shown && 'Opening your data'}
    </main>
  );
}

/** Health first, then the session of an earlier run, then sign-in. */
export function Boot() {
  const queryClient = useQueryClient();
  const { session, enter } = useSession();
  const health = useIpcQuery('system.health', {});
  const settings = useIpcQuery('settings.get', {}, { enabled: session !== null });
  const [resumed, setResumed] = useState(false);
  const Frame = useFrame();
  const state = health.data?.state;

  useEffect(() => {
    if (state !== 'starting') return;
    // The event that ends the start can come before this window listens: so it also looks by itself.
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['system'] }), 400);
    return () => clearInterval(timer);
  }, [state, queryClient]);

  useEffect(() => {
    if (state !== 'ready' || resumed) return;
    let current = true;
    call('auth.resume', {})
      .catch(() => null)
      .then((earlier) => {
        if (!current) return;
        if (earlier !== null) enter(earlier);
        setResumed(true);
      });
    return () => {
      current = false;
    };
  }, [state, resumed, enter]);

  if (health.isError) {
    const message = `${health.error.message} Your data folder was left as it is. Quit and start again.`;
    return (
      <Recovery
        problem={{ code: 'DAMAGED', title: 'The back end did not answer', message, offers: [] }}
        dataDir={null}
      />
    );
  }
  if (health.data?.problem) {
    // Each look at the folder is a new beginning of the screen.
    return <Recovery key={health.dataUpdatedAt} problem={health.data.problem} dataDir={health.data.dataDir} />;
  }
  if (state !== 'ready' || !resumed) return <Opening />;
  if (session === null) return <SignIn />;
  // The first frame already has the profile's theme and density: nothing jumps.
  if (settings.isPending || Frame === null) return <Opening />;
  return <Frame key={session.profile.id} />;
}
