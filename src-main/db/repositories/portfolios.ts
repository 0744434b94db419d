import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';
import { cashFlows, portfolios, positions, users } from '../schema';

export type FlowType = 'deposit' | 'withdrawal' | 'trade' | 'dividend' | 'fee' | 'adjustment';

export async function findPortfolioId(db: Queryable, userId: string): Promise<string | undefined> {
  const [found] = await db
    .select({ id: portfolios.id })
    .from(portfolios)
    .where(and(eq(portfolios.userId, userId), isNull(portfolios.deletedAt)));
  return found?.id;
}

const flowColumns = {
  id: cashFlows.id,
  flowDate: cashFlows.flowDate,
  amount: cashFlows.amount,
  flowType: sql<FlowType>`${cashFlows.flowType}`,
  note: cashFlows.note,
  removable: sql<boolean>`${cashFlows.positionId} IS NULL AND ${cashFlows.importBatchId} IS NULL`,
};

const isLive = isNull(cashFlows.deletedAt);

export async function listCashFlows(db: Queryable, portfolioId: string) {
  return db
    .select(flowColumns)
    .from(cashFlows)
    .where(and(eq(cashFlows.portfolioId, portfolioId), isLive))
    .orderBy(desc(cashFlows.flowDate), desc(cashFlows.createdAt));
}

/** The sum of all live flows; null as long as there is none. */
export async function cashBalance(db: Queryable, portfolioId: string): Promise<string | null> {
  const [row] = await db
    .select({ balance: sql<string | null>`sum(${cashFlows.amount})` })
    .from(cashFlows)
    .where(and(eq(cashFlows.portfolioId, portfolioId), isLive));
  return row?.balance ?? null;
}

export async function insertCashFlow(
  db: Queryable,
  flow: {
    portfolioId: string;
    flowDate: string;
    amount: string;
    flowType: FlowType;
    note?: string | null;
    positionId?: string;
  },
) {
  const [inserted] = await db.insert(cashFlows).values(flow).returning(flowColumns);
  if (!inserted) throw new Error('The cash flow was not inserted.');
  return inserted;
}

/** Only what was entered by hand: the rest belongs to a close or an import. */
export async function softDeleteCashFlow(db: Queryable, portfolioId: string, id: string, at: Date) {
  const [removed] = await db
    .update(cashFlows)
    .set({ deletedAt: at })
    .where(and(eq(cashFlows.id, id), eq(cashFlows.portfolioId, portfolioId), isLive, flowColumns.removable))
    .returning(flowColumns);
  return removed;
}

/** A profile's book as the jobs see it. */
export interface LivePortfolio {
  portfolioId: string;
  userId: string;
  isDemo: boolean;
}

const liveColumns = {
  portfolioId: portfolios.id,
  userId: portfolios.userId,
  isDemo: sql<boolean>`coalesce(${users.isDemo}, false)`,
};

const isLivePortfolio = and(isNull(portfolios.deletedAt), isNull(users.deletedAt), eq(users.isActive, true));

/** Every live profile's, in the order of their making, whether somebody is signed in or not; those that hold nothing are left out. */
export async function listLivePortfolios(db: Queryable): Promise<LivePortfolio[]> {
  return db
    .select(liveColumns)
    .from(portfolios)
    .innerJoin(users, eq(users.id, portfolios.userId))
    .where(
      and(
        isLivePortfolio,
        sql`EXISTS (SELECT 1 FROM ${positions} WHERE ${positions.portfolioId} = ${portfolios.id} AND ${positions.deletedAt} IS NULL)`,
      ),
    )
    .orderBy(portfolios.createdAt, portfolios.id);
}

export async function findLivePortfolio(db: Queryable, portfolioId: string): Promise<LivePortfolio> {
  const [found] = await db
    .select(liveColumns)
    .from(portfolios)
    .innerJoin(users, eq(users.id, portfolios.userId))
    .where(eq(portfolios.id, portfolioId));
  if (!found) throw new Error('The portfolio cannot be read.');
  return found;
}

/** Days and amounts of all movements, oldest first. */
export async function listCashMovements(db: Queryable, portfolioId: string) {
  return db
    .select({ flowDate: cashFlows.flowDate, amount: cashFlows.amount })
    .from(cashFlows)
    .where(and(eq(cashFlows.portfolioId, portfolioId), isLive))
    .orderBy(cashFlows.flowDate);
}

/** Movements after one day up to another. */
export async function listCashFlowsBetween(db: Queryable, portfolioId: string, after: string, through: string) {
  return db
    .select(flowColumns)
    .from(cashFlows)
    .where(
      and(
        eq(cashFlows.portfolioId, portfolioId),
        isLive,
        sql`${cashFlows.flowDate} > ${after}::date AND ${cashFlows.flowDate} <= ${through}::date`,
      ),
    )
    .orderBy(cashFlows.flowDate, cashFlows.createdAt);
}

/** Dividends that are not booked yet, one a position and ex-date; one that was deleted by hand stays deleted. */
export async function insertDividends(
  db: Queryable,
  portfolioId: string,
  dividends: readonly { positionId: string; exDate: string; amount: string; note: string }[],
): Promise<number> {
  if (dividends.length === 0) return 0;
  const column = (of: (dividend: (typeof dividends)[number]) => string) => sql.param(dividends.map(of));
  const { rows } = await db.execute(sql`
    INSERT INTO cash_flows (portfolio_id, flow_type, position_id, flow_date, amount, note)
    SELECT ${portfolioId}, 'dividend', * FROM unnest(
      ${column(({ positionId }) => positionId)}::uuid[],
      ${column(({ exDate }) => exDate)}::date[],
      ${column(({ amount }) => amount)}::numeric[],
      ${column(({ note }) => note)}::text[]) AS paid (position_id, flow_date, amount, note)
    WHERE NOT EXISTS (
      SELECT 1 FROM cash_flows AS booked
      WHERE booked.position_id = paid.position_id AND booked.flow_date = paid.flow_date AND booked.flow_type = 'dividend')
    RETURNING 1`);
  return rows.length;
}

/** A new, empty portfolio in the place of the one there is, which keeps its rows but belongs to nobody's view any more. */
export async function replacePortfolio(db: Queryable, userId: string, at: Date): Promise<string> {
  await db
    .update(portfolios)
    .set({ deletedAt: at })
    .where(and(eq(portfolios.userId, userId), isNull(portfolios.deletedAt)));
  const [inserted] = await db.insert(portfolios).values({ userId }).returning({ id: portfolios.id });
  if (!inserted) throw new Error('The portfolio was not inserted.');
  return inserted.id;
}
