import { plainText } from '../../src-shared/domain/decimal';
import type { Lot } from '../../src-shared/domain/lot-match';
import { type NamedTag, tagKey } from '../../src-shared/domain/tags';
import type { Queryable } from '../db/queryable';
import { latestPortfolioPrices, type PortfolioPrice } from '../db/repositories/portfolio-prices';
import { listOpenPositions, type OpenPosition } from '../db/repositories/positions';
import { listTags, tagIdsByPosition } from '../db/repositories/tags';
import type { Caller } from '../ipc/router';

/** An open position, to be compared with a file's rows. */
export interface BookLot extends Lot, Pick<OpenPosition, 'underlyingSymbol' | 'expirationDate' | 'optionType'> {
  strikePrice: string | null;
  contractMultiplier: string;
  currency: string;
  lastPrice: string | null;
  editedAt: Date | null;
  /** From a file, and not entered by hand. */
  imported: boolean;
  /** Keys of its tags. */
  tags: ReadonlySet<string>;
}

/** What an import meets: the book's tags, lots and prices in use. */
export interface BookSide {
  tags: readonly NamedTag[];
  lots: readonly BookLot[];
  prices: ReadonlyMap<string, PortfolioPrice>;
}

export async function readBookSide(db: Queryable, { userId, portfolioId }: Caller): Promise<BookSide> {
  const tags = await listTags(db, userId);
  const keys = new Map(tags.map(({ id, name }) => [id, tagKey(name)]));
  const tagIds = await tagIdsByPosition(db, portfolioId, 'open');
  const open = await listOpenPositions(db, portfolioId);
  return {
    tags,
    prices: await latestPortfolioPrices(db, portfolioId),
    lots: open.map((row) => ({
      id: row.id,
      symbol: row.symbol,
      positionType: row.positionType,
      quantity: plainText(row.quantity),
      entryPrice: row.entryPrice === null ? null : plainText(row.entryPrice),
      entryDate: row.entryDate,
      underlyingSymbol: row.underlyingSymbol,
      expirationDate: row.expirationDate,
      strikePrice: row.strikePrice === null ? null : plainText(row.strikePrice),
      optionType: row.optionType,
      contractMultiplier: row.contractMultiplier,
      currency: row.currency,
      lastPrice: row.lastPrice,
      editedAt: row.editedAt,
      imported: row.importBatchId !== null,
      tags: new Set((tagIds.get(row.id) ?? []).flatMap((id) => keys.get(id) ?? [])),
    })),
  };
}
