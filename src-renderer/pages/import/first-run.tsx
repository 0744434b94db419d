import { Button } from '@mantine/core';
import { IconFileImport, IconFileTypeCsv, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { KeyCap } from '../../components/key-cap';
import { PageBar } from '../../frame/page-bar';
import { useProfile } from '../../ipc/session';
import { PositionDialog } from '../positions/position-dialog';
import styles from './first-run.module.css';
import { useImport } from './import-state';

/** The head and two lines of the sample file that ships with the app. */
const formatLines = [
  'ticker,quantity,entry_price,entry_date,tags',
  'AAPL,100,185.50,2025-03-14,"core,tech"',
  'AAPL270115C00350000,-5,14.995,2026-07-10,"covered call"',
];

/** What can be dropped, and honestly what cannot yet. */
export function DropArea({ onAdd }: { onAdd: () => void }) {
  const { openDialog, openSample } = useImport();
  const { isDemo } = useProfile();
  return (
    <div className={styles.area}>
      <IconFileTypeCsv className={styles.icon} size={36} stroke={1.2} aria-hidden />
      <h2 className={styles.title}>Drop a positions file here</h2>
      <p className={styles.sub}>
        {isDemo
          ? 'The demo book comes with a later release. Until then the sample file shows how a book looks.'
          : 'You see what was read before anything is written. Every import can be undone.'}
      </p>
      <div className={styles.buttons}>
        <Button variant="filled" rightSection={<KeyCap keys="Ctrl O" />} onClick={() => void openDialog()}>
          Open file
        </Button>
        <Button onClick={() => void openSample()}>Try the sample file</Button>
        <Button variant="subtle" color="gray" onClick={onAdd}>
          Add by hand
        </Button>
      </div>
      <div className={styles.formats}>
        <h3>Read today: a CSV with these columns</h3>
        <pre>{formatLines.join('\n')}</pre>
        <p>
          Commas, semicolons or tabs, any column order, decimal points, dates as YYYY-MM-DD. An option is its OCC
          symbol, a short a negative quantity. The files that brokers export come with a later release.
        </p>
      </div>
    </div>
  );
}

/** What a page shows as long as there is no book. */
export function FirstRun({ title }: { title: string }) {
  const { openDialog } = useImport();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageBar
        title={title}
        actions={
          <>
            <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={() => setAdding(true)}>
              Add
            </Button>
            <Button
              leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
              onClick={() => void openDialog()}
            >
              Import
            </Button>
          </>
        }
      />
      <div className={styles.page}>
        <DropArea onAdd={() => setAdding(true)} />
      </div>
      {adding && <PositionDialog position={null} onClose={() => setAdding(false)} />}
    </>
  );
}
