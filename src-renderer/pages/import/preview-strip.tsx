import { SegmentedControl } from '@mantine/core';
import type { ImportMode } from '../../../src-shared/domain/import-mode';
import type { ImportPreview } from '../../../src-shared/ipc/imports';
import { classes } from '../../components/classes';
import styles from './import-page.module.css';
import { columnWords } from './preview-words';

const modes: readonly { value: ImportMode; label: string; does: string }[] = [
  { value: 'replace', label: 'Replaces', does: 'Like Merges, and closes imported positions that the file lacks.' },
  { value: 'merge', label: 'Merges', does: 'Changes what differs, adds what is new, leaves the rest.' },
  { value: 'add', label: 'Adds', does: 'Every row becomes a new position.' },
];

interface PreviewStripProps {
  preview: ImportPreview;
  onMode: (mode: ImportMode) => void;
}

/** What the file is to the book, and which of its columns are read. */
export function PreviewStrip({ preview: { mode, columns }, onMode }: PreviewStripProps) {
  const used = columns.filter((column) => column.field !== null);
  const ignored = columns.filter((column) => column.field === null);
  return (
    <div className={styles.strip}>
      <span className={styles.group}>
        This file
        <SegmentedControl
          aria-label="This file"
          data={modes.map(({ value, label }) => ({ value, label }))}
          value={mode}
          onChange={(value) => onMode(value as ImportMode)}
        />
        <span className={styles.does}>{modes.find(({ value }) => value === mode)?.does}</span>
      </span>
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
