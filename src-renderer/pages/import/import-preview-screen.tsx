import { Button } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconDownload,
  IconEyeOff,
  IconFileTypeCsv,
  IconInfoCircle,
  IconList,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportPreview } from '../../../src-shared/ipc/imports';
import { classes } from '../../components/classes';
import { ErrorLine } from '../../components/error-line';
import { TagMark } from '../../components/tag-mark';
import { momentText } from '../../format/date-format';
import { counted, wholeNumber } from '../../format/number-format';
import { PageBar } from '../../frame/page-bar';
import { call } from '../../ipc/client';
import { useCommands } from '../../state/commands';
import { showToast } from '../../state/toasts';
import styles from './import-page.module.css';
import { useImport } from './import-state';
import { PreviewGrid, type Shown } from './preview-grid';
import { columnWords, fileFacts, willWrite } from './preview-words';
import { SkippedRows } from './skipped-rows';

type Choice = Shown | 'skipped';

const choices: readonly { id: Choice; label: string; icon: TablerIcon; tone?: 'problem' | 'warning' | 'good' }[] = [
  { id: 'all', label: 'All rows', icon: IconList },
  { id: 'problem', label: 'Problem', icon: IconAlertCircle, tone: 'problem' },
  { id: 'warning', label: 'Warning', icon: IconAlertTriangle, tone: 'warning' },
  { id: 'good', label: 'Good', icon: IconCircleCheck, tone: 'good' },
  { id: 'skipped', label: 'Skipped', icon: IconEyeOff },
];

interface CountsProps {
  preview: ImportPreview;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

function Counts({ preview, choice, onChoice }: CountsProps) {
  const { counts, newTags } = preview;
  const numbers: Record<Choice, number> = { ...counts, all: counts.rows };
  return (
    <div className={styles.counts}>
      {choices.map(({ id, label, icon: Icon, tone }) => (
        <button
          key={id}
          type="button"
          className={classes(styles.count, choice === id && styles.on)}
          aria-pressed={choice === id}
          onClick={() => onChoice(id)}
        >
          <Icon size={16} stroke={1.6} className={tone === undefined ? undefined : styles[tone]} aria-hidden />
          <span>{label}</span>
          <span className={id === 'problem' && counts.problem > 0 ? styles.alarm : undefined}>
            {wholeNumber(numbers[id])}
          </span>
        </button>
      ))}
      {newTags.length > 0 && (
        <div className={styles.new}>
          New tags
          <ul>
            {newTags.slice(0, 5).map((tag) => (
              <li key={`${tag.tagType}-${tag.name}`}>
                <TagMark tag={{ ...tag, color: '#6b7280' }} />
              </li>
            ))}
          </ul>
          {newTags.length > 5 && (
            <span
              title={newTags
                .slice(5)
                .map((tag) => tag.name)
                .join(', ')}
            >
              and {newTags.length - 5} more
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function Columns({ columns }: { columns: ImportPreview['columns'] }) {
  const used = columns.filter((column) => column.field !== null);
  const ignored = columns.filter((column) => column.field === null);
  return (
    <div className={styles.strip}>
      <span className={styles.group}>
        Columns used
        <ul>
          {used.map((column) => (
            <li key={column.field}>{columnWords(column)}</li>
          ))}
        </ul>
      </span>
      {ignored.length > 0 && (
        <span className={classes(styles.group, styles.ignored)}>
          Not used
          <ul>
            {ignored.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may name two columns alike
              <li key={`${column.header}-${index}`}>{columnWords(column)}</li>
            ))}
          </ul>
        </span>
      )}
    </div>
  );
}

interface ImportPreviewScreenProps {
  preview: ImportPreview;
  /** The operation that writes, while it runs. */
  writing: string | null;
  error: string | null;
}

export function ImportPreviewScreen({ preview, writing, error }: ImportPreviewScreenProps) {
  const { discard, commit } = useImport();
  const { counts, known } = preview;
  const [choice, setChoice] = useState<Choice>(counts.problem > 0 ? 'problem' : 'all');
  const writable = counts.good + counts.warning;
  const { will, rest } = willWrite(preview);
  const canImport = writable > 0 && writing === null;
  useCommands([
    {
      id: 'imports.commit',
      name: 'Import the rows of this file',
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
  const importLabel =
    known !== null
      ? 'Import again'
      : counts.problem > 0
        ? 'Import the good rows'
        : `Import all ${wholeNumber(writable)}`;

  return (
    <>
      <PageBar title="Import" actions={<span className={styles.untouched}>Nothing is written yet</span>}>
        <span className={styles.file}>
          <IconFileTypeCsv size={16} stroke={1.6} aria-hidden />
          <b>{preview.fileName}</b>
          <span className={styles.facts}>{fileFacts(preview)}</span>
        </span>
      </PageBar>
      {known !== null && (
        <div className={styles.ask} role="status">
          <IconInfoCircle size={16} stroke={1.6} aria-hidden />
          This file was imported on {momentText(known.importedAt)}: {counted(known.imported, 'position')}, which still
          stand. Importing it again adds them a second time.
        </div>
      )}
      {preview.warnings.map((warning) => (
        <div key={`${warning.code}-${warning.message}`} className={styles.ask} role="status">
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
          {warning.message}
        </div>
      ))}
      <Columns columns={preview.columns} />
      <div className={styles.body}>
        <Counts preview={preview} choice={choice} onChoice={setChoice} />
        {choice === 'skipped' ? (
          <SkippedRows skipped={preview.skipped} />
        ) : (
          <PreviewGrid key={choice} preview={preview} show={choice} />
        )}
      </div>
      <footer className={styles.footer} data-floating-bar>
        <p className={styles.will}>
          {writable > 0 ? (
            <>
              <b>Will write</b> {will}.
            </>
          ) : (
            <b>There is nothing to write.</b>
          )}
          {rest !== '' && <span className={styles.quiet}> {rest}.</span>}
          {error !== null && <ErrorLine message={`Nothing was written. ${error}`} />}
        </p>
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
          disabled={writable === 0}
          aria-disabled={!canImport}
          onClick={() => canImport && void commit()}
        >
          {writing === null ? importLabel : 'Writing'}
        </Button>
        {counts.problem > 0 && known === null && (
          <Button
            disabled
            title="Rows with a problem cannot be imported. Mend them in the file, or import the good rows."
          >
            Import all
          </Button>
        )}
      </footer>
    </>
  );
}
