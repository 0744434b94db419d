import { Button } from '@mantine/core';
import { counted } from '../../../src-shared/domain/counted';
import { reasonText } from '../../components/backup-table/backup-words';
import { momentText } from '../../format/date-format';
import { byteSize } from '../../format/number-format';
import { useIpcQuery } from '../../ipc/client';
import { backUpNow, isBackingUp } from '../../state/backups';
import { runCommand } from '../../state/commands';
import { useStore } from '../../state/store';
import { SettingRow } from './setting-row';
import styles from './settings-page.module.css';

/** Where the data lies, its backups, and what helps when something is wrong. */
export function DataSection() {
  const health = useIpcQuery('system.health', {}).data;
  const backups = useIpcQuery('backups.list', {}).data;
  const busy = useStore(isBackingUp);
  const [last] = backups ?? [];
  return (
    <>
      <SettingRow name="Data folder" hint="The data is not encrypted">
        <code className={styles.path}>{health?.dataDir}</code>
        <Button onClick={() => runCommand('window.showDataFolder')}>Show folder</Button>
      </SettingRow>
      <SettingRow name="Backups" hint="By themselves: daily and on quit, when something changed">
        <Button aria-disabled={busy} onClick={() => void backUpNow()}>
          {busy ? 'Backing up' : 'Back up now'}
        </Button>
        <Button onClick={() => runCommand('backup.restore')}>Restore</Button>
        {backups !== undefined && (
          <p className={styles.text}>
            {last === undefined
              ? 'None yet.'
              : `${counted(backups.length, 'backup')}; the last ${momentText(last.createdAt)}, ${reasonText(last.reason).toLowerCase()}, ${byteSize(last.sizeBytes)}.`}
          </p>
        )}
      </SettingRow>
      <SettingRow name="Diagnostics" hint="Without names, positions and secrets">
        <Button onClick={() => runCommand('data.diagnostics')}>Save diagnostics</Button>
      </SettingRow>
      {(health?.warnings ?? []).map((warning) => (
        <SettingRow key={warning} name="Note">
          <p className={styles.warning}>{warning}</p>
        </SettingRow>
      ))}
      <SettingRow name="Version">
        <p className={styles.text}>{health?.version}</p>
      </SettingRow>
    </>
  );
}
