import { IconAlertTriangle, IconCircleCheck, IconClock, IconMinus } from '@tabler/icons-react';
import { Card } from '../../components/card';
import { classes } from '../../components/classes';
import styles from './dashboard.module.css';
import type { DataRow } from './data-rows';

const icons = {
  done: { Icon: IconCircleCheck, words: 'as it should be' },
  look: { Icon: IconAlertTriangle, words: 'needs a look' },
  none: { Icon: IconMinus, words: 'not there' },
  info: { Icon: IconClock, words: '' },
};

/** Prices, Greeks, snapshot and exchange: what the numbers stand on. */
export function DataCard({ rows, className }: { rows: readonly DataRow[]; className?: string | undefined }) {
  return (
    <Card title="Data" note="what the numbers stand on" className={className}>
      <ul className={styles.dataRows}>
        {rows.map(({ state, name, text, detail, notReal, title }) => {
          const { Icon, words } = icons[state];
          return (
            <li key={`${name} ${text}`} title={title}>
              <Icon className={styles[state]} size={14} stroke={1.6} aria-hidden />
              {words !== '' && <span className="visually-hidden">{words}: </span>}
              <span className={styles.dataName}>{name}</span>
              <span className={classes(styles.dataText, notReal && styles.notReal)}>{text}</span>
              <span className={styles.dataDetail}>{detail}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
