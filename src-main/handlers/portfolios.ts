import { recordedCash, removedCash, setCash } from '../../src-shared/domain/change-labels';
import { Decimal, MONEY, numericText, parseDecimal, roundTo } from '../../src-shared/domain/decimal';
import { sumGreeks } from '../../src-shared/domain/greeks';
import { realizedPnl } from '../../src-shared/domain/valuation';
import type { Topic } from '../../src-shared/ipc/events';
import { readBookOnce } from '../book';
import { recordChange } from '../changes';
import { type Context, today } from '../context';
import { cashBalance, insertCashFlow, listCashFlows, softDeleteCashFlow } from '../db/repositories/portfolios';
import { listClosedPositions } from '../db/repositories/positions';
import { findUser } from '../db/repositories/users';
import { resetDemo } from '../demo';
import { requiredDate } from '../entered';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';

/** How many left-out positions a summary names. */
const NAMED = 100;

const topics: Topic[] = ['portfolios', 'positions'];

export function portfoliosHandlers(context: Context): HandlersOf<'portfolios'> {
  const { orm } = context.database;

  return {
    'portfolios.summary': async (_, { portfolioId }) => {
      const { rows, totals, day } = await readBookOnce(context, portfolioId);
      const priced = rows.filter((row) => row.lastPriceDate !== null);
      const dates = priced.map((row) => row.lastPriceDate as string).sort();
      const realized = (await listClosedPositions(orm, portfolioId))
        .filter((row) => row.currency === 'USD')
        .flatMap((row) => realizedPnl(row, row.entryPrice, row.exitPrice) ?? []);
      const { excluded, tooLarge: _tooLarge, ...sums } = totals;
      return {
        ...sums,
        dayPnl: day.dayPnl,
        dayPnlPct: day.dayPnlPct,
        daySession: day.session,
        previousSession: day.previousSession,
        dayPnlCount: day.dayPnlCount,
        staleCount: rows.filter(({ priceState }) => priceState === 'stale').length,
        heldBackCount: day.heldBackCount,
        toSettleCount: rows.filter(({ toSettle }) => toSettle).length,
        realizedPnl:
          realized.length === 0
            ? null
            : roundTo(
                realized.reduce((sum, pnl) => sum.plus(pnl), new Decimal(0)),
                MONEY.scale,
              ),
        greeks: sumGreeks(rows.map((row) => row.greeks)),
        excluded: excluded.slice(0, NAMED),
        excludedCount: excluded.length,
        prices: {
          oldest: dates[0] ?? null,
          newest: dates.at(-1) ?? null,
          sources: [...new Set(priced.map((row) => row.lastPriceSource as string))],
        },
      };
    },
    'portfolios.cashFlows': async (_, { portfolioId }) => listCashFlows(orm, portfolioId),
    'portfolios.recordCash': async ({ flowType, amount, flowDate, note }, caller) => {
      const size = enteredMoney(amount, 'amount');
      if (!new Decimal(size).isPositive() || new Decimal(size).isZero()) {
        throw new AppError(
          'INVALID_INPUT',
          'The amount must be above zero. Choose deposit or withdrawal for the direction.',
          { field: 'amount' },
        );
      }
      return recordChange(context, caller, topics, async (tx) => {
        const flow = await insertCashFlow(tx, {
          portfolioId: caller.portfolioId,
          flowType,
          flowDate: requiredDate(flowDate, 'flowDate', today(context)),
          amount: flowType === 'deposit' ? size : `-${size}`,
          note: note ?? null,
        });
        return { answer: flow, label: recordedCash(flow) };
      });
    },
    'portfolios.setCash': async ({ balance }, caller) => {
      const { portfolioId } = caller;
      const wanted = enteredMoney(balance, 'balance');
      return recordChange(context, caller, topics, async (tx) => {
        const label = setCash(wanted);
        const current = await cashBalance(tx, portfolioId);
        const difference = new Decimal(wanted).minus(current ?? 0);
        if (current !== null && difference.isZero()) return { answer: null, label };
        const flow = await insertCashFlow(tx, {
          portfolioId,
          flowType: 'adjustment',
          flowDate: today(context),
          amount: roundTo(difference, MONEY.scale),
          note: `Balance set to ${wanted}`,
        });
        return { answer: flow, label };
      });
    },
    'portfolios.resetDemo': async (_, { userId }) => {
      const user = await findUser(orm, userId);
      if (!user) throw new AppError('NOT_FOUND', 'This profile is gone.');
      return { positions: await resetDemo(context, context.simulated, user) };
    },
    'portfolios.removeCash': async ({ id }, caller) =>
      recordChange(context, caller, topics, async (tx) => {
        const flow = await softDeleteCashFlow(tx, caller.portfolioId, id, context.clock());
        if (!flow)
          throw new AppError('NOT_FOUND', 'This entry is gone, or a close or an import booked it: undo that instead.');
        return { answer: {}, label: removedCash(flow) };
      }),
  };
}

function enteredMoney(text: string, field: string): string {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new AppError('INVALID_INPUT', parsed.message, { field });
  const money = numericText(parsed.value, MONEY);
  if (money === null) throw new AppError('INVALID_INPUT', `${text} is more than can be kept.`, { field });
  return money;
}
