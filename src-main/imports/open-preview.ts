import { type FileRow, mendedRow } from '../../src-shared/domain/csv/sigmasight-rows';
import type { ImportMode } from '../../src-shared/domain/import-mode';
import type { ImportShown, ImportStep } from '../../src-shared/ipc/imports';
import type { BookSide } from './book-side';
import { type Decisions, decided, undecided } from './decisions';
import { type ImportPlan, planImport } from './plan';
import { planCounts, planEffect } from './plan-effect';
import type { ReadFile } from './preview';
import { type Entry, entriesShown } from './preview-page';

const STEPS_KEPT = 200;

/** A file in front of a person: as it was read, what was decided since, and what an import would do now. */
export class OpenPreview {
  version = 0;
  plan: ImportPlan;
  #decisions: Decisions;
  readonly #done: Decisions[] = [];
  #undone: Decisions[] = [];
  #rows: readonly FileRow[];
  /** Rows that waited at some time: they stay in the list where the person found them. */
  readonly #waited = { problem: new Set<number>(), question: new Set<number>() };
  #shown: { key: string; entries: Entry[] } | null = null;

  constructor(
    readonly file: ReadFile,
    public book: BookSide,
    readonly today: string,
    mode: ImportMode | undefined,
  ) {
    this.#rows = file.rows;
    this.#decisions = undecided(mode ?? (book.lots.length === 0 ? 'add' : 'merge'));
    this.plan = this.#planned();
    // A row that the book has already says that the file is another state of it, and not new trades.
    const overlaps = this.plan.rows.some(({ kind }) => kind === 'same');
    if (mode === undefined && this.plan.mode === 'merge' && !overlaps) this.#apply(undecided('add'));
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  take(step: ImportStep): void {
    if (step.kind === 'undo') this.#move(this.#done, this.#undone);
    else if (step.kind === 'redo') this.#move(this.#undone, this.#done);
    else if (step.kind === 'mode' && step.mode === this.#decisions.mode) this.#apply(this.#decisions);
    else {
      this.#done.push(this.#decisions);
      this.#done.splice(0, this.#done.length - STEPS_KEPT);
      this.#undone = [];
      this.#apply(decided(this.#decisions, step, this.plan, this.today));
    }
  }

  /** What the window shows of all rows together. */
  summary() {
    const { mode, newTags } = this.plan;
    return { mode, newTags: [...newTags], counts: planCounts(this.plan), effect: planEffect(this.plan, this.book) };
  }

  /** Compares with the book as it is now. */
  refresh(book: BookSide): void {
    this.book = book;
    this.#apply(this.#decisions);
  }

  shown(show: ImportShown, search: string): Entry[] {
    const key = `${this.version} ${show} ${search}`;
    if (this.#shown?.key !== key) {
      const waited = show === 'problem' || show === 'question' ? this.#waited[show] : null;
      const entries = entriesShown(this.plan, show, search, (row) => waited?.has(row) ?? false);
      this.#shown = { key, entries };
    }
    return this.#shown.entries;
  }

  #move(from: Decisions[], to: Decisions[]): void {
    const next = from.pop();
    if (!next) return;
    to.push(this.#decisions);
    this.#apply(next);
  }

  #apply(next: Decisions): void {
    const before = this.#decisions.cells;
    if (next.cells !== before) {
      this.#rows = this.#rows.map((row, place) => {
        const cells = next.cells.get(row.row);
        const inFile = this.file.rows[place] ?? row;
        if (cells === before.get(row.row)) return row;
        return cells ? mendedRow(inFile, this.file.header, this.today, cells) : inFile;
      });
    }
    this.#decisions = next;
    this.plan = this.#planned();
    this.version += 1;
  }

  #planned(): ImportPlan {
    const { header } = this.file;
    const plan = planImport({
      rows: this.#rows,
      header,
      decisions: this.#decisions,
      book: this.book,
      today: this.today,
    });
    for (const { kind, row } of plan.rows) {
      if (kind === 'problem' || kind === 'question') this.#waited[kind].add(row.row);
    }
    return plan;
  }
}
