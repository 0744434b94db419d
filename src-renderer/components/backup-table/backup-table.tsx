import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Backup, BackupCheck } from '../../../src-shared/ipc/backups';
import { momentText } from '../../format/date-format';
import { byteSize, missingMark } from '../../format/number-format';
import styles from './backup-table.module.css';
import { positionsText, reasonText } from './backup-words';
import type { BackupChecks } from './use-backup-checks';

function Checked({ check }: { check: BackupCheck | null }) {
  if (check === null) {
    return (
      <span className={styles.checking}>
        <IconLoader2 size={14} stroke={1.6} className={styles.spinner} aria-hidden />
        Checking
      </span>
    );
  }
  return check.state === 'sound' ? (
    <span className={styles.sound}>
      <IconCircleCheck size={14} stroke={1.6} aria-hidden />
      Sound
    </span>
  ) : (
    <span className={styles.refused}>
      <IconAlertTriangle size={14} stroke={1.6} aria-hidden />
      Not usable
    </span>
  );
}

interface BackupTableProps {
  backups: readonly Backup[];
  checks: BackupChecks;
  selected: string | null;
  onSelect: (fileName: string) => void;
}

/** Backups to choose one from. One that cannot be restored says why and cannot be chosen. */
export function BackupTable({ backups, checks, selected, onSelect }: BackupTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.frame} tabIndex={0} aria-label="Backups">
      <table className={styles.table}>
        <caption className="visually-hidden">Backups, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Backup</th>
            <th scope="col">Why</th>
            <th scope="col">Positions</th>
            <th scope="col" className={styles.number}>
              Size
            </th>
            <th scope="col">Checked</th>
          </tr>
        </thead>
        <tbody>
          {backups.map(({ fileName, createdAt, reason, sizeBytes, content }) => {
            const check = checks.get(fileName) ?? null;
            const isRefused = check?.state === 'refused';
            const known = check?.state === 'sound' ? check.content : content;
            return (
              <Fragment key={fileName}>
                <tr data-selected={fileName === selected || undefined} data-refused={isRefused || undefined}>
                  <td>
                    <label className={styles.choice}>
                      <input
                        type="radio"
                        className={styles.radio}
                        name="backup"
                        disabled={isRefused}
                        checked={fileName === selected}
                        onChange={() => onSelect(fileName)}
                      />
                      {momentText(createdAt)}
                    </label>
                  </td>
                  <td>{reasonText(reason)}</td>
                  <td>{known === null ? missingMark : positionsText(known)}</td>
                  <td className={styles.number}>{byteSize(sizeBytes)}</td>
                  <td>
                    <Checked check={check} />
                  </td>
                </tr>
                {isRefused && (
                  <tr className={styles.why}>
                    <td colSpan={5}>{check.message}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
