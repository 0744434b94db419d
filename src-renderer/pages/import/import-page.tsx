import { Button } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorLine } from '../../components/error-line';
import { useLasting } from '../../components/use-delayed';
import { wholeNumber } from '../../format/number-format';
import { PageBar } from '../../frame/page-bar';
import { call } from '../../ipc/client';
import { operations } from '../../state/operations';
import { useStore } from '../../state/store';
import { PositionDialog } from '../positions/position-dialog';
import { DropArea } from './first-run';
import { ImportHistory } from './import-history';
import styles from './import-page.module.css';
import { ImportPreviewScreen } from './import-preview-screen';
import { useImport } from './import-state';
import { UnreadableFile } from './unreadable-file';

function Reading({ fileName, operationId }: { fileName: string; operationId: string }) {
  const shown = useLasting(true, 400);
  const operation = useStore(operations).find((each) => each.operationId === operationId);
  if (!shown) return null;
  return (
    <div className={styles.reading}>
      <p>
        {operation?.phase ?? 'Reading'} {fileName}
        {operation !== undefined &&
          operation.total > 1 &&
          `, ${wholeNumber(operation.done)} of ${wholeNumber(operation.total)}`}
      </p>
      <Button onClick={() => void call('imports.cancel', { operationId }).catch(() => null)}>Cancel</Button>
    </div>
  );
}

function Start({ error }: { error: string | null }) {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageBar title="Import" />
      <div className={styles.start}>
        {error !== null && <ErrorLine message={error} />}
        <DropArea onAdd={() => setAdding(true)} />
        <ImportHistory />
      </div>
      {adding && <PositionDialog position={null} onClose={() => setAdding(false)} />}
    </>
  );
}

/** Over an open preview, which waits behind it. */
function HistoryPage({ onClose }: { onClose: () => void }) {
  return (
    <>
      <PageBar title="Import" actions={<Button onClick={onClose}>Back to the preview</Button>} />
      <div className={styles.start}>
        <ImportHistory />
      </div>
    </>
  );
}

export function ImportPage() {
  const { stage } = useImport();
  const [history, setHistory] = useState(false);
  if (history && stage.kind === 'preview') return <HistoryPage onClose={() => setHistory(false)} />;
  switch (stage.kind) {
    case 'idle':
      return <Start error={stage.error} />;
    case 'reading':
      return (
        <>
          <PageBar title="Import">
            <span className={styles.file}>
              <IconFileTypeCsv size={16} stroke={1.6} aria-hidden />
              <b>{stage.fileName}</b>
            </span>
          </PageBar>
          <Reading fileName={stage.fileName} operationId={stage.operationId} />
        </>
      );
    case 'unreadable':
      return <UnreadableFile file={stage.file} />;
    case 'preview':
      return (
        <ImportPreviewScreen
          key={stage.preview.previewId}
          preview={stage.preview}
          writing={stage.writing}
          error={stage.error}
          onHistory={() => setHistory(true)}
        />
      );
  }
}
