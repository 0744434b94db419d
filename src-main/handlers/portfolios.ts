import { Decimal, MONEY, numericText, parseDecimal, roundTo } from '../../src-shared/domain/decimal';
import { sumGreeks } from '../../src-shared/domain/greeks';
import { realizedPnl } from '../../src-shared/domain/valuation';
import { readBook } from '../book';
import { announce, type Context, today } from '../context';
import { cashBalance, insertCashFlow, listCashFlows, softDeleteCashFlow } from '../db/repositories/portfolios';
import { listClosedPositions } from '../db/repositories/positions';
import { requiredDate } from '../entered';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';

/** How many left-out positions a summary names. */
const NAMED = 100;

export function portfoliosHandlers(context: Context): HandlersOf<'portfolios'> {
  const { orm } = context.database;
  const changed = () => announce(context, 'portfolios', 'positions');

  return {
    'portfolios.summary': async (_, { portfolioId }) => {
      const { rows, totals } = await readBook(orm, portfolioId, today(context));
      const priced = rows.filter((row) => row.lastPriceDate !== null);
      const dates = priced.map((row) => row.lastPriceDate as string).sort();
      const realized = (await listClosedPositions(orm, portfolioId))
        .filter((row) => row.currency === 'USD')
        .flatMap((row) => realizedPnl(row, row.entryPrice, row.exitPrice) ?? []);
      const { excluded, tooLarge: _tooLarge, ...sums } = totals;
      return {
        ...sums,
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
    'portfolios.recordCash': async ({ flowType, amount, flowDate, note }, { portfolioId }) => {
      const size = enteredMoney(amount, 'amount');
      if (!new Decimal(size).isPositive() || new Decimal(size).isZero()) {
        throw new AppError(
          'INVALID_INPUT',
          'The amount must be above zero. Choose deposit or withdrawal for the direction.',
          { field: 'amount' },
        );
      }
      const flow = await insertCashFlow(orm, {
        portfolioId,
        flowType,
        flowDate: requiredDate(flowDate, 'flowDate', today(context)),
        amount: flowType === 'deposit' ? size : `-${size}`,
        note: note ?? null,
      });
      changed();
      return flow;
    },
    'portfolios.setCash': async ({ balance }, { portfolioId }) => {
      const wanted = enteredMoney(balance, 'balance');
      const flow = await orm.transaction(async (tx) => {
        const current = await cashBalance(tx, portfolioId);
        const difference = new Decimal(wanted).minus(current ?? 0);
        if (current !== null && difference.isZero()) return null;
        return insertCashFlow(tx, {
          portfolioId,
          flowType: 'adjustment',
          flowDate: today(context),
          amount: roundTo(difference, MONEY.scale),
          note: `Balance set to ${wanted}`,
        });
      });
      changed();
      return flow;
    },
    'portfolios.removeCash': async ({ id }, { portfolioId }) => {
      if (!(await softDeleteCashFlow(orm, portfolioId, id, context.clock()))) {
        throw new AppError('NOT_FOUND', 'This entry is gone, or a close or an import booked it: undo that instead.');
      }
      changed();
      return {};
    },
  };
}

function enteredMoney(text: string, field: string): string {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new AppError('INVALID_INPUT', parsed.message, { field });
  const money = numericText(parsed.value, MONEY);
  if (money === null) throw new AppError('INVALID_INPUT', `${text} is more than can be kept.`, { field });
  return money;
}
