import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { counted } from '../../../src-shared/domain/counted';
import type { ImportPreview } from '../../../src-shared/ipc/imports';
import { ErrorLine } from '../../components/error-line';
import { wholeNumber } from '../../format/number-format';
import { call } from '../../ipc/client';
import { useCommands } from '../../state/commands';
import { showToast } from '../../state/toasts';
import styles from './import-page.module.css';
import { useImport } from './import-state';
import { effectWords, restWords, willWrite } from './preview-words';

interface PreviewFooterProps {
  preview: ImportPreview;
  writing: string | null;
  error: string | null;
}

/** What will change, and the ways on from here. */
export function PreviewFooter({ preview, writing, error }: PreviewFooterProps) {
  const { discard, commit } = useImport();
  const { counts, known, mode, refusal } = preview;
  const waiting = counts.problem + counts.question;
  const will = willWrite(preview);
  const canImport = will !== null && refusal === null && writing === null;
  const rest = [effectWords(preview), restWords(preview)].filter(Boolean).join(' ');
  const label =
    known !== null && mode === 'add'
      ? 'Import again'
      : waiting > 0
        ? 'Import the good rows'
        : mode === 'add'
          ? `Import all ${wholeNumber(counts.new)}`
          : 'Import the changes';
  useCommands([
    {
      id: 'imports.commit',
      name: label,
      section: 'Do',
      keys: { key: 'Enter', mod: true },
      place: 'Import',
      disabled: !canImport,
      run: () => void commit(),
    },
  ]);

  const saveProblems = async () => {
    try {
      const file = await call('imports.problemFile', { previewId: preview.previewId });
      const { saved } = await call('desktop.saveFile', { suggestedName: file.fileName, text: file.text });
      if (saved) showToast({ tone: 'plain', message: `Saved ${counted(counts.problem, 'problem row')}.` });
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message : String(fault);
      showToast({ tone: 'error', message: `The problem rows were not saved. ${reason}` });
    }
  };

  return (
    <footer className={styles.footer} data-floating-bar>
      <div className={styles.will} role="status">
        {will === null ? (
          <b>There is nothing to write.</b>
        ) : (
          <>
            <b>Will write</b> {will}.
          </>
        )}
        {rest !== '' && <span className={styles.quiet}> {rest}</span>}
        {will !== null && refusal !== null && (
          <p className={styles.asks}>
            {waiting > 0
              ? 'Replacing waits until every row is mended or left out.'
              : 'A row that is left out may have taken others in. Replacing waits until it is mended.'}
          </p>
        )}
        {error !== null && <ErrorLine message={error} />}
      </div>
      {counts.problem > 0 && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          onClick={() => void saveProblems()}
        >
          Save {counted(counts.problem, 'problem row')}
        </Button>
      )}
      {writing === null ? (
        <Button onClick={discard}>Cancel</Button>
      ) : (
        <Button onClick={() => void call('imports.cancel', { operationId: writing }).catch(() => null)}>
          Stop writing
        </Button>
      )}
      <Button
        variant="filled"
        disabled={will === null || refusal !== null}
        aria-disabled={!canImport}
        onClick={() => canImport && void commit()}
      >
        {writing === null ? label : 'Writing'}
      </Button>
      {waiting > 0 && known === null && (
        <Button disabled title="Rows that wait cannot be imported. Mend them, or leave them out.">
          Import all
        </Button>
      )}
    </footer>
  );
}
