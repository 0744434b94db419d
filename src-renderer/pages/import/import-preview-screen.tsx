import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFileTypeCsv, IconHistory, IconInfoCircle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import type { ImportPreview } from '../../../src-shared/ipc/imports';
import { momentText } from '../../format/date-format';

import { PageBar } from '../../frame/page-bar';
import { useCommands } from '../../state/commands';
import styles from './import-page.module.css';
import { useImport } from './import-state';
import { PreviewFilters } from './preview-filters';
import { PreviewFooter } from './preview-footer';
import { PreviewGrid } from './preview-grid';
import { PreviewStrip } from './preview-strip';
import { fileFacts } from './preview-words';
import type { Filter } from './row-status';
import { SkippedRows } from './skipped-rows';

interface ImportPreviewScreenProps {
  preview: ImportPreview;
  /** The operation that writes, while it runs. */
  writing: string | null;
  error: string | null;
  onHistory: () => void;
}

export function ImportPreviewScreen({ preview, writing, error, onHistory }: ImportPreviewScreenProps) {
  const { step } = useImport();
  const { counts, known, mode, canUndo, canRedo } = preview;
  const [filter, setFilter] = useState<Filter>(
    counts.problem > 0 ? 'problem' : counts.question > 0 ? 'question' : 'all',
  );
  const [search, setSearch] = useState('');
  const searchField = useRef<HTMLInputElement>(null);
  useCommands([
    {
      id: 'imports.find',
      name: 'Find in the file',
      section: 'Do',
      keys: { key: 'f', mod: true },
      place: 'Import',
      run: () => searchField.current?.focus(),
    },
    // While there is something to take back here, undo means that: the book is not touched yet.
    ...(canUndo
      ? [{ ...undoKeys, id: 'changes.undo', name: 'Undo in the preview', run: () => void step({ kind: 'undo' }) }]
      : []),
    ...(canRedo
      ? [{ ...redoKeys, id: 'changes.redo', name: 'Redo in the preview', run: () => void step({ kind: 'redo' }) }]
      : []),
  ]);
  const facts = fileFacts({ ...preview, rows: counts.rows });

  return (
    <>
      <PageBar
        title="Import"
        actions={
          <>
            <span className={styles.untouched}>Nothing is written yet</span>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconHistory size={16} stroke={1.6} aria-hidden />}
              onClick={onHistory}
            >
              History
            </Button>
          </>
        }
      >
        <span className={styles.file}>
          <IconFileTypeCsv size={16} stroke={1.6} aria-hidden />
          <b>{preview.fileName}</b>
          <span className={styles.facts} title={facts}>
            {facts}
          </span>
        </span>
      </PageBar>
      {known !== null && (
        <div className={styles.ask} role="status">
          <IconInfoCircle size={16} stroke={1.6} aria-hidden />
          This file was imported on {momentText(known.importedAt)}: {counted(known.imported, 'position')}, which still
          stand. {mode === 'add' ? 'Adding it again adds them a second time.' : 'Only what differs is written.'}
        </div>
      )}
      {preview.warnings.map((warning) => (
        <div key={`${warning.code}-${warning.message}`} className={styles.ask} role="status">
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
          {warning.message}
        </div>
      ))}
      <PreviewStrip preview={preview} onMode={(next) => void step({ kind: 'mode', mode: next })} />
      <div className={styles.body}>
        <PreviewFilters
          preview={preview}
          filter={filter}
          onFilter={setFilter}
          onSearch={setSearch}
          searchRef={searchField}
        />
        {filter === 'skipped' ? (
          <SkippedRows skipped={preview.skipped} />
        ) : (
          <PreviewGrid key={`${filter} ${search}`} preview={preview} show={filter} search={search} onStep={step} />
        )}
      </div>
      <PreviewFooter preview={preview} writing={writing} error={error} />
    </>
  );
}

const undoKeys = { section: 'Do' as const, keys: { key: 'z', mod: true }, place: 'Import' };
const redoKeys = { section: 'Do' as const, keys: { key: 'z', mod: true, shift: true }, place: 'Import' };
