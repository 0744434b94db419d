import { IconClock } from '@tabler/icons-react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import type { DayPosition } from '../../../src-shared/ipc/snapshots';
import type { ListColumn } from '../../components/list-table/list-table';
import { MissingNumber, NumberText } from '../../components/number-text';
import { TypeChip } from '../../components/type-chip';
import { dayMonthText } from '../../format/date-format';
import { sumDecimals } from '../../format/decimal-text';
import {
  type Greek,
  greekParts,
  moneyParts,
  type NegativeStyle,
  type NumberParts,
  pnlParts,
  priceParts,
  quantityParts,
} from '../../format/number-format';
import { signedQuantity, sourceName } from '../../format/position-words';
import { dayReasonWords, hasLeft } from './snapshot-words';
import styles from './snapshots-page.module.css';

type Column = ListColumn<DayPosition>;

const symbol: Column = {
  id: 'symbol',
  header: 'Symbol',
  cell: (position) => <span className={styles.symbol}>{symbolText(position)}</span>,
};
const type: Column = {
  id: 'type',
  header: 'Type',
  cell: ({ positionType }) => <TypeChip type={positionType} />,
};
const quantity: Column = {
  id: 'quantity',
  header: 'Quantity',
  align: 'right',
  cell: (position) =>
    hasLeft(position) ? (
      <span className={styles.chip}>left</span>
    ) : (
      <NumberText parts={quantityParts(signedQuantity(position))} />
    ),
};

function Price({ position, session }: { position: DayPosition; session: string }) {
  const { price, priceDate, missingReason } = position;
  if (price === null || priceDate === null) {
    const words = missingReason === null ? 'no price' : dayReasonWords[missingReason];
    return hasLeft(position) ? (
      <MissingNumber reason="not held any more" />
    ) : (
      <span className={styles.reason}>{words}</span>
    );
  }
  return (
    <>
      {priceDate !== session && (
        <span className={styles.stale} title={`The close of ${dayMonthText(priceDate)}`}>
          <IconClock size={12} stroke={1.6} aria-hidden />
          {dayMonthText(priceDate)}
        </span>
      )}{' '}
      <NumberText parts={priceParts(price)} />
    </>
  );
}

function reasonFor({ missingReason }: DayPosition, otherwise: string): string {
  return missingReason === null ? otherwise : dayReasonWords[missingReason];
}

interface SumProps {
  texts: readonly (string | null)[];
  parts: (units: bigint) => NumberParts;
  tone: 'plain' | 'pnl';
}

function Sum({ texts, parts, tone }: SumProps) {
  const { units } = sumDecimals(texts);
  return units === null ? (
    <MissingNumber reason="nothing to add up" />
  ) : (
    <NumberText parts={parts(units)} tone={tone} hanging />
  );
}

/** What was held at the close of a session and at which prices; totals are the sums of the rows. */
export function dayPositionColumns(
  positions: readonly DayPosition[],
  session: string,
  negative: NegativeStyle,
): readonly Column[] {
  const money = (
    id: string,
    header: string,
    of: (position: DayPosition) => string | null,
    isPnl: boolean,
    missing: (position: DayPosition) => string,
  ): Column => {
    const parts = (value: string | bigint) => (isPnl ? pnlParts(value, negative) : moneyParts(value, negative));
    return {
      id,
      header,
      align: 'right',
      total: <Sum texts={positions.map(of)} parts={parts} tone={isPnl ? 'pnl' : 'plain'} />,
      cell: (position) => {
        const value = of(position);
        if (value === null) return <MissingNumber reason={missing(position)} />;
        return <NumberText parts={parts(value)} tone={isPnl ? 'pnl' : 'plain'} dimDecimals hanging />;
      },
    };
  };
  return [
    symbol,
    type,
    quantity,
    {
      id: 'price',
      header: 'Price',
      align: 'right',
      cell: (position) => <Price position={position} session={session} />,
    },
    {
      id: 'source',
      header: 'Source',
      cell: ({ priceSource }) => (priceSource === null ? null : sourceName(priceSource)),
    },
    money(
      'value',
      'Value',
      ({ marketValue }) => marketValue,
      false,
      (position) => (hasLeft(position) ? 'not held any more' : reasonFor(position, 'no price')),
    ),
    money(
      'pnl',
      'Day P&L',
      ({ dailyPnl }) => dailyPnl,
      true,
      (position) => reasonFor(position, 'no snapshot before'),
    ),
    money(
      'flow',
      'Flow',
      ({ netFlow }) => netFlow,
      false,
      (position) => reasonFor(position, 'no snapshot before'),
    ),
    money(
      'unrealized',
      'Unrealized',
      ({ unrealizedPnl }) => unrealizedPnl,
      true,
      (position) => (hasLeft(position) ? 'not held any more' : reasonFor(position, 'no entry price')),
    ),
  ];
}

const greekHeaders: readonly [Greek, string][] = [
  ['delta', 'Delta'],
  ['gamma', 'Gamma'],
  ['theta', 'Theta'],
  ['vega', 'Vega'],
  ['rho', 'Rho'],
];

/** Greeks of the positions at the close of a session, in lots. */
export function dayGreekColumns(positions: readonly DayPosition[]): readonly Column[] {
  const known = positions.flatMap(({ greeks }) => (greeks === null ? [] : [greeks]));
  const mock = known.some(({ source }) => source === 'mock');
  return [
    symbol,
    type,
    quantity,
    ...greekHeaders.map(
      ([greek, header]): Column => ({
        id: greek,
        header,
        align: 'right',
        total:
          known.length === 0 ? (
            <MissingNumber reason="no Greeks were stored" />
          ) : (
            <NumberText
              parts={greekParts(
                greek,
                known.reduce((sum, each) => sum + each[greek], 0),
              )}
              mock={mock}
            />
          ),
        cell: (position) =>
          position.greeks === null ? (
            <MissingNumber reason={hasLeft(position) ? 'not held any more' : reasonFor(position, 'no Greeks stored')} />
          ) : (
            <NumberText
              parts={greekParts(greek, position.greeks[greek])}
              tone={position.greeks[greek] === 0 ? 'quiet' : 'plain'}
              mock={position.greeks.source === 'mock'}
            />
          ),
      }),
    ),
  ];
}
