import { Button } from '@mantine/core';
import { ErrorLine } from '../../components/error-line';
import { momentText } from '../../format/date-format';
import { wholeNumber } from '../../format/number-format';
import { useIpcQuery } from '../../ipc/client';
import styles from './import-page.module.css';
import { useImport } from './import-state';

/** What was imported, newest first; each one can be taken back. */
export function ImportHistory() {
  const { undo } = useImport();
  const history = useIpcQuery('imports.history', {});
  if (history.isError) return <ErrorLine message={`The history could not be read. ${history.error.message}`} />;
  if (history.data === undefined || history.data.length === 0) return null;
  return (
    <section className={styles.history} aria-labelledby="import-history">
      <h2 id="import-history">Imports</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Imported</th>
            <th scope="col" className={styles.number}>
              Positions
            </th>
            <th scope="col" className={styles.number}>
              Left out
            </th>
            <th scope="col">
              <span className="visually-hidden">Undo</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {history.data.map((batch) => (
            <tr key={batch.id} className={batch.undoneAt === null ? undefined : styles.undone}>
              <td title={batch.fileName}>{batch.fileName}</td>
              <td>{momentText(batch.createdAt)}</td>
              <td className={styles.number}>{wholeNumber(batch.importedCount)}</td>
              <td className={styles.number}>{wholeNumber(batch.problemCount)}</td>
              <td>
                {batch.undoneAt === null ? (
                  <Button
                    variant="subtle"
                    className={styles.link}
                    aria-label={`Undo the import of ${batch.fileName}, ${momentText(batch.createdAt)}`}
                    onClick={() => void undo(batch.id)}
                  >
                    Undo
                  </Button>
                ) : (
                  `undone ${momentText(batch.undoneAt)}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
