import { counted } from '../../../src-shared/domain/counted';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import type { PortfolioSummary } from '../../../src-shared/ipc/portfolios';
import type { Position } from '../../../src-shared/ipc/positions';
import { dateText, dayMonthText, weekdayDateText } from '../../format/date-format';
import { wholeNumber } from '../../format/number-format';
import { reasonWords, sourceName } from '../../format/position-words';

export type DataStatus = OutputOf<'market-data.status'>;

export interface DataRow {
  /** `done` is as it should be, `look` needs one, `none` is not there, `info` only tells. */
  state: 'done' | 'look' | 'none' | 'info';
  name: string;
  text: string;
  detail: string;
  /** Not real data is dashed. */
  notReal?: boolean;
  title?: string;
}

/** What the numbers of the page stand on, in the order in which they are made. */
export function dataRows(summary: PortfolioSummary, positions: readonly Position[], status: DataStatus): DataRow[] {
  return [
    ...priceRows(summary),
    ...greekRows(positions, status),
    { state: 'none', name: 'Risk', text: 'not computed yet', detail: '' },
    snapshotRow(status),
    ...expiryRows(positions),
    ...exchangeRows(status),
  ];
}

function priceRows(summary: PortfolioSummary): DataRow[] {
  const { prices, valuedCount, positionCount, excluded } = summary;
  const isSimulated = prices.sources.includes('simulated');
  const reasons = excluded.map(({ symbol, reason }) => `${symbol}: ${reasonWords[reason]}`).join('\n');
  const rows: DataRow[] = [
    {
      state: positionCount === 0 ? 'none' : valuedCount === positionCount ? 'done' : 'look',
      name: 'Prices',
      text: `${wholeNumber(valuedCount)} of ${wholeNumber(positionCount)}`,
      detail: prices.newest === null ? 'none yet' : `${dayMonthText(prices.newest)} close`,
      ...(reasons === '' ? {} : { title: reasons }),
    },
  ];
  if (prices.sources.length > 0) {
    rows.push({
      state: 'info',
      name: 'Source',
      text: prices.sources.map(sourceName).join(', '),
      detail: '',
      notReal: isSimulated,
    });
  }
  const look = (name: string, count: number, detail: string) => {
    if (count > 0) rows.push({ state: 'look', name, text: wholeNumber(count), detail });
  };
  look('Stale', summary.staleCount, prices.oldest === null ? '' : `from ${dayMonthText(prices.oldest)}`);
  look('Held back', summary.heldBackCount, 'waits for a decision');
  look('To settle', summary.toSettleCount, 'expired, still held');
  return rows;
}

function greekRows(positions: readonly Position[], { greeksDate }: DataStatus): DataRow[] {
  const options = positions.filter(({ optionType }) => optionType !== null);
  const mock = options.filter(({ greeks }) => greeks.source === 'mock').length;
  const solved = options.length - mock;
  if (options.length === 0) return [{ state: 'none', name: 'Greeks', text: 'no options', detail: '' }];
  const detail = greeksDate === null ? 'not computed yet' : `${dayMonthText(greeksDate)} close`;
  const rows: DataRow[] = [];
  if (solved > 0) rows.push({ state: 'done', name: 'Greeks', text: `${wholeNumber(solved)} solved`, detail });
  if (mock > 0)
    rows.push({
      state: 'look',
      name: solved > 0 ? '' : 'Greeks',
      text: `${wholeNumber(mock)} mock`,
      detail: solved > 0 ? '' : detail,
      notReal: true,
      title: 'Fixed placeholders by type of position, not computed from prices',
    });
  return rows;
}

function snapshotRow({ snapshotDate, snapshotComplete, sessionsBehind }: DataStatus): DataRow {
  if (snapshotDate === null) return { state: 'none', name: 'Snapshot', text: 'none yet', detail: '' };
  const behind = sessionsBehind ?? 0;
  return {
    state: snapshotComplete === true && behind === 0 ? 'done' : 'look',
    name: 'Snapshot',
    text: snapshotComplete === true ? 'complete' : 'incomplete',
    detail: dayMonthText(snapshotDate) + (behind > 0 ? `, ${counted(behind, 'session')} behind` : ''),
  };
}

function expiryRows(positions: readonly Position[]): DataRow[] {
  const open = positions.filter((position) => position.daysToExpiry !== null && position.daysToExpiry >= 0);
  const next = Math.min(...open.map(({ daysToExpiry }) => daysToExpiry ?? Number.POSITIVE_INFINITY));
  const expiring = open.filter(({ daysToExpiry }) => daysToExpiry === next);
  const date = expiring[0]?.expirationDate ?? null;
  if (date === null) return [];
  return [
    {
      state: next <= 5 ? 'look' : 'info',
      name: 'Expiry',
      text: counted(expiring.length, 'position'),
      detail: next === 0 ? 'today' : `in ${counted(next, 'day')}`,
      title: `${dateText(date)}: ${expiring.map(({ symbol }) => symbol).join(', ')}`,
    },
  ];
}

function exchangeRows({ closedToday, nextSession, isHalfDay }: DataStatus): DataRow[] {
  const next: DataRow = {
    state: 'info',
    name: closedToday === null ? 'NYSE' : '',
    text: weekdayDateText(nextSession).replace(/ \d{4}$/, ''),
    detail: isHalfDay ? 'ends 13:00' : 'next session',
    title: `Next session: ${weekdayDateText(nextSession)}${isHalfDay ? ', a half day that ends at 13:00 New York' : ''}`,
  };
  return closedToday === null
    ? [next]
    : [{ state: 'info', name: 'NYSE', text: 'closed today', detail: closedToday, title: closedToday }, next];
}
