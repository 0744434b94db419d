import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { plainText } from '../../../src-shared/domain/decimal';
import type { CashFlow } from '../../../src-shared/ipc/portfolios';
import { useNegativeStyle } from '../../appearance';
import { AppDialog } from '../../components/app-dialog';
import { ErrorLine } from '../../components/error-line';
import { fieldErrors } from '../../components/field-errors';
import { MissingNumber, NumberText } from '../../components/number-text';
import { dateText, localIsoDate } from '../../format/date-format';
import { dollars, moneyParts } from '../../format/number-format';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import styles from './cash-dialog.module.css';

type Entry = 'balance' | 'deposit' | 'withdrawal';

const flowNames: Record<CashFlow['flowType'], string> = {
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  trade: 'Trade',
  dividend: 'Dividend',
  fee: 'Fee',
  adjustment: 'Balance set by hand',
};

function EntryForm({ balance }: { balance: string | null }) {
  const [entry, setEntry] = useState<Entry>('balance');
  const [amount, setAmount] = useState(balance === null ? '' : plainText(balance));
  const [flowDate, setFlowDate] = useState(() => localIsoDate(new Date()));
  const [note, setNote] = useState('');
  const setCash = useIpcMutation('portfolios.setCash');
  const record = useIpcMutation('portfolios.recordCash');
  const mutation = entry === 'balance' ? setCash : record;
  const errors = fieldErrors(mutation.error, ['amount', 'balance', 'flowDate', 'note']);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (amount.trim() === '' || mutation.isPending) return;
    if (entry === 'balance') setCash.mutate({ balance: amount });
    else {
      record.mutate(
        { flowType: entry, amount, flowDate, ...(note.trim() === '' ? {} : { note: note.trim() }) },
        {
          onSuccess: () => {
            setAmount('');
            setNote('');
          },
        },
      );
    }
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <SegmentedControl
        aria-label="What to enter"
        value={entry}
        onChange={(value) => {
          setEntry(value);
          setAmount(value === 'balance' && balance !== null ? plainText(balance) : '');
        }}
        data={[
          { value: 'balance', label: 'Balance' },
          { value: 'deposit', label: 'Deposit' },
          { value: 'withdrawal', label: 'Withdrawal' },
        ]}
      />
      <div className={styles.fields}>
        <TextInput
          label={entry === 'balance' ? 'Cash balance' : 'Amount'}
          data-autofocus
          autoComplete="off"
          value={amount}
          error={errors.at('amount') ?? errors.at('balance')}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        {entry !== 'balance' && (
          <>
            <TextInput
              label="Date, YYYY-MM-DD"
              autoComplete="off"
              value={flowDate}
              error={errors.at('flowDate')}
              onChange={(event) => setFlowDate(event.currentTarget.value)}
            />
            <TextInput
              className={styles.note}
              label="Note, optional"
              autoComplete="off"
              value={note}
              error={errors.at('note')}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </>
        )}
        <Button type="submit" variant="filled" disabled={amount.trim() === ''} className={styles.submit}>
          {entry === 'balance' ? 'Set balance' : entry === 'deposit' ? 'Add deposit' : 'Add withdrawal'}
        </Button>
      </div>
      {errors.form !== null && <ErrorLine message={errors.form} />}
    </form>
  );
}

function FlowRow({ flow }: { flow: CashFlow }) {
  const negative = useNegativeStyle();
  const remove = useIpcMutation('portfolios.removeCash');
  const name = `${flowNames[flow.flowType]} of ${dateText(flow.flowDate)}`;
  return (
    <tr>
      <td>{dateText(flow.flowDate)}</td>
      <td>
        {flowNames[flow.flowType]}
        {flow.note !== null && <span className={styles.flowNote}>{flow.note}</span>}
        {remove.isError && <ErrorLine message={remove.error.message} />}
      </td>
      <td className={styles.amount}>
        <NumberText parts={moneyParts(flow.amount, negative)} dimDecimals hanging />
      </td>
      <td className={styles.action}>
        {flow.removable ? (
          <ActionIcon size={24} aria-label={`Remove ${name}`} onClick={() => remove.mutate({ id: flow.id })}>
            <IconTrash size={14} stroke={1.6} aria-hidden />
          </ActionIcon>
        ) : (
          <span className="visually-hidden">booked by a close or an import</span>
        )}
      </td>
    </tr>
  );
}

export function CashDialog({ onClose }: { onClose: () => void }) {
  const negative = useNegativeStyle();
  const summary = useIpcQuery('portfolios.summary', {});
  const flows = useIpcQuery('portfolios.cashFlows', {});
  const balance = summary.data?.cashValue ?? null;
  return (
    <AppDialog
      title="Cash"
      subtitle={
        balance === null ? (
          <MissingNumber reason="no cash recorded" />
        ) : (
          <NumberText parts={dollars(balance, 2, negative)} />
        )
      }
      width={520}
      onClose={onClose}
    >
      <EntryForm key={balance} balance={balance} />
      {flows.isError && <ErrorLine message={flows.error.message} />}
      {flows.data !== undefined && flows.data.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section className={styles.list} aria-label="Cash movements" tabIndex={0}>
          <table className={styles.flows}>
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">What</th>
                <th scope="col" className={styles.amount}>
                  USD
                </th>
                <th scope="col">
                  <span className="visually-hidden">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {flows.data.map((flow) => (
                <FlowRow key={flow.id} flow={flow} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </AppDialog>
  );
}
