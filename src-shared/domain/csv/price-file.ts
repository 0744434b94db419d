import type { Instrument } from '../entered-symbol';
import type { Fault, Parsed } from '../parsed';
import { decodeText } from './decode';
import { type FileProblem, fileProblem } from './file-problem';
import { type PriceTime, priceDateReader } from './price-dates';
import { type PriceField, type PriceHeader, priceHeader } from './price-header';
import { pricedSymbol, symbolInName } from './price-symbol';
import { type DayRange, impossibleRange, readPrice, readVolume } from './price-values';
import { parseTable, type Table, type TableRow } from './table';

/** One symbol's day. Prices are as traded, decimal text with at most four decimals. */
export interface PriceRow extends DayRange {
  /** As a spreadsheet counts. */
  row: number;
  /** Options in the compact OCC form. */
  symbol: string;
  date: string;
  close: string;
  /** As the file has it; never used as a price, because it changes with every later dividend and split. */
  adjustedClose: string | null;
  volume: number | null;
}

export interface PriceFileContent {
  /** Where the symbols come from; null when the file could not be read at all. */
  symbolFrom: 'column' | 'file name' | null;
  /** The good rows, in the file's order; each symbol and date once. */
  rows: PriceRow[];
  /** Why rows are missing above, by row; without a row it is the whole file. */
  problems: FileProblem[];
  /** What was left out of good rows, or changed. */
  warnings: FileProblem[];
}

/** How much of a cell is repeated in a problem. */
const VALUE_CHARACTERS = 200;

/** The daily prices in a file's bytes. `today` is New York's date: later ones are problems. Bad data is never thrown. */
export function readPriceFile(fileName: string, bytes: Uint8Array, today: string): PriceFileContent {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return unread(fileProblem(decoded.code, decoded.message));
  const content = readPriceTable(parseTable(decoded.value.text), fileName, today);
  // Strange characters are in no price, but a file that was cut off may lack rows.
  content.warnings.unshift(...decoded.value.warnings.filter(({ code }) => code === 'FILE_CUT_OFF'));
  return content;
}

/** The daily prices of a table; the file's name gives the symbol where no column does. */
export function readPriceTable(table: Table, fileName: string, today: string): PriceFileContent {
  const found = priceHeader(table);
  if ('problem' in found) return unread(found.problem);
  const { header } = found;
  const named = symbolInName(fileName);
  if (header.places.symbol === undefined && named === null) {
    return unread(
      fileProblem(
        'NO_SYMBOL',
        'This file does not say whose prices it holds. Name it after the symbol, like AAPL.csv or BRK-B.csv, or add a column symbol.',
      ),
    );
  }
  const rows = table.rows.filter(({ row, cells }) => row > header.row && cells.some((cell) => cell.trim() !== ''));
  const dates = rows.map(({ cells }) => cells[header.places.date ?? -1] ?? '');
  const reader = new RowReader(header, named ?? '', priceDateReader(dates, table.delimiter, today));
  const broken = new Map(table.problems.map((problem) => [problem.row, problem]));
  for (const row of rows) {
    const problem = broken.get(row.row);
    if (problem) reader.problems.push(problem);
    else reader.read(row);
  }
  return reader.content();
}

function unread(problem: FileProblem): PriceFileContent {
  return { symbolFrom: null, rows: [], problems: [problem], warnings: [] };
}

interface Taken extends PriceRow {
  time: string;
}

class RowReader {
  readonly problems: FileProblem[] = [];
  private readonly warnings: FileProblem[] = [];
  private readonly taken = new Map<string, Taken>();
  /** Days that have prices of several times: a first one of them is no close. */
  private readonly withinDay = new Map<string, Taken>();
  private readonly instruments = new Map<string, Parsed<Instrument>>();

  constructor(
    private readonly header: PriceHeader,
    private readonly named: string,
    private readonly readDate: (text: string) => Parsed<PriceTime>,
  ) {}

  read({ row, cells }: TableRow): void {
    const { names } = this.header;
    if (cells.length > names.length && cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      const message =
        'This row has more cells than the header. A number with a comma must stand in quotes: "1,234.50".';
      this.problems.push(fileProblem('TOO_MANY_CELLS', message, { row }));
      return;
    }
    const before = this.problems.length;
    const day = this.readDay(row, cells);
    if (day && this.problems.length === before) this.take(day);
  }

  content(): PriceFileContent {
    for (const { row, ...day } of this.withinDay.values()) this.problems.push(severalTimes(row, day));
    const rows = [...this.taken.entries()]
      .filter(([key]) => !this.withinDay.has(key))
      .map(([, { time: _, ...day }]): PriceRow => day);
    return {
      symbolFrom: this.header.places.symbol === undefined ? 'file name' : 'column',
      rows,
      problems: this.problems.sort((one, other) => (one.row ?? 0) - (other.row ?? 0)),
      warnings: this.warnings,
    };
  }

  private cell(cells: readonly string[], field: PriceField): string {
    return cells[this.header.places[field] ?? -1] ?? '';
  }

  private told(fault: Fault, row: number, field: PriceField, cells: readonly string[]): FileProblem {
    return fileProblem(fault.code, fault.message, {
      row,
      column: this.header.names[this.header.places[field] ?? -1] ?? null,
      value: this.cell(cells, field).slice(0, VALUE_CHARACTERS),
    });
  }

  private readDay(row: number, cells: readonly string[]): Taken | null {
    const problem = (fault: Fault, field: PriceField) => {
      this.problems.push(this.told(fault, row, field, cells));
      return null;
    };
    const period = this.cell(cells, 'period').trim();
    if (period !== '' && period.toUpperCase() !== 'D') {
      return problem({ code: 'NOT_DAILY', message: `The period is ${period}, and only days (D) are read.` }, 'period');
    }
    const instrument = this.instrument(this.cell(cells, 'symbol'));
    if (!instrument.ok) problem(instrument, 'symbol');
    const date = this.readDate(this.cell(cells, 'date'));
    if (!date.ok) problem(date, 'date');
    const isOption = instrument.ok && instrument.value.option !== null;
    const close = readPrice(this.cell(cells, 'close'), isOption);
    if (!close.ok) return problem(close, 'close');
    if (close.value.value === null) {
      return problem({ code: 'NO_CLOSE', message: 'The close is missing, so the row is left out.' }, 'close');
    }
    if (!instrument.ok || !date.ok) return null;
    if (close.value.warning) this.warnings.push(this.told(close.value.warning, row, 'close', cells));
    const beside = (field: PriceField) => this.besideClose(row, cells, field, isOption);
    const range = { open: beside('open'), high: beside('high'), low: beside('low') };
    const impossible = impossibleRange(range, close.value.value);
    if (impossible) this.warnings.push(fileProblem('IMPOSSIBLE_RANGE', impossible.message, { row }));
    const volume = readVolume(this.cell(cells, 'volume'));
    if (!volume.ok) this.warnings.push(this.told(volume, row, 'volume', cells));
    return {
      row,
      symbol: instrument.value.symbol,
      date: date.value.date,
      time: date.value.time || this.cell(cells, 'time').trim(),
      ...(impossible?.kept ?? range),
      close: close.value.value,
      adjustedClose: beside('adjustedClose'),
      volume: volume.ok ? volume.value : null,
    };
  }

  private instrument(cell: string): Parsed<Instrument> {
    const text = this.header.places.symbol === undefined ? this.named : cell;
    const known = this.instruments.get(text) ?? pricedSymbol(text);
    this.instruments.set(text, known);
    return known;
  }

  /** Open, high, low or adjusted close: one that cannot be read is left out, because the close alone is used. */
  private besideClose(row: number, cells: readonly string[], field: PriceField, isOption: boolean): string | null {
    const price = readPrice(this.cell(cells, field), isOption);
    if (!price.ok) {
      const message = `${price.message} It is left out; the close is kept.`;
      this.warnings.push(this.told({ code: price.code, message }, row, field, cells));
      return null;
    }
    if (price.value.warning) this.warnings.push(this.told(price.value.warning, row, field, cells));
    return price.value.value;
  }

  private take(day: Taken): void {
    const key = `${day.symbol} ${day.date}`;
    const first = this.taken.get(key);
    if (!first) this.taken.set(key, day);
    else if (first.time !== day.time) {
      this.withinDay.set(key, first);
      this.problems.push(severalTimes(day.row, day));
    } else if (first.close !== day.close) {
      const message = `Row ${first.row} has another close of ${day.symbol} on ${day.date}: ${first.close}, and here it is ${day.close}. Row ${first.row} is read; remove the wrong one.`;
      this.problems.push(fileProblem('CONFLICTING_CLOSE', message, { row: day.row, value: day.close }));
    }
  }
}

function severalTimes(row: number, { symbol, date }: { symbol: string; date: string }): FileProblem {
  return fileProblem(
    'SEVERAL_TIMES',
    `This file has prices of ${symbol} at several times of ${date}, and none of them says it is the close. Download daily prices.`,
    { row },
  );
}
