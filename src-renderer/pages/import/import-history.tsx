import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import { classes } from '../../components/classes';
import { ErrorLine } from '../../components/error-line';
import { momentText } from '../../format/date-format';
import { wholeNumber } from '../../format/number-format';
import { useIpcQuery } from '../../ipc/client';
import { ImportDetail } from './import-detail';
import styles from './import-history.module.css';
import { useImport } from './import-state';

type Batch = OutputOf<'imports.history'>[number];

const counts = [
  { label: 'New', of: (batch: Batch) => batch.importedCount },
  { label: 'Changed', of: (batch: Batch) => batch.changedCount },
  { label: 'Closed', of: (batch: Batch) => batch.goneCount },
  { label: 'Mended', of: (batch: Batch) => batch.mendedCount },
  { label: 'Left out', of: (batch: Batch) => batch.leftOutCount + batch.problemCount },
];

/** What was imported, newest first; each one can be taken back, and brought back again. */
export function ImportHistory() {
  const history = useIpcQuery('imports.history', {});
  const [open, setOpen] = useState<string | null>(null);
  if (history.isError) return <ErrorLine message={`The history could not be read. ${history.error.message}`} />;
  if (history.data === undefined) return null;
  return (
    <section className={styles.history} aria-labelledby="import-history">
      <h2 id="import-history">History</h2>
      {history.data.length === 0 ? (
        <p className={styles.empty}>
          Nothing was imported yet. Each import will stand here, to be looked at and undone.
        </p>
      ) : (
        <div className={styles.frame}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Imported</th>
                {counts.map(({ label }) => (
                  <th key={label} scope="col" className={styles.number}>
                    {label}
                  </th>
                ))}
                <th scope="col">State</th>
                <th scope="col">
                  <span className="visually-hidden">Undo or bring back</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {history.data.map((batch) => (
                <Fragment key={batch.id}>
                  <BatchRow
                    batch={batch}
                    isOpen={open === batch.id}
                    onToggle={() => setOpen(open === batch.id ? null : batch.id)}
                  />
                  {open === batch.id && (
                    <tr>
                      <td colSpan={counts.length + 4} className={styles.detail}>
                        <ImportDetail batch={batch} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface BatchRowProps {
  batch: Batch;
  isOpen: boolean;
  onToggle: () => void;
}

function BatchRow({ batch, isOpen, onToggle }: BatchRowProps) {
  const { undo, bringBack } = useImport();
  const Arrow = isOpen ? IconChevronDown : IconChevronRight;
  const called = `the import of ${batch.fileName}, ${momentText(batch.createdAt)}`;
  return (
    <tr className={classes(batch.undoneAt !== null && styles.undone)}>
      <td title={batch.fileName}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-label={`Details of ${called}`}
          onClick={onToggle}
        >
          <Arrow size={14} stroke={1.6} aria-hidden />
          <span>{batch.fileName}</span>
        </button>
      </td>
      <td>{momentText(batch.createdAt)}</td>
      {counts.map(({ label, of }) => (
        <td key={label} className={styles.number}>
          {wholeNumber(of(batch))}
        </td>
      ))}
      <td>{batch.undoneAt === null ? 'stands' : `undone ${momentText(batch.undoneAt)}`}</td>
      <td>
        <Button
          variant="subtle"
          className={styles.link}
          aria-label={`${batch.undoneAt === null ? 'Undo' : 'Bring back'} ${called}`}
          onClick={() => void (batch.undoneAt === null ? undo(batch.id) : bringBack(batch.id))}
        >
          {batch.undoneAt === null ? 'Undo' : 'Bring back'}
        </Button>
      </td>
    </tr>
  );
}
