import {
  addedPosition,
  closedPosition,
  deletedPositions,
  editedPosition,
  pricedPosition,
} from '../../src-shared/domain/change-labels';
import { Decimal, plainText } from '../../src-shared/domain/decimal';
import { enteredEntryPrice, enteredLastPrice, enteredQuantity } from '../../src-shared/domain/entered-fields';
import type { Parsed } from '../../src-shared/domain/parsed';
import { type DraftPosition, type EnteredPosition, positionDraft } from '../../src-shared/domain/position-draft';
import { signedQuantity } from '../../src-shared/domain/position-type';
import { canonicalSymbol } from '../../src-shared/domain/symbol';
import { closeProceeds, positionFigures, realizedPnl } from '../../src-shared/domain/valuation';
import type { Topic } from '../../src-shared/ipc/events';
import type { ClosedPosition } from '../../src-shared/ipc/positions';
import { readBookOnce } from '../book';
import { recordChange } from '../changes';
import { type Context, today } from '../context';
import { findOrigin } from '../db/repositories/imports';
import { savePortfolioPrices, softDeleteManualPrices } from '../db/repositories/portfolio-prices';
import { insertCashFlow } from '../db/repositories/portfolios';
import {
  type ClosedRow,
  draftColumns,
  findClosedPosition,
  findOpenPosition,
  insertClosedPart,
  insertPosition,
  listClosedPositions,
  listOpenPositionsIn,
  softDeletePositions,
  updatePosition,
} from '../db/repositories/positions';
import { copyPositionTags, insertPositionTags, listTagsIn, tagIdsByPosition } from '../db/repositories/tags';
import { priceNewSymbols } from '../demo';
import { requiredDate } from '../entered';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';
import { revalue, valuationDay } from '../valuation';

const topics: Topic[] = ['positions', 'portfolios', 'tags'];

export function positionsHandlers(context: Context): HandlersOf<'positions'> {
  const { orm } = context.database;

  function checked(entered: EnteredPosition): { draft: DraftPosition; warnings: string[] } {
    const { draft, problems, warnings } = positionDraft(entered, today(context));
    const [problem] = problems;
    if (problem || !draft)
      throw new AppError('INVALID_INPUT', problem?.message ?? 'This position cannot be kept.', {
        field: problem?.field,
      });
    return { draft, warnings: warnings.map((warning) => warning.message) };
  }

  return {
    'positions.list': async (_, { portfolioId }) => (await readBookOnce(context, portfolioId)).rows,
    'positions.origin': async ({ id }, { portfolioId }) => {
      if (!(await findOpenPosition(orm, portfolioId, id))) throw new AppError('NOT_FOUND', 'This position is gone.');
      const origin = await findOrigin(orm, portfolioId, id);
      return origin === undefined ? null : { ...origin, importedAt: origin.importedAt.toISOString() };
    },
    'positions.closed': async (_, { portfolioId }) => {
      const tagIds = await tagIdsByPosition(orm, portfolioId, 'closed');
      return (await listClosedPositions(orm, portfolioId)).map((row) => closedRow(row, tagIds.get(row.id) ?? []));
    },
    'positions.create': async ({ tagIds, ...entered }, caller) => {
      const { userId, portfolioId } = caller;
      const { draft, warnings } = checked(entered);
      const created = await recordChange(context, caller, topics, async (tx) => {
        const tags = [...new Set(tagIds)];
        if ((await listTagsIn(tx, userId, tags)).length !== tags.length)
          throw new AppError('NOT_FOUND', 'One of the tags is gone. Nothing was added.');
        const positionId = await insertPosition(tx, portfolioId, draft);
        await insertPositionTags(
          tx,
          tags.map((tagId) => ({ positionId, tagId })),
        );
        await revalue(tx, portfolioId, valuationDay(context.clock()), [draft.symbol]);
        return { answer: { id: positionId, warnings }, label: addedPosition(draft) };
      });
      void priceNewSymbols(context, portfolioId);
      return created;
    },
    'positions.update': async ({ id, ...changes }, caller) => {
      const { portfolioId } = caller;
      return recordChange(context, caller, topics, async (tx) => {
        const current = await findOpenPosition(tx, portfolioId, id);
        if (!current) throw new AppError('NOT_FOUND', 'This position is gone or closed.');
        const { draft, warnings } = checked({
          symbol: changes.symbol ?? current.symbol,
          quantity: changes.quantity ?? signedQuantity(current.positionType, current.quantity),
          entryPrice: changes.entryPrice ?? (current.entryPrice === null ? '' : plainText(current.entryPrice)),
          entryDate: changes.entryDate ?? current.entryDate ?? '',
        });
        const units = changes.quantity === undefined ? {} : { unitsDate: null };
        await updatePosition(tx, portfolioId, id, { ...draftColumns(draft), ...units, editedAt: context.clock() });
        await revalue(tx, portfolioId, valuationDay(context.clock()), [draft.symbol]);
        return { answer: { id, warnings }, label: editedPosition(current) };
      });
    },
    'positions.remove': async ({ ids }, caller) =>
      recordChange(context, caller, topics, async (tx) => {
        const removed = await softDeletePositions(tx, caller.portfolioId, ids, context.clock());
        if (removed.length === 0) throw new AppError('NOT_FOUND', 'These positions are gone already.');
        return { answer: { removed: removed.length }, label: deletedPositions(removed) };
      }),
    'positions.close': async ({ id, bookCash, ...entered }, caller) => {
      const { portfolioId } = caller;
      const exitDate = requiredDate(entered.exitDate, 'exitDate', today(context));
      const exitPrice = required(enteredEntryPrice(entered.exitPrice), 'exitPrice', 'The price is missing.');
      const quantity = required(enteredQuantity(entered.quantity), 'quantity', 'The quantity is missing.');
      return recordChange(context, caller, topics, async (tx) => {
        const current = await findOpenPosition(tx, portfolioId, id);
        if (!current) throw new AppError('NOT_FOUND', 'This position is gone or closed.');
        const left = new Decimal(current.quantity).minus(quantity);
        if (quantity.startsWith('-') || left.isNegative()) {
          throw new AppError('INVALID_INPUT', `Between 0 and ${plainText(current.quantity)} can be closed.`, {
            field: 'quantity',
          });
        }
        if (current.entryDate !== null && exitDate < current.entryDate) {
          throw new AppError('INVALID_INPUT', `The exit is before the entry on ${current.entryDate}.`, {
            field: 'exitDate',
          });
        }
        const closedId = left.isZero()
          ? id
          : await insertClosedPart(tx, portfolioId, id, { quantity, exitDate, exitPrice });
        if (left.isZero()) await updatePosition(tx, portfolioId, id, { exitDate, exitPrice });
        else {
          await copyPositionTags(tx, id, closedId);
          await updatePosition(tx, portfolioId, id, { quantity: plainText(left), editedAt: context.clock() });
          await revalue(tx, portfolioId, valuationDay(context.clock()), [current.symbol]);
        }
        if (bookCash) {
          const proceeds = closeProceeds({ ...current, quantity }, exitPrice);
          if (proceeds !== null && !new Decimal(proceeds).isZero()) {
            await insertCashFlow(tx, {
              portfolioId,
              flowType: 'trade',
              flowDate: exitDate,
              amount: proceeds,
              note: `Close ${current.symbol}`,
              positionId: closedId,
            });
          }
        }
        const row = await findClosedPosition(tx, portfolioId, closedId);
        if (!row) throw new Error('The closed position cannot be read.');
        const closedTags = (await tagIdsByPosition(tx, portfolioId, 'closed')).get(closedId) ?? [];
        return { answer: closedRow(row, closedTags), label: closedPosition(current, quantity) };
      });
    },
    'positions.setPrice': async ({ symbol: text, price: priceText, priceDate: dateText }, caller) => {
      const { portfolioId } = caller;
      const symbol = requiredSymbol(text);
      const parsed = enteredLastPrice(priceText);
      if (!parsed.ok) throw new AppError('INVALID_INPUT', parsed.message, { field: 'price' });
      const price = parsed.value.value;
      return recordChange(context, caller, topics, async (tx) => {
        const open = await listOpenPositionsIn(tx, portfolioId, [symbol]);
        const [first] = open;
        if (!first) throw new AppError('NOT_FOUND', `No open position in ${symbol}.`);
        if (price === null) await softDeleteManualPrices(tx, portfolioId, symbol, context.clock());
        else {
          const priceDate = requiredDate(dateText, 'priceDate', today(context));
          if (open.some((row) => positionFigures({ ...row, lastPrice: price }, null).tooLarge.length > 0)) {
            throw new AppError('INVALID_INPUT', `With a price of ${price} the value is more than can be kept.`, {
              field: 'price',
            });
          }
          await savePortfolioPrices(tx, portfolioId, null, [{ symbol, price, priceDate, source: 'manual' }]);
        }
        const positions = await revalue(tx, portfolioId, valuationDay(context.clock()), [symbol]);
        return { answer: { positions }, label: pricedPosition(first, price) };
      });
    },
  };
}

function required(parsed: Parsed<{ value: string | null }>, field: string, missing: string): string {
  if (!parsed.ok) throw new AppError('INVALID_INPUT', parsed.message, { field });
  if (parsed.value.value === null) throw new AppError('INVALID_INPUT', missing, { field });
  return parsed.value.value;
}

function requiredSymbol(text: string): string {
  const parsed = canonicalSymbol(text);
  if (!parsed.ok) throw new AppError('INVALID_INPUT', parsed.message, { field: 'symbol' });
  return parsed.value;
}

function closedRow(row: ClosedRow, tagIds: string[]): ClosedPosition {
  const { contractMultiplier: _, ...shown } = row;
  return {
    ...shown,
    tagIds,
    quantity: plainText(row.quantity),
    strikePrice: row.strikePrice === null ? null : plainText(row.strikePrice),
    entryPrice: row.entryPrice === null ? null : plainText(row.entryPrice),
    exitPrice: row.exitPrice === null ? null : plainText(row.exitPrice),
    realizedPnl: realizedPnl(row, row.entryPrice, row.exitPrice),
  };
}
