import { Button } from '@mantine/core';
import { IconDatabaseX, IconFileDescription, IconFolderOpen } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Backup } from '../../../src-shared/ipc/backups';
import type { Health } from '../../../src-shared/ipc/system';
import { BackupTable } from '../../components/backup-table/backup-table';
import { lossText } from '../../components/backup-table/backup-words';
import { newestSound, useBackupChecks } from '../../components/backup-table/use-backup-checks';
import { ErrorLine } from '../../components/error-line';
import { momentText } from '../../format/date-format';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import { useSession } from '../../ipc/session';
import { saveDiagnostics } from '../../state/diagnostics';
import styles from './recovery.module.css';
import { RecoveryConfirmation } from './recovery-confirmation';

interface RecoveryProps {
  problem: NonNullable<Health['problem']>;
  dataDir: string | null;
}

const noBackups: readonly Backup[] = [];

/** When no database is open: what is known, what was kept, and every way out of it. */
export function Recovery({ problem, dataDir }: RecoveryProps) {
  const { title, message, offers } = problem;
  const { end } = useSession();
  const canRestore = offers.includes('restore');
  const listed = useIpcQuery('recovery.backups', {}, { enabled: canRestore });
  const backups = listed.data ?? noBackups;
  const checks = useBackupChecks('recovery.check', backups);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = backups.find(({ fileName }) => fileName === chosen) ?? newestSound(backups, checks);
  const check = selected && checks.get(selected.fileName);
  const [asking, setAsking] = useState<'go-on' | 'start-empty' | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const showFolder = useIpcMutation('desktop.showDataFolder');
  const quit = useIpcMutation('desktop.quit');
  const tryAgain = useIpcMutation('recovery.tryAgain');
  const restore = useIpcMutation('recovery.restore');
  // Done is done: until the screen changes, nothing can be asked for a second time.
  const isBusy = [restore, tryAgain].some(({ isPending, isSuccess }) => isPending || isSuccess);
  const fail = (fault: Error) => setError(fault.message);

  const startRestore = () => {
    if (selected === null || check?.state !== 'sound' || isBusy) return;
    setError(null);
    const { fileName, createdAt } = selected;
    restore.mutate(
      { fileName },
      {
        onSuccess: ({ keptAs }) => {
          const kept = keptAs === null ? '' : ` What was there before is kept as ${keptAs} in the data folder.`;
          end(`The backup of ${momentText(createdAt)} is restored.${kept} Sign in to go on.`);
        },
        onError: fail,
      },
    );
  };

  return (
    <main className={styles.screen}>
      <section className={styles.card} aria-labelledby="database-problem" aria-busy={isBusy}>
        <div className={styles.head}>
          <IconDatabaseX size={24} stroke={1.6} className={styles.icon} aria-hidden />
          <div>
            <h1 id="database-problem">{title}</h1>
            <p>{message}</p>
            {dataDir !== null && !message.includes(dataDir) && (
              <p>
                Your data folder: <code>{dataDir}</code>
              </p>
            )}
          </div>
        </div>
        {canRestore && listed.isSuccess && backups.length > 0 && (
          <BackupTable
            backups={backups}
            checks={checks}
            selected={selected?.fileName ?? null}
            onSelect={(fileName) => {
              setChosen(fileName);
              setError(null);
            }}
          />
        )}
        {canRestore && listed.isSuccess && backups.length === 0 && (
          <Notice>
            <p>
              There is no backup in the data folder. If you have a copy of one, put it into the folder{' '}
              <code>backups</code> and look again. Without one, keep the folder as it is and save the diagnostics: what
              is damaged can often be read in part.
            </p>
          </Notice>
        )}
        {selected !== null && (
          <Notice>
            {lossText(selected, check?.state === 'sound' ? check.content : selected.content).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <p>The database that is there now is kept under another name.</p>
          </Notice>
        )}
        {error !== null && <ErrorLine message={error} />}
        <p className={styles.note} role="status">
          {restore.isPending || restore.isSuccess ? 'Restoring' : note}
        </p>
        <div className={styles.actions}>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconFolderOpen size={16} stroke={1.6} aria-hidden />}
            onClick={() => showFolder.mutate({}, { onError: fail })}
          >
            Show folder
          </Button>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconFileDescription size={16} stroke={1.6} aria-hidden />}
            onClick={() => void saveDiagnostics().then((saved) => saved && setNote('Diagnostics saved.'), fail)}
          >
            Save diagnostics
          </Button>
          {offers.includes('go-on') && (
            <Button variant="subtle" color="gray" onClick={() => setAsking('go-on')}>
              Go on without them
            </Button>
          )}
          {offers.includes('start-empty') && (
            <Button variant="subtle" color="gray" onClick={() => setAsking('start-empty')}>
              Start empty
            </Button>
          )}
        </div>
        <div className={styles.ways}>
          <Button onClick={() => quit.mutate({}, { onError: fail })}>Quit</Button>
          {offers.includes('try-again') && (
            <Button
              variant={canRestore ? 'default' : 'filled'}
              aria-disabled={isBusy}
              onClick={() => !isBusy && tryAgain.mutate({}, { onError: fail })}
            >
              {canRestore && backups.length === 0 ? 'Look again' : 'Try again'}
            </Button>
          )}
          {selected !== null && (
            <Button variant="filled" aria-disabled={isBusy || check?.state !== 'sound'} onClick={startRestore}>
              Restore {momentText(selected.createdAt)}
            </Button>
          )}
        </div>
      </section>
      {asking !== null && <RecoveryConfirmation way={asking} onClose={() => setAsking(null)} />}
    </main>
  );
}

function Notice({ children }: { children: ReactNode }) {
  return <div className={styles.notice}>{children}</div>;
}
