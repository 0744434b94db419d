import { Button } from '@mantine/core';
import type { InputOf } from '../../../src-shared/ipc/contract';
import type { HeldPrice } from '../../../src-shared/ipc/market-data';
import { AppDialog } from '../../components/app-dialog';
import { ErrorLine } from '../../components/error-line';
import { dateText } from '../../format/date-format';
import { exactPriceParts, textOf } from '../../format/number-format';
import { sourceName } from '../../format/position-words';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import styles from './held-back-dialog.module.css';
import { factorWords, heldBackWords } from './price-words';

type Decision = InputOf<'market-data.decide'>['decision'];

/** Closes that are not used before somebody says what they are. */
export function HeldBackDialog({ onClose }: { onClose: () => void }) {
  const held = useIpcQuery('market-data.heldBack', {});
  const decide = useIpcMutation('market-data.decide');
  const error = held.error ?? decide.error;
  return (
    <AppDialog title="Prices held back" width={680} onClose={onClose}>
      <div className={styles.body}>
        {held.data?.length === 0 && <p>No price is held back. Every close is in use or left out.</p>}
        {held.data !== undefined && held.data.length > 0 && (
          <>
            <p className={styles.quiet}>
              Each moved more than is usual. Until you decide, the close before it stands, or the value is missing.
            </p>
            <ul className={styles.list}>
              {held.data.map((price) => (
                <HeldBack
                  key={price.id}
                  price={price}
                  pending={decide.isPending}
                  onDecide={(decision) => decide.mutate({ id: price.id, decision })}
                />
              ))}
            </ul>
          </>
        )}
        {error !== null && <ErrorLine message={error.message} />}
        <div className={styles.actions}>
          <Button onClick={onClose}>Close</Button>
        </div>
      </div>
    </AppDialog>
  );
}

interface HeldBackProps {
  price: HeldPrice;
  pending: boolean;
  onDecide: (decision: Decision) => void;
}

function HeldBack({ price, pending, onDecide }: HeldBackProps) {
  const { symbol, date, previousDate, close, previousClose, ratio, split, dataSource } = price;
  const choice = (decision: Decision, name: string) => (
    <Button
      aria-disabled={pending}
      aria-label={`${name}: ${symbol}, ${dateText(date)}`}
      onClick={() => !pending && onDecide(decision)}
    >
      {name}
    </Button>
  );
  return (
    <li>
      <div className={styles.what}>
        <p>
          <b>{symbol}</b> {heldBackWords(price)}
        </p>
        <p className={styles.quiet}>
          {textOf(exactPriceParts(previousClose))} on {dateText(previousDate)}, {textOf(exactPriceParts(close))} on{' '}
          {dateText(date)}, {factorWords(ratio)}, {sourceName(dataSource)}
        </p>
      </div>
      <div className={styles.choices}>
        {choice('use', 'Use it')}
        {split !== null && choice('split', 'It is a split')}
        {choice('leave out', 'Leave it out')}
      </div>
    </li>
  );
}
