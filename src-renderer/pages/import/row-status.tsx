import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleMinus,
  IconCopy,
  IconEqual,
  IconEyeOff,
  IconHelpCircle,
  IconPencil,
  IconPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ImportRow, ImportShown } from '../../../src-shared/ipc/imports';
import { classes } from '../../components/classes';
import styles from './preview-grid.module.css';

export type Filter = ImportShown | 'skipped';

interface Look {
  word: string;
  icon: TablerIcon;
  tone?: 'problem' | 'warning';
}

export const statusLooks: Record<Exclude<Filter, 'all'>, Look> = {
  problem: { word: 'Problem', icon: IconAlertCircle, tone: 'problem' },
  question: { word: 'Needs answer', icon: IconHelpCircle, tone: 'warning' },
  new: { word: 'New', icon: IconPlus },
  changed: { word: 'Changed', icon: IconPencil },
  gone: { word: 'Gone', icon: IconCircleMinus },
  same: { word: 'Same', icon: IconEqual },
  leftOut: { word: 'Left out', icon: IconEyeOff },
  warning: { word: 'Warning', icon: IconAlertTriangle, tone: 'warning' },
  duplicate: { word: 'Duplicate', icon: IconCopy, tone: 'warning' },
  skipped: { word: 'Skipped', icon: IconEyeOff },
};

const duplicates = new Set(['REPEATED_ROW', 'EQUALS_POSITION']);

/** The word that says most about a row: a warning before what it warns of. */
export function statusOf(row: ImportRow): Exclude<Filter, 'all'> {
  if (row.kind !== 'new' && row.kind !== 'changed') return row.kind;
  if (row.warnings.some(({ code }) => !duplicates.has(code))) return 'warning';
  return row.warnings.length > 0 ? 'duplicate' : row.kind;
}

export function RowStatus({ row }: { row: ImportRow }) {
  const { word, icon: Icon, tone } = statusLooks[statusOf(row)];
  return (
    <span className={classes(styles.status, tone !== undefined && styles[tone])}>
      <Icon size={14} stroke={1.6} aria-hidden />
      {word}
    </span>
  );
}
