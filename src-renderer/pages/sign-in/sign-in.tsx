import { IconPlus, IconShieldLock, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorLine } from '../../components/error-line';
import { KeyCap } from '../../components/key-cap';
import { LoadingBlocks } from '../../components/loading-blocks';
import { Logo } from '../../components/logo';
import { useLoadingBlocks } from '../../components/use-delayed';
import { useIpcQuery } from '../../ipc/client';
import { useSession } from '../../ipc/session';
import { useCommands } from '../../state/commands';
import { NewProfile } from './new-profile';
import { ProfileItem } from './profile-item';
import styles from './sign-in.module.css';

/** Nothing of a book is shown before sign-in: names and dates only. */
export function SignIn() {
  const { notice } = useSession();
  const profiles = useIpcQuery('auth.profiles', {});
  const health = useIpcQuery('system.health', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const blocks = useLoadingBlocks(profiles.isPending);
  useCommands([
    {
      id: 'auth.createProfile',
      name: 'New profile',
      section: 'Do',
      icon: IconUserPlus,
      keys: { key: 'n', mod: true },
      run: () => setCreating(true),
    },
  ]);

  const list = profiles.data ?? [];
  // Who signed in last is who most likely comes back; the list itself keeps the back end's order.
  const latest = list.reduce<(typeof list)[number] | null>(
    (best, profile) =>
      profile.lastSignInAt !== null && (best === null || profile.lastSignInAt > (best.lastSignInAt ?? ''))
        ? profile
        : best,
    null,
  );
  const open = creating ? null : (chosen ?? latest?.id ?? null);

  return (
    <main className={styles.screen} aria-busy={profiles.isPending}>
      <div className={styles.column}>
        <header className={styles.head}>
          <Logo size={36} />
          <div>
            <h1>SigmaSight</h1>
            <p>{creating ? 'A new profile on this computer' : 'Choose a profile on this computer'}</p>
          </div>
        </header>
        {notice !== null && (
          <p className={styles.notice} role="status">
            {notice}
          </p>
        )}
        {profiles.isError && <ErrorLine message={profiles.error.message} />}
        {creating ? (
          <NewProfile onCancel={() => setCreating(false)} />
        ) : (
          <div className={styles.card}>
            {blocks && <LoadingBlocks rows={3} label="Reading the profiles" />}
            <ul>
              {list.map((profile) => (
                <ProfileItem
                  key={profile.id}
                  profile={profile}
                  open={open === profile.id}
                  onChoose={() => setChosen(profile.id)}
                />
              ))}
            </ul>
            <button type="button" className={styles.create} onClick={() => setCreating(true)}>
              <IconPlus size={16} stroke={1.6} aria-hidden />
              New profile
              <KeyCap keys="Ctrl N" />
            </button>
          </div>
        )}
        <p className={styles.stays}>
          <IconShieldLock size={14} stroke={1.6} aria-hidden />
          Books and passwords stay on this computer.
        </p>
        {(health.data?.warnings ?? []).map((warning) => (
          <p key={warning} className={styles.warning}>
            {warning}
          </p>
        ))}
      </div>
    </main>
  );
}
