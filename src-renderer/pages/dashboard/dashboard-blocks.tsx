import { classes } from '../../components/classes';
import styles from './dashboard.module.css';

const cards = [
  'figureCard',
  'figureCard',
  'figureCard',
  'figureCard',
  'pnlCard',
  'nav',
  'movers',
  'map',
  'sides',
  'data',
];

/** The cards without what they hold, in their final sizes. */
export function DashboardBlocks() {
  return (
    <div className={styles.page} role="status">
      <span className="visually-hidden">Reading the book</span>
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks without identity
        <div key={index} className={classes(styles[`${card}Area`] ?? styles[card], styles.block)} aria-hidden />
      ))}
    </div>
  );
}
