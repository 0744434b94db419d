import { counted } from '../../src-shared/domain/counted';
import { NumberText } from '../components/number-text';
import { wholeNumber } from '../format/number-format';
import { rangeSummary } from '../state/range-summary';
import { useStore } from '../state/store';
import styles from './status-bar.module.css';

/** What the marked cells add up to: "6 cells  Sum 13,980.00  Average 2,330.00"; "4 of 6 cells" when two have no number. */
export function RangeFigures() {
  const summary = useStore(rangeSummary);
  if (summary === null) return null;
  const { cells, numbers, sum, average } = summary;
  return (
    <section className={styles.range} aria-label="Marked cells">
      <span>
        {average !== null && numbers < cells
          ? `${wholeNumber(numbers)} of ${counted(cells, 'cell')}`
          : counted(cells, 'cell')}
      </span>
      {sum !== null && (
        <span>
          Sum{' '}
          <b>
            <NumberText parts={sum} />
          </b>
        </span>
      )}
      {average !== null && (
        <span>
          Average{' '}
          <b>
            <NumberText parts={average} />
          </b>
        </span>
      )}
    </section>
  );
}
