import { useState } from 'react';
import { FormDialog } from '../../components/app-dialog';
import { BackupTable } from '../../components/backup-table/backup-table';
import { lossText } from '../../components/backup-table/backup-words';
import { newestSound, useBackupChecks } from '../../components/backup-table/use-backup-checks';
import { momentText } from '../../format/date-format';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import { useSession } from '../../ipc/session';
import styles from './restore-dialog.module.css';

/** Puts a backup in the place of the open database, after saying what that costs. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const { end } = useSession();
  const listed = useIpcQuery('backups.list', {});
  const backups = listed.data ?? [];
  const checks = useBackupChecks('backups.check', backups);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = backups.find(({ fileName }) => fileName === chosen) ?? newestSound(backups, checks);
  const check = selected && checks.get(selected.fileName);
  const restore = useIpcMutation('backups.restore');
  const isBusy = restore.isPending || restore.isSuccess;
  const submit = () => {
    if (selected === null) return;
    const { fileName, createdAt } = selected;
    restore.mutate(
      { fileName },
      {
        onSuccess: () => {
          // The next thing to see is the restored book, not the settings that it was asked for in.
          window.location.hash = '';
          end(
            `The backup of ${momentText(createdAt)} is restored. The book as it was is in the backup “Before a restore”. Sign in to go on.`,
          );
        },
      },
    );
  };
  return (
    <FormDialog
      title="Restore a backup"
      width={620}
      submitLabel={selected === null ? 'Restore' : `Restore ${momentText(selected.createdAt)}`}
      submitDisabled={check?.state !== 'sound'}
      pending={isBusy}
      error={restore.isError ? restore.error.message : null}
      onClose={onClose}
      onSubmit={submit}
    >
      {backups.length > 0 && (
        <BackupTable
          backups={backups}
          checks={checks}
          selected={selected?.fileName ?? null}
          onSelect={(fileName) => setChosen(fileName)}
        />
      )}
      {listed.isSuccess && backups.length === 0 && (
        <p className={styles.text}>There is no backup yet. Back up now, from the File menu or from Settings.</p>
      )}
      {selected !== null && (
        <div className={styles.text}>
          {lossText(selected, check?.state === 'sound' ? check.content : selected.content).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p>It takes the place of the book of every profile. The book as it is now is backed up first.</p>
        </div>
      )}
      <p className={styles.text} role="status">
        {isBusy ? 'Backing up, then restoring' : ''}
      </p>
    </FormDialog>
  );
}
