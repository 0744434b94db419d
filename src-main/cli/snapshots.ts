import type { DayPosition, Snapshot } from '../../src-shared/ipc/snapshots';
import type { Flags, Outcome } from './command';
import { number, tableText } from './output';
import type { Session } from './session';

export async function showSnapshots(session: Session, [date]: string[], { through }: Flags): Promise<Outcome> {
  if (date !== undefined) return showDay(session, date);
  const json = (await session.call('snapshots.list', {}))
    .filter(({ snapshotDate }) => through === undefined || snapshotDate <= through)
    .map(snapshotJson);
  return { json, text: snapshotsTable(json) };
}

async function showDay(session: Session, date: string): Promise<Outcome> {
  const day = await session.call('snapshots.day', { date });
  const snapshot = snapshotJson(day.snapshot);
  const positions = day.positions.map(dayPositionJson);
  const cashFlows = day.cashFlows.map(({ flowDate, amount, flowType, note }) => ({
    flow_date: flowDate,
    amount: number(amount),
    flow_type: flowType,
    note,
  }));
  const tables = [
    snapshotsTable([snapshot]),
    tableText(
      ['symbol', 'type', 'quantity', 'price', 'of', 'source', 'value', 'unrealized P&L', 'day P&L', 'missing'],
      positions.map((row) => [
        row.symbol,
        row.position_type,
        row.quantity,
        row.price,
        row.price_date,
        row.price_source,
        row.market_value,
        row.unrealized_pnl,
        row.daily_pnl,
        row.missing_reason ?? '',
      ]),
    ),
    ...(cashFlows.length === 0
      ? []
      : [
          tableText(
            ['cash', 'type', 'amount', 'note'],
            cashFlows.map((row) => [row.flow_date, row.flow_type, row.amount, row.note]),
          ),
        ]),
  ];
  return { json: { snapshot, positions, cash_flows: cashFlows }, text: tables.join('\n\n') };
}

/** A row of portfolio_snapshots, and how many positions it is of, lacks and has at an earlier session's price. */
function snapshotJson(snapshot: Snapshot) {
  return {
    snapshot_date: snapshot.snapshotDate,
    total_value: number(snapshot.totalValue),
    cash_value: number(snapshot.cashValue),
    long_value: number(snapshot.longValue),
    short_value: number(snapshot.shortValue),
    gross_exposure: number(snapshot.grossExposure),
    net_exposure: number(snapshot.netExposure),
    daily_pnl: number(snapshot.dailyPnl),
    daily_pnl_pct: number(snapshot.dailyPnlPct),
    cumulative_pnl: number(snapshot.cumulativePnl),
    portfolio_beta: number(snapshot.portfolioBeta),
    portfolio_volatility: number(snapshot.portfolioVolatility),
    sharpe_ratio: number(snapshot.sharpeRatio),
    max_drawdown: number(snapshot.maxDrawdown),
    total_delta: number(snapshot.totalDelta),
    total_gamma: number(snapshot.totalGamma),
    total_theta: number(snapshot.totalTheta),
    total_vega: number(snapshot.totalVega),
    net_flow: number(snapshot.netFlow),
    greeks_source: snapshot.greeksSource,
    is_complete: snapshot.isComplete,
    created_at: snapshot.madeAt,
    positions: snapshot.positionCount,
    missing: snapshot.missingCount,
    stale: snapshot.staleCount,
  };
}

/** A row of position_snapshots, and what the position is. */
function dayPositionJson(position: DayPosition) {
  return {
    symbol: position.symbol,
    position_type: position.positionType,
    quantity: number(position.quantity),
    underlying_symbol: position.underlyingSymbol,
    expiration_date: position.expirationDate,
    strike_price: number(position.strikePrice),
    option_type: position.optionType,
    entry_price: number(position.entryPrice),
    price: number(position.price),
    price_date: position.priceDate,
    price_source: position.priceSource,
    market_value: number(position.marketValue),
    unrealized_pnl: number(position.unrealizedPnl),
    daily_pnl: number(position.dailyPnl),
    net_flow: number(position.netFlow),
    missing_reason: position.missingReason,
    greeks: position.greeks,
  };
}

function snapshotsTable(rows: ReturnType<typeof snapshotJson>[]): string {
  return tableText(
    ['date', 'NAV', 'cash', 'long', 'short', 'gross', 'net', 'day P&L', '%', 'flow', 'missing'],
    rows.map((row) => [
      row.snapshot_date,
      row.total_value,
      row.cash_value,
      row.long_value,
      row.short_value,
      row.gross_exposure,
      row.net_exposure,
      row.daily_pnl,
      row.daily_pnl_pct,
      row.net_flow,
      row.missing === 0 ? '' : `${row.missing} of ${row.positions}`,
    ]),
  );
}
