import { and, type Column, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { BookPosition } from '../../../src-shared/domain/book-at';
import type { DraftPosition } from '../../../src-shared/domain/position-draft';
import { isAnyOf, type Queryable } from '../queryable';
import { positions } from '../schema';
import { copyFrom, copyInto } from './copy';

/** What a position is called. */
const contractColumns = {
  symbol: positions.symbol,
  underlyingSymbol: positions.underlyingSymbol,
  expirationDate: positions.expirationDate,
  strikePrice: positions.strikePrice,
  optionType: sql<'CALL' | 'PUT' | null>`${positions.optionType}`,
};

const openColumns = {
  ...contractColumns,
  id: positions.id,
  positionType: positions.positionType,
  quantity: positions.quantity,
  contractMultiplier: positions.contractMultiplier,
  currency: positions.currency,
  account: positions.account,
  entryPrice: positions.entryPrice,
  entryDate: positions.entryDate,
  lastPrice: positions.lastPrice,
  lastPriceDate: positions.lastPriceDate,
  lastPriceSource: positions.lastPriceSource,
  importBatchId: positions.importBatchId,
  editedAt: positions.editedAt,
  updatedAt: positions.updatedAt,
};

const openOf = (portfolioId: string) =>
  and(eq(positions.portfolioId, portfolioId), isNull(positions.deletedAt), isNull(positions.exitDate));

export type OpenPosition = Awaited<ReturnType<typeof listOpenPositionsIn>>[number];

export async function countBook(db: Queryable, portfolioId: string): Promise<number> {
  return db.$count(positions, openOf(portfolioId));
}

/** The book: neither deleted nor closed, in the order of entering. */
export async function listOpenPositions(db: Queryable, portfolioId: string): Promise<OpenPosition[]> {
  return copyFrom<OpenPosition>(
    db,
    openColumns,
    sql`FROM ${positions} WHERE ${openOf(portfolioId)} ORDER BY ${positions.createdAt}, ${positions.id}`,
  );
}

export async function listOpenPositionsIn(db: Queryable, portfolioId: string, symbols: string[]) {
  return db
    .select(openColumns)
    .from(positions)
    .where(and(openOf(portfolioId), isAnyOf(positions.symbol, symbols)));
}

/** @param ids - a query of ids */
export async function listOpenPositionsAmong(db: Queryable, portfolioId: string, ids: SQL) {
  return db
    .select(openColumns)
    .from(positions)
    .where(and(openOf(portfolioId), sql`${positions.id} IN ${ids}`));
}

export async function findOpenPosition(
  db: Queryable,
  portfolioId: string,
  id: string,
): Promise<OpenPosition | undefined> {
  const [found] = await db
    .select(openColumns)
    .from(positions)
    .where(and(openOf(portfolioId), eq(positions.id, id)));
  return found;
}

export async function countOpenPositions(db: Queryable, portfolioId: string, ids: string[]): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(positions)
    .where(and(openOf(portfolioId), isAnyOf(positions.id, ids)));
  return row?.count ?? 0;
}

const closedColumns = {
  id: positions.id,
  symbol: positions.symbol,
  positionType: positions.positionType,
  quantity: positions.quantity,
  underlyingSymbol: positions.underlyingSymbol,
  expirationDate: positions.expirationDate,
  strikePrice: positions.strikePrice,
  optionType: openColumns.optionType,
  contractMultiplier: positions.contractMultiplier,
  account: positions.account,
  entryPrice: positions.entryPrice,
  entryDate: positions.entryDate,
  exitPrice: positions.exitPrice,
  exitDate: sql<string>`${positions.exitDate}::text`,
  currency: positions.currency,
};

export type ClosedRow = Awaited<ReturnType<typeof listClosedPositions>>[number];

export async function listClosedPositions(db: Queryable, portfolioId: string) {
  return db
    .select(closedColumns)
    .from(positions)
    .where(and(eq(positions.portfolioId, portfolioId), isNull(positions.deletedAt), isNotNull(positions.exitDate)))
    .orderBy(desc(positions.exitDate), desc(positions.updatedAt));
}

/** What a draft gives a row. Its last price and tags are stored apart. */
export function draftColumns(draft: DraftPosition) {
  return {
    symbol: draft.symbol,
    positionType: draft.positionType,
    quantity: draft.quantity,
    underlyingSymbol: draft.underlyingSymbol,
    expirationDate: draft.expirationDate,
    strikePrice: draft.strikePrice,
    optionType: draft.optionType,
    entryPrice: draft.entryPrice,
    entryDate: draft.entryDate,
  };
}

export async function insertPosition(db: Queryable, portfolioId: string, draft: DraftPosition): Promise<string> {
  const [inserted] = await db
    .insert(positions)
    .values({ portfolioId, ...draftColumns(draft) })
    .returning({ id: positions.id });
  if (!inserted) throw new Error('The position was not inserted.');
  return inserted.id;
}

export interface NewPosition extends StoredValuation {
  draft: DraftPosition;
}

/** Inserts a chunk in its order. The ids are made by the caller, who needs them for tags and import rows. */
export async function insertPositions(
  db: Queryable,
  portfolioId: string,
  batchId: string | null,
  rows: readonly NewPosition[],
): Promise<void> {
  await copyInto(
    db,
    'positions',
    {
      id: (row) => row.id,
      portfolio_id: () => portfolioId,
      import_batch_id: () => batchId,
      symbol: ({ draft }) => draft.symbol,
      position_type: ({ draft }) => draft.positionType,
      quantity: ({ draft }) => draft.quantity,
      underlying_symbol: ({ draft }) => draft.underlyingSymbol,
      expiration_date: ({ draft }) => draft.expirationDate,
      strike_price: ({ draft }) => draft.strikePrice,
      option_type: ({ draft }) => draft.optionType,
      entry_price: ({ draft }) => draft.entryPrice,
      entry_date: ({ draft }) => draft.entryDate,
      units_date: (row) => row.unitsDate,
      last_price: (row) => row.lastPrice,
      last_price_date: (row) => row.lastPriceDate,
      last_price_source: (row) => row.lastPriceSource,
      market_value: (row) => row.marketValue,
      unrealized_pnl: (row) => row.unrealizedPnl,
      unrealized_pnl_pct: (row) => row.unrealizedPnlPct,
    },
    rows,
  );
}

export async function updatePosition(
  db: Queryable,
  portfolioId: string,
  id: string,
  values: Partial<
    ReturnType<typeof draftColumns> & { exitDate: string; exitPrice: string; editedAt: Date; unitsDate: null }
  >,
): Promise<void> {
  await db
    .update(positions)
    .set(values)
    .where(and(openOf(portfolioId), eq(positions.id, id)));
}

/** Splits off a part of a position as a closed one: same entry, same import, its own exit. */
export async function insertClosedPart(
  db: Queryable,
  portfolioId: string,
  id: string,
  part: { quantity: string; exitDate: string; exitPrice: string },
): Promise<string> {
  const inserted = await db.execute<{ id: string }>(sql`
    INSERT INTO positions (portfolio_id, import_batch_id, symbol, position_type, quantity, underlying_symbol, expiration_date, strike_price,
      option_type, contract_multiplier, entry_price, entry_date, currency, account, units_date, closed_part_of, exit_date, exit_price)
    SELECT portfolio_id, import_batch_id, symbol, position_type, ${part.quantity}::numeric, underlying_symbol, expiration_date, strike_price,
      option_type, contract_multiplier, entry_price, entry_date, currency, account, units_date, id, ${part.exitDate}::date, ${part.exitPrice}::numeric
    FROM positions WHERE id = ${id} AND portfolio_id = ${portfolioId}
    RETURNING id`);
  const [row] = inserted.rows;
  if (!row) throw new Error('The closed part was not inserted.');
  return row.id;
}

export async function findClosedPosition(
  db: Queryable,
  portfolioId: string,
  id: string,
): Promise<ClosedRow | undefined> {
  const [found] = await db
    .select(closedColumns)
    .from(positions)
    .where(and(eq(positions.portfolioId, portfolioId), eq(positions.id, id), isNotNull(positions.exitDate)));
  return found;
}

export async function softDeletePositions(db: Queryable, portfolioId: string, ids: string[], at: Date) {
  return db
    .update(positions)
    .set({ deletedAt: at })
    .where(and(eq(positions.portfolioId, portfolioId), isNull(positions.deletedAt), isAnyOf(positions.id, ids)))
    .returning(contractColumns);
}

export interface StoredValuation {
  id: string;
  /** Of a position that has none yet: the session whose splits its quantity holds. */
  unitsDate: string;
  lastPrice: string | null;
  lastPriceDate: string | null;
  lastPriceSource: string | null;
  marketValue: string | null;
  unrealizedPnl: string | null;
  unrealizedPnlPct: string | null;
}

/** The specification's "current values", written in one statement, where they are other than they were. */
export async function saveValuations(db: Queryable, portfolioId: string, values: StoredValuation[]): Promise<void> {
  if (values.length === 0) return;
  const column = (of: (value: StoredValuation) => string | null) => sql.param(values.map(of));
  await db.execute(sql`
    UPDATE positions SET last_price = v.last_price, last_price_date = v.last_price_date, last_price_source = v.last_price_source,
      market_value = v.market_value, unrealized_pnl = v.unrealized_pnl, unrealized_pnl_pct = v.unrealized_pnl_pct,
      units_date = coalesce(positions.units_date, v.units_date)
    FROM unnest(
      ${column((value) => value.id)}::uuid[],
      ${column((value) => value.lastPrice)}::numeric[],
      ${column((value) => value.lastPriceDate)}::date[],
      ${column((value) => value.lastPriceSource)}::text[],
      ${column((value) => value.marketValue)}::numeric[],
      ${column((value) => value.unrealizedPnl)}::numeric[],
      ${column((value) => value.unrealizedPnlPct)}::numeric[],
      ${column((value) => value.unitsDate)}::date[]
    ) AS v (id, last_price, last_price_date, last_price_source, market_value, unrealized_pnl, unrealized_pnl_pct, units_date)
    WHERE positions.id = v.id AND positions.portfolio_id = ${portfolioId}
      AND (positions.units_date IS NULL OR (positions.last_price, positions.last_price_date, positions.last_price_source,
        positions.market_value, positions.unrealized_pnl, positions.unrealized_pnl_pct)
      IS DISTINCT FROM (v.last_price::numeric(12,4), v.last_price_date, v.last_price_source,
        v.market_value, v.unrealized_pnl, v.unrealized_pnl_pct))`);
}

const trimmed = (column: Column) => sql`trim_scale(${column})`;

const bookColumns = {
  ...contractColumns,
  id: positions.id,
  positionType: positions.positionType,
  quantity: trimmed(positions.quantity),
  contractMultiplier: trimmed(positions.contractMultiplier),
  currency: positions.currency,
  entryPrice: trimmed(positions.entryPrice),
  entryDate: positions.entryDate,
  exitDate: positions.exitDate,
  exitPrice: trimmed(positions.exitPrice),
  strikePrice: trimmed(positions.strikePrice),
  closedPartOf: positions.closedPartOf,
  unitsDate: positions.unitsDate,
  createdDate: sql`least(${positions.unitsDate}, (${positions.createdAt} AT TIME ZONE 'America/New_York')::date)`,
};

/** Everything that was not deleted, open and closed, as snapshots are made of it. */
export async function listBookPositions(db: Queryable, portfolioId: string): Promise<BookPosition[]> {
  return copyFrom<BookPosition>(
    db,
    bookColumns,
    sql`FROM ${positions} WHERE ${positions.portfolioId} = ${portfolioId} AND ${positions.deletedAt} IS NULL
      ORDER BY ${positions.createdAt}, ${positions.id}`,
  );
}

/** What a split made of positions. */
export async function saveSplits(
  db: Queryable,
  portfolioId: string,
  rows: readonly (Pick<BookPosition, 'id' | 'symbol' | 'quantity' | 'entryPrice' | 'strikePrice'> & {
    unitsDate: string;
  })[],
): Promise<void> {
  for (const { id, symbol, quantity, entryPrice, strikePrice, unitsDate } of rows) {
    await db
      .update(positions)
      .set({ symbol, quantity, entryPrice, strikePrice, unitsDate })
      .where(and(eq(positions.id, id), eq(positions.portfolioId, portfolioId)));
  }
}

/** Positions of which it is not known hold the splits up to this session, closed ones up to their exit. */
export async function setUnitsDate(db: Queryable, portfolioId: string, session: string): Promise<void> {
  await db
    .update(positions)
    .set({ unitsDate: sql`least(${session}::date, ${positions.exitDate})` })
    .where(and(eq(positions.portfolioId, portfolioId), isNull(positions.unitsDate), isNull(positions.deletedAt)));
}
