import { counted } from '../../src-shared/domain/counted';
import { numberIn, sumOf } from '../../src-shared/domain/formula';
import type { JobRun } from '../../src-shared/ipc/jobs';
import type { SnapshotDay } from '../../src-shared/ipc/snapshots';
import type { ExplainedInput, Explanation } from '../components/why/explanation';
import { writtenFormula } from '../components/why/written-formula';
import { dateText } from '../format/date-format';
import { newYorkInstantText } from '../format/new-york-format';
import { decimalParts, dollars, moneyParts, type NegativeStyle, percentParts, textOf } from '../format/number-format';
import { sourceName } from '../format/position-words';
import { triggerWords } from '../pages/jobs/run-words';

/** The figures of a past session's header. */
export type DayFigure = 'nav' | 'dayPnl' | 'net' | 'delta' | 'theta' | 'vega';

const lots = { places: 2, sign: 'negative', negative: 'minus' } as const;

/** Why a figure of a book in a past session is what it is. @param run - the one that made its snapshot; null when that is not known */
export function explainDayFigure(
  figure: DayFigure,
  day: SnapshotDay,
  run: JobRun | null,
  negative: NegativeStyle,
): Explanation {
  const { snapshot } = day;
  const base = {
    subject: `of the book, ${dateText(snapshot.snapshotDate)}`,
    tone: 'plain' as const,
    mock: false,
    missing: null,
    footnote: footnote(day),
  };
  switch (figure) {
    case 'nav': {
      const parts = [snapshot.cashValue, snapshot.netExposure].flatMap((value) =>
        value === null ? [] : numberIn(value, 'money'),
      );
      return {
        ...base,
        title: 'NAV',
        result: dollars(snapshot.totalValue, 2, negative),
        formula: { words: 'Cash + net exposure', numbers: writtenFormula(sumOf(...parts)) },
        inputs: [
          money('Cash', snapshot.cashValue, snapshot.cashValue === null ? 'no cash recorded' : null, negative),
          money('Net exposure', snapshot.netExposure, positionsNote(day), negative),
          ...sourceInputs(day, run),
        ],
      };
    }
    case 'net':
      return {
        ...base,
        title: 'Net exposure',
        result: dollars(snapshot.netExposure, 2, negative),
        formula: {
          words: 'Long + short',
          numbers: writtenFormula(sumOf(numberIn(snapshot.longValue, 'money'), numberIn(snapshot.shortValue, 'money'))),
        },
        inputs: [
          money('Long', snapshot.longValue, positionsNote(day), negative),
          money('Short', snapshot.shortValue, 'what is owed, below zero', negative),
          ...sourceInputs(day, run),
        ],
      };
    case 'dayPnl':
      return { ...base, ...pnl(day, run, negative) };
    default:
      return { ...base, ...greek(figure, day, run) };
  }
}

function pnl(day: SnapshotDay, run: JobRun | null, negative: NegativeStyle) {
  const { snapshot, previous, positions } = day;
  const counting = positions.flatMap(({ dailyPnl }) => (dailyPnl === null ? [] : [numberIn(dailyPnl, 'money')]));
  const inputs: ExplainedInput[] = [];
  if (previous !== null && snapshot.netFlow !== null) {
    inputs.push(money('NAV before', previous.totalValue, dateText(previous.snapshotDate), negative));
    inputs.push(money('Flows', snapshot.netFlow, 'the change of NAV is P&L plus flows', negative));
  }
  if (snapshot.dailyPnlPct !== null) {
    const value = textOf(percentParts(snapshot.dailyPnlPct, 'day', negative));
    inputs.push({ label: 'In percent', value, note: 'of the NAV before' });
  }
  return {
    title: 'Day P&L',
    tone: 'pnl' as const,
    result: snapshot.dailyPnl === null ? null : dollars(snapshot.dailyPnl, 2, negative, 'always'),
    missing:
      snapshot.dailyPnl !== null
        ? null
        : previous === null
          ? 'the first snapshot has none before it'
          : 'no position had a price of that session',
    formula: {
      words: 'Sum of the positions, those that left among them',
      numbers: counting.length === 0 ? null : writtenFormula(sumOf(...counting)),
    },
    inputs: [
      { label: 'Positions', value: counted(counting.length, 'position'), note: `of ${positions.length}` },
      ...inputs,
      ...sourceInputs(day, run),
    ],
  };
}

function greek(figure: 'delta' | 'theta' | 'vega', day: SnapshotDay, run: JobRun | null) {
  const { snapshot, positions } = day;
  const total = { delta: snapshot.totalDelta, theta: snapshot.totalTheta, vega: snapshot.totalVega }[figure];
  const parts = positions.flatMap(({ greeks }) => (greeks === null ? [] : numberIn(String(greeks[figure]), 'factor')));
  const isMock = snapshot.greeksSource === 'mock';
  return {
    title: `${figure.charAt(0).toUpperCase()}${figure.slice(1)}, lots`,
    result: total === null ? null : decimalParts(total, lots),
    mock: isMock,
    missing: total === null ? 'no Greeks were stored' : null,
    formula: {
      words: 'Sum of the positions’ Greeks, in lots of 100 shares',
      numbers: parts.length === 0 ? null : writtenFormula(sumOf(...parts)),
    },
    inputs: [
      { label: 'Positions', value: counted(parts.length, 'position'), note: isMock ? 'mock values by type' : 'model' },
      ...sourceInputs(day, run),
    ],
  };
}

function money(label: string, value: string | null, note: string | null, negative: NegativeStyle): ExplainedInput {
  return { label, value: value === null ? 'none' : textOf(moneyParts(value, negative)), note };
}

function positionsNote({ snapshot }: SnapshotDay): string {
  return counted(snapshot.positionCount - snapshot.missingCount, 'position');
}

function sourceInputs({ snapshot, positions }: SnapshotDay, run: JobRun | null): ExplainedInput[] {
  const sources = [...new Set(positions.flatMap(({ priceSource }) => priceSource ?? []))].map(sourceName);
  const stale = snapshot.staleCount > 0 ? `${snapshot.staleCount} of an earlier session` : null;
  return [
    {
      label: 'Prices',
      value: `close of ${dateText(snapshot.snapshotDate)}`,
      note: [...sources, stale].filter(Boolean).join(', '),
    },
    run === null
      ? { label: 'Made by', value: 'a run that is not listed any more', note: null }
      : {
          label: 'Made by',
          value: run.jobName,
          note: [
            run.trigger === null ? null : triggerWords[run.trigger],
            run.completedAt === null ? null : newYorkInstantText(run.completedAt),
          ]
            .filter(Boolean)
            .join(', '),
        },
  ];
}

function footnote({ positions }: SnapshotDay): string | null {
  const missing = positions.filter(({ marketValue }) => marketValue === null).map(({ symbol }) => symbol);
  return missing.length === 0 ? null : `Left out, without a value: ${missing.slice(0, 5).join(', ')}.`;
}
