import { sql } from 'drizzle-orm';
import type { CorporateAction } from '../../../src-shared/domain/corporate-action';
import type { Dividend } from '../../../src-shared/domain/snapshot';
import type { Split } from '../../../src-shared/domain/splits';
import type { Queryable } from '../queryable';

/** Known ones are left as they are: what happened does not change. */
export async function insertActions(
  db: Queryable,
  dataSource: string,
  actions: readonly CorporateAction[],
): Promise<void> {
  if (actions.length === 0) return;
  const column = (of: (action: CorporateAction) => string | null) => sql.param(actions.map(of));
  await db.execute(sql`
    INSERT INTO corporate_actions (symbol, action_type, ex_date, pay_date, split_from, split_to, dividend_amount, data_source)
    SELECT *, ${dataSource} FROM unnest(
      ${column((action) => action.symbol)}::text[],
      ${column((action) => action.actionType)}::text[],
      ${column((action) => action.exDate)}::date[],
      ${column((action) => action.payDate)}::date[],
      ${column((action) => action.splitFrom)}::numeric[],
      ${column((action) => action.splitTo)}::numeric[],
      ${column((action) => action.dividendAmount)}::numeric[])
    ON CONFLICT (symbol, ex_date, action_type, data_source) DO NOTHING`);
}

/** Splits and dividends of these symbols with an ex-date in a range, oldest first. */
export async function listActions(
  db: Queryable,
  dataSources: readonly string[],
  symbols: readonly string[],
  from: string,
  through: string,
): Promise<{ splits: Map<string, Split[]>; dividends: Map<string, Dividend[]> }> {
  const { rows } = await db.execute<{
    symbol: string;
    action_type: CorporateAction['actionType'];
    ex_date: string;
    split_from: string | null;
    split_to: string | null;
    dividend_amount: string | null;
    recorded_at: string;
  }>(sql`
    SELECT DISTINCT ON (symbol, ex_date, action_type) symbol, action_type, ex_date::text, trim_scale(split_from)::text AS split_from,
      trim_scale(split_to)::text AS split_to, trim_scale(dividend_amount)::text AS dividend_amount,
      to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS recorded_at
    FROM corporate_actions
    WHERE symbol = ANY(${sql.param(symbols)}::text[]) AND ex_date BETWEEN ${from} AND ${through}
      AND data_source = ANY(${sql.param(dataSources)}::text[]) AND deleted_at IS NULL
    ORDER BY symbol, ex_date, action_type, array_position(${sql.param(dataSources)}::text[], data_source::text)`);
  const splits = new Map<string, Split[]>();
  const dividends = new Map<string, Dividend[]>();
  for (const row of rows) {
    const { symbol, ex_date: exDate } = row;
    if (row.split_from !== null && row.split_to !== null) {
      splits.set(symbol, [
        ...(splits.get(symbol) ?? []),
        { symbol, exDate, from: row.split_from, to: row.split_to, recordedAt: row.recorded_at },
      ]);
    } else if (row.dividend_amount !== null) {
      dividends.set(symbol, [...(dividends.get(symbol) ?? []), { symbol, exDate, amount: row.dividend_amount }]);
    }
  }
  return { splits, dividends };
}
