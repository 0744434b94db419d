import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';
import { cashFlows, portfolios } from '../schema';

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
