import { Button } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import { ErrorLine } from '../../components/error-line';
import { PageBar } from '../../frame/page-bar';
import styles from './import-page.module.css';
import { useImport } from './import-state';

type Unreadable = Extract<OutputOf<'imports.preview'>, { kind: 'unreadable' }>;

/** What the app saw, so that the person can tell whether it is the wrong file or the wrong columns. */
export function UnreadableFile({ file }: { file: Unreadable }) {
  const { openDialog, discard } = useImport();
  return (
    <>
      <PageBar title="Import" actions={<span className={styles.untouched}>Nothing was written</span>}>
        <span className={styles.file}>
          <IconFileTypeCsv size={16} stroke={1.6} aria-hidden />
          <b>{file.fileName}</b>
        </span>
      </PageBar>
      <div className={styles.unreadable}>
        <ErrorLine message={file.message} />
        {file.columns.length > 0 && (
          <>
            <h2>Columns found</h2>
            <ul className={styles.cells}>
              {file.columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a file may name two columns alike
                <li key={`${column}-${index}`}>{column === '' ? 'no name' : column}</li>
              ))}
            </ul>
          </>
        )}
        {file.problems.length > 0 && (
          <>
            <h2>What stands in the way</h2>
            <ol>
              {file.problems.map((problem, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity and never change
                <li key={index}>
                  {problem.row !== null && `Row ${problem.row}: `}
                  {problem.message}
                </li>
              ))}
            </ol>
          </>
        )}
        <div className={styles.buttons}>
          <Button variant="filled" onClick={() => void openDialog()}>
            Open another file
          </Button>
          <Button onClick={discard}>Back</Button>
        </div>
      </div>
    </>
  );
}
