import { Button } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import { ErrorLine } from '../../components/error-line';
import { wholeNumber } from '../../format/number-format';
import { useIpcQuery } from '../../ipc/client';
import { useShownImport } from '../positions/use-shown-import';
import styles from './import-history.module.css';

const rowsPerPage = 100;

const statusWords = {
  imported: 'Imported',
  changed: 'Changed',
  unchanged: 'Same',
  'left out': 'Left out',
  skipped: 'Skipped',
  problem: 'Problem',
};

const modeWords = { add: 'added', merge: 'merged', replace: 'replaced' };

/** The rows of an import about which there is something to say: mended, changed, left out, skipped. */
export function ImportDetail({ batch }: { batch: OutputOf<'imports.history'>[number] }) {
  const showImport = useShownImport();
  const [offset, setOffset] = useState(0);
  const page = useIpcQuery('imports.rows', { batchId: batch.id, offset, limit: rowsPerPage });
  if (page.isError) return <ErrorLine message={`The rows could not be read. ${page.error.message}`} />;
  if (page.data === undefined) return null;
  const { total, rows } = page.data;
  const last = offset + rows.length;
  return (
    <>
      <p>
        The file was {modeWords[batch.mode]}
        {batch.unchangedCount > 0 && `; of ${counted(batch.unchangedCount, 'row')} the book had all`}.{' '}
        {total === 0
          ? 'Every other row was taken as it stood.'
          : `${counted(total, 'row')} ${total === 1 ? 'was' : 'were'} mended, changed, left out or warned about:`}
      </p>
      {batch.undoneAt === null && batch.importedCount > 0 && (
        <Button onClick={() => showImport(batch.id, batch.fileName)}>Show these positions</Button>
      )}
      {total > 0 && (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={row.row}>
              <span className={styles.number}>{row.row}</span>
              <span>{statusWords[row.status]}</span>
              <code>{row.cells.join(', ')}</code>
              <span>{row.message}</span>
            </li>
          ))}
        </ul>
      )}
      {total > rowsPerPage && (
        <p className={styles.paging}>
          {wholeNumber(offset + 1)} to {wholeNumber(last)} of {wholeNumber(total)}
          <Button disabled={offset === 0} onClick={() => setOffset(offset - rowsPerPage)}>
            Previous
          </Button>
          <Button disabled={last >= total} onClick={() => setOffset(offset + rowsPerPage)}>
            Next
          </Button>
        </p>
      )}
    </>
  );
}
