import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../src-shared/domain/counted';
import type { PriceFile } from '../../../src-shared/ipc/market-data';
import { AppDialog } from '../../components/app-dialog';
import { ErrorLine } from '../../components/error-line';
import { dateText } from '../../format/date-format';
import { exactPriceParts, textOf, wholeNumber } from '../../format/number-format';
import { call, useIpcMutation } from '../../ipc/client';
import { runCommand } from '../../state/commands';
import { showToast } from '../../state/toasts';
import styles from './price-file-dialog.module.css';
import { forgetPriceFiles, nextPriceFile, type OpenedFile } from './price-files';
import { factorWords, heldBackWords, keptWords, rangeWords, symbolWords } from './price-words';

interface PriceFileDialogProps {
  file: OpenedFile;
  /** Of several, which one it is. */
  number: number;
  count: number;
}

/** What a file of prices would change, before anything is written. */
export function PriceFileDialog({ file, number, count }: PriceFileDialogProps) {
  const { fileName, bytes } = file;
  const read = useQuery<PriceFile, Error>({
    // The bytes are no key; the dialog is made anew for every file.
    queryKey: ['price-file', fileName, number, count],
    queryFn: () => call('market-data.importPrices', { fileName, bytes, write: false }),
    gcTime: 0,
    staleTime: 0,
  });
  const keep = useIpcMutation('market-data.importPrices');
  const isLast = number === count;
  const submit = () =>
    keep.mutate(
      { fileName, bytes, write: true },
      {
        onSuccess: (kept) => {
          nextPriceFile();
          const decide = { name: 'Decide', run: () => runCommand('market-data.heldBack') };
          showToast({
            tone: 'plain',
            message: keptWords(kept),
            ...(kept.heldBack.length > 0 && { action: decide }),
          });
        },
      },
    );
  const found = read.data;
  const error = read.error ?? keep.error;
  return (
    <AppDialog
      title="Price file"
      subtitle={count > 1 ? `${fileName}, ${number} of ${count}` : fileName}
      width={560}
      onClose={forgetPriceFiles}
    >
      <div className={styles.body}>
        {found !== undefined && <Found file={found} />}
        {error !== null && <ErrorLine message={error.message} />}
        <div className={styles.actions}>
          {!isLast && <Button onClick={nextPriceFile}>Skip this file</Button>}
          <Button onClick={forgetPriceFiles}>{isLast ? 'Cancel' : 'Cancel all'}</Button>
          <Button
            variant="filled"
            data-autofocus
            disabled={found === undefined || found.rows === 0}
            aria-disabled={keep.isPending}
            onClick={() => !keep.isPending && submit()}
          >
            Keep the prices
          </Button>
        </div>
      </div>
    </AppDialog>
  );
}

/** A longer list is told by its beginning. */
const listed = 50;

function Found({ file }: { file: PriceFile }) {
  const dates = rangeWords(file);
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="Rows" value={wholeNumber(file.rows)} note={dates} />
        <Fact name="Symbols" value={wholeNumber(file.symbolCount)} note={symbolWords(file)} />
        <Fact name="New" value={wholeNumber(file.added)} note={null} />
        <Fact name="Changed" value={wholeNumber(file.changed)} note={null} />
        <Fact name="The same" value={wholeNumber(file.unchanged)} note={null} />
        <Fact
          name="Your book"
          value={wholeNumber(file.positions)}
          note={file.positions === 1 ? 'position gets a new price' : 'positions get a new price'}
        />
      </dl>
      {file.warnings.map((warning) => (
        <p key={warning} className={styles.note}>
          {warning}
        </p>
      ))}
      {file.heldBack.length > 0 && (
        <section className={styles.list}>
          <h3>
            {counted(file.heldBack.length, 'close is', 'closes are')} held back: kept, but not used before you decide
          </h3>
          <ul>
            {file.heldBack.slice(0, listed).map((held) => (
              <li key={`${held.symbol} ${held.date}`}>
                <b>{held.symbol}</b> {dateText(held.date)}: {textOf(exactPriceParts(held.previousClose))} to{' '}
                {textOf(exactPriceParts(held.close))}, {factorWords(held.ratio)}, {heldBackWords(held)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {file.problemCount > 0 && (
        <section className={styles.list}>
          <h3>{counted(file.problemCount, 'row', 'rows')} left out</h3>
          <ul>
            {file.problems.slice(0, listed).map(({ row, column, message }) => (
              <li key={`${row} ${column} ${message}`}>
                {row !== null && <span className={styles.place}>Row {wholeNumber(row)}</span>}
                {column !== null && <span className={styles.place}>{column}</span>} {message}
              </li>
            ))}
          </ul>
          {file.problemCount > Math.min(listed, file.problems.length) && (
            <p className={styles.quiet}>
              and {counted(file.problemCount - Math.min(listed, file.problems.length), 'more', 'more')}
            </p>
          )}
        </section>
      )}
    </>
  );
}

function Fact({ name, value, note }: { name: string; value: string; note: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} {note !== null && <span className={styles.quiet}>{note}</span>}
      </dd>
    </div>
  );
}
