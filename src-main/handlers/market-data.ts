import { decodeText } from '../../src-shared/domain/csv/decode';
import { isPriceTable } from '../../src-shared/domain/csv/price-header';
import { parseTable } from '../../src-shared/domain/csv/table';
import { weekday } from '../../src-shared/domain/iso-date';
import { newYorkTime } from '../../src-shared/domain/new-york-time';
import { parseOccSymbol } from '../../src-shared/domain/occ-symbol';
import { marketSources } from '../../src-shared/domain/price-in-use';
import { heldReason } from '../../src-shared/domain/price-outliers';
import {
  countSessions,
  holidayName,
  isSession,
  lastEndedSession,
  nextSession,
  sessionClose,
  sessionCloseInstant,
} from '../../src-shared/domain/trading-calendar';
import type { HeldPrice, PriceFile } from '../../src-shared/ipc/market-data';
import { announce, type Context } from '../context';
import { findLastCompletedRun } from '../db/repositories/jobs';
import { findBar, listHeldBars, upsertBars } from '../db/repositories/market-data';
import { findLivePortfolio } from '../db/repositories/portfolios';
import { findOpenPosition, listOpenPositionsIn } from '../db/repositories/positions';
import {
  findPreviousSnapshot,
  latestGreeksDate,
  latestSnapshotDate,
  listSnapshots,
} from '../db/repositories/snapshots';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';
import { decideHeld, revalueRealBooks } from '../market-data/held-prices';
import { type PreparedPrices, preparePrices, problemText } from '../market-data/price-files';
import { findPricesFolder, folderProblem, savePricesFolder } from '../market-data/price-folder';

/** How many of a file's symbols and problems a window is told by name. */
const NAMED = 200;

const BARS_PER_STATEMENT = 5000;

export function marketDataHandlers(context: Context): HandlersOf<'market-data'> {
  const { orm } = context.database;
  const lastSession = () => lastEndedSession(context.clock().getTime());

  return {
    'market-data.isPriceFile': async ({ bytes }) => {
      const decoded = decodeText(bytes);
      return { isPriceFile: decoded.ok && isPriceTable(parseTable(decoded.value.text)) };
    },
    'market-data.importPrices': async ({ fileName, bytes, write }, { portfolioId }) => {
      const { isDemo } = await findLivePortfolio(orm, portfolioId);
      const prepared = await preparePrices(orm, fileName, bytes, lastSession());
      const positions = isDemo ? 0 : (await listOpenPositionsIn(orm, portfolioId, newest(prepared))).length;
      if (write) {
        await orm.transaction(async (tx) => {
          const { bars } = prepared;
          for (let start = 0; start < bars.length; start += BARS_PER_STATEMENT) {
            await upsertBars(tx, bars.slice(start, start + BARS_PER_STATEMENT));
          }
          await revalueRealBooks(tx, context.clock(), symbolsIn(prepared));
        });
        announce(context, 'market-data', 'positions', 'portfolios');
      }
      return shownFile(fileName, prepared, positions, isDemo);
    },
    'market-data.heldBack': async (_, { portfolioId }) => {
      const { isDemo } = await findLivePortfolio(orm, portfolioId);
      return questions(await listHeldBars(orm, marketSources(isDemo)));
    },
    'market-data.decide': async ({ id, decision }, { portfolioId }) => {
      const { isDemo } = await findLivePortfolio(orm, portfolioId);
      await decideHeld(orm, { id, decision, sources: marketSources(isDemo), now: context.clock() });
      announce(context, 'market-data', 'positions', 'portfolios', 'jobs');
      return {};
    },
    'market-data.folder': async () => shownFolder(await findPricesFolder(orm)),
    'market-data.setFolder': async ({ path }) => {
      const shown = await shownFolder(path);
      if (shown.problem !== null)
        throw new AppError('INVALID_INPUT', `${shown.problem} Choose another folder.`, { field: 'path' });
      await savePricesFolder(orm, path);
      announce(context, 'market-data');
      return shown;
    },
    'market-data.status': async (_, { portfolioId }) => {
      const now = context.clock().getTime();
      const session = lastEndedSession(now);
      const next = nextSession(session);
      const { date } = newYorkTime(now);
      const snapshotDate = await latestSnapshotDate(orm, portfolioId);
      const [snapshot] = snapshotDate === null ? [] : await listSnapshots(orm, portfolioId, snapshotDate, snapshotDate);
      return {
        lastSession: session,
        nextSession: next,
        nextClose: new Date(sessionCloseInstant(next)).toISOString(),
        isHalfDay: sessionClose(next) !== '16:00',
        closedToday: isSession(date) ? null : (holidayName(date) ?? weekday(date)),
        greeksDate: await latestGreeksDate(orm, portfolioId),
        snapshotDate,
        snapshotComplete: snapshot?.isComplete ?? null,
        sessionsBehind: snapshotDate === null ? null : Math.max(0, countSessions(snapshotDate, session) - 1),
      };
    },
    'market-data.trace': async ({ positionId }, { portfolioId }) => {
      const position = await findOpenPosition(orm, portfolioId, positionId);
      if (!position) throw new AppError('NOT_FOUND', 'This position is gone or closed.');
      const { symbol, lastPrice, lastPriceDate, lastPriceSource } = position;
      const bar =
        lastPriceDate === null || lastPriceSource === null
          ? undefined
          : await findBar(orm, { symbol, date: lastPriceDate, source: lastPriceSource });
      const before = await latestSnapshotDate(orm, portfolioId, lastSession());
      const previous = before === null ? null : await findPreviousSnapshot(orm, portfolioId, before);
      const then = previous?.positions.get(positionId);
      const run = await findLastCompletedRun(orm, portfolioId, 'market_data');
      return {
        price: lastPrice,
        priceDate: lastPriceDate,
        source: lastPriceSource,
        bar: bar === undefined ? null : { ...bar, storedAt: bar.storedAt.toISOString() },
        previous:
          before === null || then === undefined
            ? null
            : { date: before, price: then.price, marketValue: then.marketValue },
        run: run?.completedAt
          ? {
              id: run.id,
              jobName: run.jobName,
              jobType: run.jobType,
              trigger: run.metadata?.trigger ?? null,
              completedAt: run.completedAt.toISOString(),
            }
          : null,
      };
    },
  };
}

async function shownFolder(path: string | null) {
  return { path, problem: path === null ? null : await folderProblem(path) };
}

function symbolsIn({ rows }: PreparedPrices): string[] {
  return [...new Set(rows.map(({ symbol }) => symbol))];
}

/** Symbols of which the file has a close that is used. */
function newest({ bars }: PreparedPrices): string[] {
  return [...new Set(bars.flatMap(({ symbol, isHeld }) => (isHeld ? [] : [symbol])))];
}

function shownFile(fileName: string, prepared: PreparedPrices, positions: number, isDemo: boolean): PriceFile {
  const { rows, held, problems, warnings, added, changed, unchanged } = prepared;
  const symbols = symbolsIn(prepared).sort();
  const dates = rows.map(({ date }) => date).sort();
  return {
    fileName,
    rows: rows.length,
    symbols: symbols.slice(0, NAMED),
    symbolCount: symbols.length,
    from: dates[0] ?? null,
    through: dates.at(-1) ?? null,
    added,
    changed,
    unchanged,
    heldBack: held.slice(0, NAMED).map(({ held, previous, ratio, reason, split }) => ({
      symbol: held.symbol,
      date: held.date,
      dataSource: 'csv',
      close: held.close,
      previousClose: previous.close,
      previousDate: previous.date,
      ratio,
      reason,
      split,
    })),
    problems: problems.slice(0, NAMED).map(({ row, column, message }) => ({ row, column, message })),
    problemCount: problems.length,
    warnings: [
      ...(isDemo ? ['A demo reads simulated prices only: these are kept for your own profiles.'] : []),
      ...warnings.slice(0, NAMED).map(problemText),
    ],
    positions,
  };
}

/** One question a level: closes that follow at the same new level have its answer. */
function questions(bars: Awaited<ReturnType<typeof listHeldBars>>): HeldPrice[] {
  return bars.flatMap((bar, index) => {
    const { previousClose, previousDate } = bar;
    if (previousClose === null || previousDate === null) return [];
    const isOption = parseOccSymbol(bar.symbol) !== null;
    const rules = { isOption, splits: [] };
    const earlier = bars[index - 1];
    const follows =
      earlier !== undefined &&
      earlier.symbol === bar.symbol &&
      earlier.dataSource === bar.dataSource &&
      earlier.previousDate === previousDate &&
      heldReason(earlier, bar, rules) === null;
    if (follows) return [];
    const found = heldReason({ close: previousClose, date: previousDate }, bar, rules);
    const ratio = Number(bar.close) / Number(previousClose);
    return [{ ...bar, previousClose, previousDate, ...(found ?? { ratio, reason: 'JUMP' as const, split: null }) }];
  });
}
