import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import { plainText } from '../../../src-shared/domain/decimal';
import type { Position } from '../../../src-shared/ipc/positions';
import { FormDialog } from '../../components/app-dialog';
import { fieldErrors } from '../../components/field-errors';
import fields from '../../components/form-fields.module.css';
import { signedQuantity } from '../../format/position-words';
import { useIpcMutation } from '../../ipc/client';
import { showToast } from '../../state/toasts';
import { showChange } from '../../state/undo';

interface Entered {
  symbol: string;
  quantity: string;
  entryPrice: string;
  entryDate: string;
}

const names = ['symbol', 'quantity', 'entryPrice', 'entryDate'] as const;

function enteredOf(position: Position | null): Entered {
  if (position === null) return { symbol: '', quantity: '', entryPrice: '', entryDate: '' };
  return {
    symbol: position.symbol,
    quantity: plainText(signedQuantity(position)),
    entryPrice: position.entryPrice === null ? '' : plainText(position.entryPrice),
    entryDate: position.entryDate ?? '',
  };
}

interface PositionDialogProps {
  /** Null: a new position. */
  position: Position | null;
  onClose: () => void;
}

/** Add by hand and edit: the same four things, checked by the back end as a file's cells are. */
export function PositionDialog({ position, onClose }: PositionDialogProps) {
  const before = enteredOf(position);
  const [entered, setEntered] = useState(before);
  const create = useIpcMutation('positions.create');
  const update = useIpcMutation('positions.update');
  const mutation = position === null ? create : update;
  const errors = fieldErrors(mutation.error, names);
  const changed = names.filter((name) => entered[name].trim() !== before[name]);

  const done = ({ warnings }: { warnings: string[] }) => {
    onClose();
    void showChange();
    for (const message of warnings) showToast({ tone: 'plain', message });
  };
  const submit = () => {
    // A typed U+2212 is what the table shows: it means the same as a hyphen.
    const sent = { ...entered, quantity: entered.quantity.replaceAll('\u2212', '-') };
    if (position === null) create.mutate(sent, { onSuccess: done });
    else if (changed.length === 0) onClose();
    else {
      const part = Object.fromEntries(changed.map((name) => [name, sent[name]]));
      update.mutate({ id: position.id, ...part }, { onSuccess: done });
    }
  };
  const field = (name: keyof Entered) => ({
    value: entered[name],
    error: errors.at(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setEntered((current) => ({ ...current, [name]: value }));
    },
  });

  return (
    <FormDialog
      title={position === null ? 'Add a position' : 'Edit'}
      subtitle={position === null ? undefined : symbolText(position)}
      submitLabel={position === null ? 'Add' : 'Save'}
      submitDisabled={entered.symbol.trim() === '' || entered.quantity.trim() === ''}
      pending={mutation.isPending}
      error={errors.form}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        label="Symbol"
        description="A ticker, or an option's OCC symbol"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        {...field('symbol')}
      />
      <div className={fields.three}>
        <TextInput label="Quantity" description="Minus for a short" autoComplete="off" {...field('quantity')} />
        <TextInput label="Entry price" description="Per share" autoComplete="off" {...field('entryPrice')} />
        <TextInput label="Entry date" description="YYYY-MM-DD" autoComplete="off" {...field('entryDate')} />
      </div>
      <p className={fields.hint}>Leave the price or the date empty when it is not known.</p>
    </FormDialog>
  );
}
