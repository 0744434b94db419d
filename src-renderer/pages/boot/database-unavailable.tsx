import { Button } from '@mantine/core';
import { IconDatabaseX, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { Backup } from '../../../src-shared/ipc/system';
import { ErrorLine } from '../../components/error-line';
import { momentText } from '../../format/date-format';
import { byteSize } from '../../format/number-format';
import { type IpcError, useIpcMutation } from '../../ipc/client';
import styles from './database-unavailable.module.css';

interface DatabaseUnavailableProps {
  title: string;
  message: string;
  backups: Backup[];
  dataDir: string | null;
}

export function DatabaseUnavailable({ title, message, backups, dataDir }: DatabaseUnavailableProps) {
  const showFolder = useIpcMutation('desktop.showDataFolder');
  const quit = useIpcMutation('desktop.quit');
  const [error, setError] = useState<string | null>(null);
  const fail = (fault: IpcError) => setError(fault.message);
  return (
    <main className={styles.screen}>
      <section className={styles.card} aria-labelledby="database-problem">
        <div className={styles.head}>
          <IconDatabaseX size={24} stroke={1.6} className={styles.icon} aria-hidden />
          <div>
            <h1 id="database-problem">{title}</h1>
            <p>{message}</p>
            {dataDir !== null && !message.includes(dataDir) && (
              <p>
                The data folder was left as it was found: <code>{dataDir}</code>
              </p>
            )}
          </div>
        </div>
        {backups.length > 0 ? (
          <table className={styles.backups}>
            <caption className="visually-hidden">Backups, newest first</caption>
            <thead>
              <tr>
                <th scope="col">Backup</th>
                <th scope="col">Why</th>
                <th scope="col">Size</th>
              </tr>
            </thead>
            <tbody>
              {backups.map((backup) => (
                <tr key={backup.fileName} title={backup.fileName}>
                  <td>{momentText(backup.createdAt)}</td>
                  <td>{backup.reason}</td>
                  <td>{byteSize(backup.sizeBytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p className={styles.none}>There are no backups beside it.</p>
        )}
        {error !== null && <ErrorLine message={error} />}
        <div className={styles.actions}>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconFolderOpen size={16} stroke={1.6} aria-hidden />}
            onClick={() => showFolder.mutate({}, { onError: fail })}
          >
            Show folder
          </Button>
          <Button variant="filled" onClick={() => quit.mutate({}, { onError: fail })}>
            Quit
          </Button>
        </div>
      </section>
    </main>
  );
}
