import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import { plainText } from '../../../src-shared/domain/decimal';
import type { Position } from '../../../src-shared/ipc/positions';
import { FormDialog } from '../../components/app-dialog';
import { fieldErrors } from '../../components/field-errors';
import fields from '../../components/form-fields.module.css';
import { localIsoDate } from '../../format/date-format';

import { useIpcMutation } from '../../ipc/client';
import { showChange } from '../../state/undo';

/** A last price by hand, for every open position in the symbol. */
export function PriceDialog({ position, onClose }: { position: Position; onClose: () => void }) {
  const manual = position.lastPriceSource === 'manual' && position.lastPrice !== null;
  const [price, setPrice] = useState(manual && position.lastPrice !== null ? plainText(position.lastPrice) : '');
  const [priceDate, setPriceDate] = useState(() => localIsoDate(new Date()));
  const setLast = useIpcMutation('positions.setPrice');
  const errors = fieldErrors(setLast.error, ['price', 'priceDate']);
  return (
    <FormDialog
      title="Last price"
      subtitle={symbolText(position)}
      submitLabel={manual && price.trim() === '' ? 'Take the price away' : 'Save'}
      submitDisabled={price.trim() === '' && !manual}
      pending={setLast.isPending}
      error={errors.form}
      onClose={onClose}
      onSubmit={() =>
        setLast.mutate(
          { symbol: position.symbol, price, priceDate },
          {
            onSuccess: () => {
              onClose();
              void showChange();
            },
          },
        )
      }
    >
      <div className={fields.grid}>
        <TextInput
          label="Price"
          description={position.optionType === null ? 'Per share' : 'Per share, not per contract'}
          data-autofocus
          autoComplete="off"
          value={price}
          error={errors.at('price')}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
        <TextInput
          label="Date"
          description="YYYY-MM-DD"
          autoComplete="off"
          value={priceDate}
          error={errors.at('priceDate')}
          onChange={(event) => setPriceDate(event.currentTarget.value)}
        />
      </div>
      <p className={fields.hint}>
        Holds for every open position in {position.symbol}, with a pencil that says it was entered by hand.
      </p>
    </FormDialog>
  );
}
