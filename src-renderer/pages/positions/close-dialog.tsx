import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import { Decimal, parseDecimal, plainText } from '../../../src-shared/domain/decimal';
import { closeProceeds, realizedPnl } from '../../../src-shared/domain/valuation';
import type { Position } from '../../../src-shared/ipc/positions';
import { useNegativeStyle } from '../../appearance';
import { FormDialog } from '../../components/app-dialog';
import { fieldErrors } from '../../components/field-errors';
import fields from '../../components/form-fields.module.css';
import { MissingNumber, NumberText } from '../../components/number-text';
import { localIsoDate } from '../../format/date-format';
import { moneyParts, pnlParts } from '../../format/number-format';
import { isShort } from '../../format/position-words';
import { useIpcMutation } from '../../ipc/client';
import { showChange } from '../../state/undo';

interface Outcome {
  realized: string | null;
  proceeds: string | null;
}

/** What the entered quantity and price lead to; nulls while they cannot be read. */
function outcomeOf(position: Position, quantity: string, price: string): Outcome {
  const units = parseDecimal(quantity);
  const exit = parseDecimal(price);
  if (!units.ok || !exit.ok || new Decimal(units.value).lte(0)) return { realized: null, proceeds: null };
  const closed = { ...position, quantity: units.value };
  return {
    realized: realizedPnl(closed, position.entryPrice, exit.value),
    proceeds: closeProceeds(closed, exit.value),
  };
}

export function CloseDialog({ position, onClose }: { position: Position; onClose: () => void }) {
  const negative = useNegativeStyle();
  const [quantity, setQuantity] = useState(() => plainText(position.quantity));
  const [exitPrice, setExitPrice] = useState('');
  const [exitDate, setExitDate] = useState(() => localIsoDate(new Date()));
  const [bookCash, setBookCash] = useState(true);
  const close = useIpcMutation('positions.close');
  const errors = fieldErrors(close.error, ['quantity', 'exitPrice', 'exitDate']);
  const { realized, proceeds } = outcomeOf(position, quantity, exitPrice);
  return (
    <FormDialog
      title={isShort(position.positionType) ? 'Buy back' : 'Close'}
      subtitle={symbolText(position)}
      submitLabel="Close position"
      submitDisabled={quantity.trim() === '' || exitPrice.trim() === ''}
      pending={close.isPending}
      error={errors.form}
      onClose={onClose}
      onSubmit={() =>
        close.mutate(
          { id: position.id, quantity, exitPrice, exitDate, bookCash },
          {
            onSuccess: () => {
              onClose();
              void showChange();
            },
          },
        )
      }
    >
      <div className={fields.three}>
        <TextInput
          label="Quantity"
          description={`Of ${plainText(position.quantity)}`}
          autoComplete="off"
          value={quantity}
          error={errors.at('quantity')}
          onChange={(event) => setQuantity(event.currentTarget.value)}
        />
        <TextInput
          label="Price"
          description="Per share"
          data-autofocus
          autoComplete="off"
          value={exitPrice}
          error={errors.at('exitPrice')}
          onChange={(event) => setExitPrice(event.currentTarget.value)}
        />
        <TextInput
          label="Date"
          description="YYYY-MM-DD"
          autoComplete="off"
          value={exitDate}
          error={errors.at('exitDate')}
          onChange={(event) => setExitDate(event.currentTarget.value)}
        />
      </div>
      <Checkbox
        label="Add the proceeds to cash"
        checked={bookCash}
        onChange={(event) => setBookCash(event.currentTarget.checked)}
      />
      <dl className={fields.result}>
        <div>
          <dt>Realized P&L</dt>
          <dd>
            {realized === null ? (
              <MissingNumber
                reason={position.entryPrice === null ? 'entry price not known' : 'enter quantity and price'}
              />
            ) : (
              <NumberText parts={pnlParts(realized, negative)} tone="pnl" />
            )}
          </dd>
        </div>
        <div>
          <dt>{isShort(position.positionType) ? 'Cost' : 'Proceeds'}</dt>
          <dd>
            {proceeds === null ? (
              <MissingNumber reason="enter quantity and price" />
            ) : (
              <NumberText parts={moneyParts(proceeds, negative)} />
            )}
          </dd>
        </div>
        <div>
          <dt>Currency</dt>
          <dd>{position.currency}</dd>
        </div>
      </dl>
    </FormDialog>
  );
}
