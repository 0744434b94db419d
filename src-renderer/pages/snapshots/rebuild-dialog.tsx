import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import type { RebuiltDay } from '../../../src-shared/ipc/snapshots';
import { useNegativeStyle } from '../../appearance';
import { FormDialog } from '../../components/app-dialog';
import { fieldErrors } from '../../components/field-errors';
import fields from '../../components/form-fields.module.css';
import { type ListColumn, ListTable } from '../../components/list-table/list-table';
import { MissingNumber, NumberText } from '../../components/number-text';
import { useLasting } from '../../components/use-delayed';
import { weekdayDateText } from '../../format/date-format';
import { unitsOf } from '../../format/decimal-text';
import { moneyParts, type NegativeStyle, pnlParts } from '../../format/number-format';
import { useIpcMutation } from '../../ipc/client';
import { showToast } from '../../state/toasts';
import styles from './rebuild-dialog.module.css';
import { rebuiltWords } from './snapshot-words';

function differenceColumns(negative: NegativeStyle): readonly ListColumn<RebuiltDay>[] {
  const nav = (side: RebuiltDay['before'], missing: string) =>
    side === null ? <MissingNumber reason={missing} /> : <NumberText parts={moneyParts(side.totalValue, negative)} />;
  return [
    { id: 'session', header: 'Session', cell: ({ snapshotDate }) => weekdayDateText(snapshotDate) },
    { id: 'before', header: 'NAV now', align: 'right', cell: ({ before }) => nav(before, 'no snapshot yet') },
    { id: 'after', header: 'NAV after', align: 'right', cell: ({ after }) => nav(after, 'no position had a price') },
    {
      id: 'change',
      header: 'Change',
      align: 'right',
      cell: ({ before, after }) =>
        before === null || after === null ? (
          <MissingNumber reason="only one of the two is there" />
        ) : (
          <NumberText parts={pnlParts(unitsOf(after.totalValue) - unitsOf(before.totalValue), negative)} />
        ),
    },
    {
      id: 'changed',
      header: 'What differs',
      flexible: true,
      cell: (day) => <span title={rebuiltWords(day)}>{rebuiltWords(day)}</span>,
    },
  ];
}

function Difference({ preview }: { preview: OutputOf<'snapshots.previewRebuild'> }) {
  const negative = useNegativeStyle();
  const differing = preview.days.filter(({ changed }) => changed.length > 0);
  if (differing.length === 0) {
    return (
      <p className={fields.hint}>
        {counted(preview.days.length, 'session')} computed again, and all came out as they are. There is nothing to
        rebuild.
      </p>
    );
  }
  return (
    <>
      <p className={fields.hint}>
        {differing.length} of {counted(preview.days.length, 'session')} would differ. Nothing is written yet.
      </p>
      <div className={styles.difference}>
        <ListTable
          label="What a rebuild would change"
          columns={differenceColumns(negative)}
          rows={differing}
          idOf={({ snapshotDate }) => snapshotDate}
        />
      </div>
    </>
  );
}

function submitLabel(preview: OutputOf<'snapshots.previewRebuild'> | undefined): string {
  if (preview === undefined) return 'Show the difference';
  return preview.changedCount === 0 ? 'Nothing to rebuild' : `Rebuild ${counted(preview.changedCount, 'session')}`;
}

interface RebuildDialogProps {
  from: string;
  through: string;
  onClose: () => void;
}

/** Computes snapshots anew from the prices there are now: first the difference, then, if the person wants it, the writing. */
export function RebuildDialog({ from: firstFrom, through: firstThrough, onClose }: RebuildDialogProps) {
  const [from, setFrom] = useState(firstFrom);
  const [through, setThrough] = useState(firstThrough);
  const preview = useIpcMutation('snapshots.previewRebuild');
  const rebuild = useIpcMutation('snapshots.rebuild');
  const busy = preview.isPending || rebuild.isPending;
  const slow = useLasting(busy, 400);
  const errors = fieldErrors(rebuild.error ?? preview.error, ['from', 'through']);
  const shown = preview.data;
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    // Another range has another difference.
    preview.reset();
    rebuild.reset();
  };
  const range = { from: from.trim(), through: through.trim() };
  const submit = () => {
    if (shown === undefined) {
      rebuild.reset();
      preview.mutate(range);
      return;
    }
    rebuild.mutate(
      { ...range, key: shown.key },
      {
        onSuccess: ({ changed }) => {
          onClose();
          showToast({ tone: 'plain', message: `Rebuilt: ${counted(changed, 'session')} changed.` });
        },
        // Something moved in between: the difference is shown anew before anything is written.
        onError: (error) => error.code === 'CONFLICT' && preview.reset(),
      },
    );
  };
  return (
    <FormDialog
      title="Rebuild snapshots"
      subtitle="from the prices and positions that are stored now"
      width={720}
      submitLabel={submitLabel(shown)}
      submitDisabled={shown?.changedCount === 0}
      pending={busy}
      error={errors.form}
      onClose={onClose}
      onSubmit={submit}
    >
      <div className={fields.grid}>
        <TextInput
          label="From"
          description="YYYY-MM-DD"
          data-autofocus
          autoComplete="off"
          value={from}
          error={errors.at('from')}
          onChange={(event) => change(setFrom)(event.currentTarget.value)}
        />
        <TextInput
          label="Through"
          description="YYYY-MM-DD"
          autoComplete="off"
          value={through}
          error={errors.at('through')}
          onChange={(event) => change(setThrough)(event.currentTarget.value)}
        />
      </div>
      {shown !== undefined && <Difference preview={shown} />}
      <p className={fields.hint} role="status">
        {slow && (rebuild.isPending ? 'Writing the sessions' : 'Computing the sessions anew; nothing is written')}
      </p>
    </FormDialog>
  );
}
