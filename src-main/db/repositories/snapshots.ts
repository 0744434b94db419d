import { sql } from 'drizzle-orm';
import type { PositionType } from '../../../src-shared/domain/position-type';
import type { PreviousPosition, PreviousSnapshot, SessionSnapshot } from '../../../src-shared/domain/snapshot';
import type { Queryable } from '../queryable';
import { positionSnapshots } from '../schema';
import { copyFrom, copyInto } from './copy';

export interface StoredSnapshot extends Omit<SessionSnapshot, 'positions' | 'greeksSource'> {
  greeksSource: string | null;
  portfolioBeta: string | null;
  portfolioVolatility: string | null;
  sharpeRatio: string | null;
  maxDrawdown: string | null;
  batchJobId: string | null;
  positionCount: number;
  missingCount: number;
  staleCount: number;
  madeAt: string;
}

/** A portfolio's snapshots in a range, oldest first. */
export async function listSnapshots(
  db: Queryable,
  portfolioId: string,
  from = '0001-01-01',
  through = '9999-12-31',
): Promise<StoredSnapshot[]> {
  const { rows } = await db.execute<StoredSnapshot & Record<string, unknown>>(sql`
    SELECT snapshot_date::text AS "snapshotDate", total_value::text AS "totalValue", cash_value::text AS "cashValue",
      long_value::text AS "longValue", short_value::text AS "shortValue", gross_exposure::text AS "grossExposure",
      net_exposure::text AS "netExposure", daily_pnl::text AS "dailyPnl", daily_pnl_pct::text AS "dailyPnlPct",
      cumulative_pnl::text AS "cumulativePnl", net_flow::text AS "netFlow", portfolio_beta::text AS "portfolioBeta",
      portfolio_volatility::text AS "portfolioVolatility", sharpe_ratio::text AS "sharpeRatio",
      max_drawdown::text AS "maxDrawdown", total_delta::text AS "totalDelta", total_gamma::text AS "totalGamma",
      total_theta::text AS "totalTheta", total_vega::text AS "totalVega", greeks_source AS "greeksSource",
      is_complete AS "isComplete", batch_job_id AS "batchJobId",
      to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "madeAt",
      coalesce(counted.positions, 0) AS "positionCount", coalesce(counted.missing, 0) AS "missingCount",
      coalesce(counted.stale, 0) AS "staleCount"
    FROM portfolio_snapshots
    LEFT JOIN (
      SELECT snapshot_date, count(*)::int AS positions, count(*) FILTER (WHERE kept.market_value IS NULL)::int AS missing,
        count(*) FILTER (WHERE kept.market_value IS NOT NULL AND price_date < snapshot_date
          AND NOT coalesce(positions.expiration_date <= snapshot_date, false))::int AS stale
      FROM position_snapshots AS kept JOIN positions ON positions.id = position_id
      WHERE kept.portfolio_id = ${portfolioId} AND kept.quantity > 0
        AND snapshot_date BETWEEN ${from} AND ${through}
      GROUP BY snapshot_date
    ) AS counted USING (snapshot_date)
    WHERE portfolio_id = ${portfolioId} AND snapshot_date BETWEEN ${from} AND ${through}
    ORDER BY snapshot_date`);
  return rows;
}

/** The date of the latest snapshot before a date, or of the latest of all. */
export async function latestSnapshotDate(db: Queryable, portfolioId: string, before?: string): Promise<string | null> {
  const { rows } = await db.execute<{ date: string | null }>(sql`
    SELECT max(snapshot_date)::text AS date FROM portfolio_snapshots
    WHERE portfolio_id = ${portfolioId} AND (${before ?? null}::date IS NULL OR snapshot_date < ${before ?? null}::date)`);
  return rows[0]?.date ?? null;
}

/** What the snapshot after this one needs of it. */
export async function findPreviousSnapshot(
  db: Queryable,
  portfolioId: string,
  date: string,
): Promise<PreviousSnapshot | null> {
  const { rows } = await db.execute<{
    total_value: string;
    cash_value: string | null;
    cumulative_pnl: string | null;
    made_at: string;
  }>(sql`
    SELECT total_value::text, cash_value::text, cumulative_pnl::text,
      to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS made_at
    FROM portfolio_snapshots
    WHERE portfolio_id = ${portfolioId} AND snapshot_date = ${date}`);
  const [row] = rows;
  if (!row) return null;
  const positions = await copyFrom<PreviousPosition & { id: string }>(
    db,
    {
      id: positionSnapshots.positionId,
      symbol: positionSnapshots.symbol,
      positionType: positionSnapshots.positionType,
      quantity: sql`trim_scale(${positionSnapshots.quantity})`,
      price: sql`trim_scale(${positionSnapshots.price})`,
      priceDate: positionSnapshots.priceDate,
      marketValue: positionSnapshots.marketValue,
    },
    sql`FROM ${positionSnapshots}
      WHERE ${positionSnapshots.portfolioId} = ${portfolioId} AND ${positionSnapshots.snapshotDate} = ${date}
        AND ${positionSnapshots.quantity} > 0`,
  );
  return {
    snapshotDate: date,
    madeAt: row.made_at,
    totalValue: row.total_value,
    cashValue: row.cash_value,
    cumulativePnl: row.cumulative_pnl,
    positions: new Map(positions.map(({ id, ...position }) => [id, position])),
  };
}

/** Positions as they were in a session, in the order in which they were entered. */
export async function listPositionSnapshots(db: Queryable, portfolioId: string, date: string) {
  const { rows } = await db.execute<{
    positionId: string;
    symbol: string;
    positionType: PositionType;
    quantity: string;
    underlyingSymbol: string | null;
    expirationDate: string | null;
    strikePrice: string | null;
    optionType: 'CALL' | 'PUT' | null;
    entryPrice: string | null;
    price: string | null;
    priceDate: string | null;
    priceSource: string | null;
    marketValue: string | null;
    unrealizedPnl: string | null;
    dailyPnl: string | null;
    netFlow: string | null;
    missingReason: string | null;
    source: 'mock' | 'model' | null;
    delta: number | null;
    gamma: number | null;
    theta: number | null;
    vega: number | null;
    rho: number | null;
  }>(sql`
    SELECT kept.position_id AS "positionId", kept.symbol, kept.position_type AS "positionType", trim_scale(kept.quantity)::text AS quantity,
      underlying_symbol AS "underlyingSymbol", expiration_date::text AS "expirationDate", trim_scale(strike_price)::text AS "strikePrice",
      option_type AS "optionType", trim_scale(entry_price)::text AS "entryPrice", trim_scale(kept.price)::text AS price,
      price_date::text AS "priceDate", price_source AS "priceSource", kept.market_value::text AS "marketValue",
      kept.unrealized_pnl::text AS "unrealizedPnl", daily_pnl::text AS "dailyPnl", net_flow::text AS "netFlow",
      kept.missing_reason AS "missingReason", greeks.source, delta::float8, gamma::float8, theta::float8, vega::float8, rho::float8
    FROM position_snapshots AS kept
    JOIN positions ON positions.id = kept.position_id
    LEFT JOIN position_greeks AS greeks ON greeks.position_id = kept.position_id AND greeks_date = snapshot_date AND greeks.source = 'mock'
    WHERE kept.portfolio_id = ${portfolioId} AND snapshot_date = ${date}
    ORDER BY positions.created_at, positions.id`);
  return rows;
}

/** Writes sessions' snapshots in the place of those there are. */
export async function saveSnapshots(
  db: Queryable,
  portfolioId: string,
  batchJobId: string | null,
  snapshots: readonly SessionSnapshot[],
): Promise<void> {
  for (const snapshot of snapshots) await saveTotals(db, portfolioId, batchJobId, snapshot);
  const dates = snapshots.map(({ snapshotDate }) => snapshotDate);
  await db.execute(sql`
    DELETE FROM position_snapshots WHERE portfolio_id = ${portfolioId} AND snapshot_date = ANY(${sql.param(dates)}::date[])`);
  await copyInto(
    db,
    'position_snapshots',
    {
      portfolio_id: () => portfolioId,
      position_id: ({ row }) => row.positionId,
      snapshot_date: ({ snapshotDate }) => snapshotDate,
      symbol: ({ row }) => row.symbol,
      position_type: ({ row }) => row.positionType,
      quantity: ({ row }) => row.quantity,
      price: ({ row }) => row.price,
      price_date: ({ row }) => row.priceDate,
      price_source: ({ row }) => row.priceSource,
      market_value: ({ row }) => row.marketValue,
      unrealized_pnl: ({ row }) => row.unrealizedPnl,
      daily_pnl: ({ row }) => row.dailyPnl,
      net_flow: ({ row }) => row.netFlow,
      missing_reason: ({ row }) => row.missingReason,
    },
    snapshots.flatMap(({ snapshotDate, positions }) => positions.map((row) => ({ snapshotDate, row }))),
  );
}

async function saveTotals(
  db: Queryable,
  portfolioId: string,
  batchJobId: string | null,
  snapshot: SessionSnapshot,
): Promise<void> {
  await db.execute(sql`
    INSERT INTO portfolio_snapshots (portfolio_id, snapshot_date, total_value, cash_value, long_value, short_value, gross_exposure,
      net_exposure, daily_pnl, daily_pnl_pct, cumulative_pnl, net_flow, total_delta, total_gamma, total_theta, total_vega,
      greeks_source, is_complete, batch_job_id)
    VALUES (${portfolioId}, ${snapshot.snapshotDate}, ${snapshot.totalValue}, ${snapshot.cashValue}, ${snapshot.longValue},
      ${snapshot.shortValue}, ${snapshot.grossExposure}, ${snapshot.netExposure}, ${snapshot.dailyPnl}, ${snapshot.dailyPnlPct},
      ${snapshot.cumulativePnl}, ${snapshot.netFlow}, ${snapshot.totalDelta}, ${snapshot.totalGamma}, ${snapshot.totalTheta},
      ${snapshot.totalVega}, ${snapshot.greeksSource}, ${snapshot.isComplete}, ${batchJobId})
    ON CONFLICT (portfolio_id, snapshot_date) DO UPDATE SET total_value = excluded.total_value, cash_value = excluded.cash_value,
      long_value = excluded.long_value, short_value = excluded.short_value, gross_exposure = excluded.gross_exposure,
      net_exposure = excluded.net_exposure, daily_pnl = excluded.daily_pnl, daily_pnl_pct = excluded.daily_pnl_pct,
      cumulative_pnl = excluded.cumulative_pnl, net_flow = excluded.net_flow, total_delta = excluded.total_delta,
      total_gamma = excluded.total_gamma, total_theta = excluded.total_theta, total_vega = excluded.total_vega,
      greeks_source = excluded.greeks_source, is_complete = excluded.is_complete, batch_job_id = excluded.batch_job_id,
      created_at = CURRENT_TIMESTAMP`);
}

/** A rebuild found that there is nothing to keep of that session. */
export async function deleteSnapshot(db: Queryable, portfolioId: string, date: string): Promise<void> {
  await db.execute(sql`DELETE FROM position_snapshots WHERE portfolio_id = ${portfolioId} AND snapshot_date = ${date}`);
  await db.execute(
    sql`DELETE FROM portfolio_snapshots WHERE portfolio_id = ${portfolioId} AND snapshot_date = ${date}`,
  );
}

export interface PositionGreeks {
  positionId: string;
  date: string;
  greeks: { delta: number; gamma: number; theta: number; vega: number; rho: number };
}

/** Positions' Greeks of these sessions in the place of what there is of that source. */
export async function savePositionGreeks(
  db: Queryable,
  portfolioId: string,
  dates: readonly string[],
  rows: readonly PositionGreeks[],
): Promise<void> {
  await db.execute(sql`
    DELETE FROM position_greeks USING positions
    WHERE positions.id = position_id AND portfolio_id = ${portfolioId} AND greeks_date = ANY(${sql.param(dates)}::date[])
      AND source = 'mock'`);
  await copyInto(
    db,
    'position_greeks',
    {
      position_id: (row) => row.positionId,
      greeks_date: (row) => row.date,
      source: () => 'mock',
      method: () => 'mock',
      delta: (row) => row.greeks.delta,
      gamma: (row) => row.greeks.gamma,
      theta: (row) => row.greeks.theta,
      vega: (row) => row.greeks.vega,
      rho: (row) => row.greeks.rho,
    },
    rows,
  );
}

export async function latestGreeksDate(db: Queryable, portfolioId: string): Promise<string | null> {
  const { rows } = await db.execute<{ date: string | null }>(sql`
    SELECT max(greeks_date)::text AS date FROM position_greeks JOIN positions ON positions.id = position_id
    WHERE portfolio_id = ${portfolioId}`);
  return rows[0]?.date ?? null;
}

/** Sessions up to a date that have Greeks of that portfolio, out of these. */
export async function sessionsWithGreeks(
  db: Queryable,
  portfolioId: string,
  from: string,
  through: string,
): Promise<Set<string>> {
  const { rows } = await db.execute<{ date: string }>(sql`
    SELECT DISTINCT greeks_date::text AS date FROM position_greeks JOIN positions ON positions.id = position_id
    WHERE portfolio_id = ${portfolioId} AND greeks_date BETWEEN ${from} AND ${through}`);
  return new Set(rows.map((row) => row.date));
}
