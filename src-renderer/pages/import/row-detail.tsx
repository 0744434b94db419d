// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and the buttons in the cell their own
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import type { ImportPreview, ImportProblem, ImportRow, ImportStep } from '../../../src-shared/ipc/imports';
import { classes } from '../../components/classes';

import { OtherValue } from './other-value';
import { previewColumns } from './preview-columns';
import styles from './preview-grid.module.css';
import { offerWords, problemColumn, rawLine, readCell } from './preview-words';

interface RowDetailProps {
  row: ImportRow;
  preview: ImportPreview;
  onStep: (step: ImportStep) => void;
}

/** The line as the file has it, what is wrong with it, and the ways to mend it. */
export function RowDetail({ row, preview, onStep }: RowDetailProps) {
  const found = [...row.problems, ...row.warnings];
  const marked = new Set(found.map((problem) => problemColumn(problem, preview.columns)));
  const edge = row.kind === 'problem' ? styles.problemEdge : found.length > 0 ? styles.warningEdge : undefined;
  return (
    <div role="row" aria-level={2}>
      <div role="gridcell" aria-colspan={previewColumns.length} className={classes(styles.detail, edge)}>
        {row.cells.length > 0 && (
          <code className={styles.line}>
            {rawLine(row, preview.delimiter, marked).map((piece, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line never change their order
              <span key={index} className={piece.marked ? styles.marked : undefined}>
                {piece.mended === null ? (
                  piece.text
                ) : (
                  <>
                    <s>{piece.text}</s>
                    <b>{piece.mended === '' ? '(empty)' : piece.mended}</b>
                  </>
                )}
              </span>
            ))}
          </code>
        )}
        {found.length > 0 && (
          <ul>
            {found.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity and never change
              <li key={index}>
                <p>
                  Row {row.row}
                  {problem.column !== null && (
                    <>
                      , <b>{problem.column}</b>
                    </>
                  )}
                  . {problem.message}
                </p>
                {row.kind === 'problem' && <Mend row={row} problem={problem} preview={preview} onStep={onStep} />}
              </li>
            ))}
          </ul>
        )}
        {row.row === null && <p>No row of this file is this position. It came by an earlier import.</p>}
        <div className={styles.offers}>
          <Decide row={row} preview={preview} onStep={onStep} />
        </div>
      </div>
    </div>
  );
}

interface MendProps extends RowDetailProps {
  problem: ImportProblem;
}

function Mend({ row, problem, preview, onStep }: MendProps) {
  const { columns } = preview;
  const column = problemColumn(problem, columns);
  const mend = row.mends.find(({ code, column: named }) => code === problem.code && named === problem.column);
  if (mend === undefined || row.row === null) return null;
  const number = row.row;
  const { code, column: header, alike, offers } = mend;
  return (
    <>
      {(offers.length > 0 || column >= 0) && (
        <div className={styles.offers}>
          {offers.length > 0 && 'Use'}
          {offers.map((offer) => (
            <Button
              key={offer.way}
              onClick={() =>
                onStep({ kind: 'cells', changes: offer.changes.map((change) => ({ row: number, ...change })) })
              }
            >
              {offerWords(offer, columns)}
            </Button>
          ))}
          {column >= 0 && (
            <OtherValue
              label={`Other ${problem.column}, row ${number}`}
              start={readCell(row, column)}
              onSave={(text) => onStep({ kind: 'cells', changes: [{ row: number, column, text }] })}
            />
          )}
        </div>
      )}
      {alike > 0 && (
        <div className={styles.offers}>
          {`${counted(alike, 'other row')} with the same problem:`}
          {offers.map((offer) => (
            <Button
              key={offer.way}
              variant="subtle"
              onClick={() => onStep({ kind: 'alike', code, column: header, way: offer.way })}
            >
              Read all like {offerWords(offer, columns)}
            </Button>
          ))}
          <Button
            variant="subtle"
            color="gray"
            onClick={() => onStep(decide('leaveOut', { alike: { code, column: header } }))}
          >
            Leave all out
          </Button>
        </div>
      )}
    </>
  );
}

function decide(
  decision: 'take' | 'leaveOut' | null,
  of: Partial<Pick<Extract<ImportStep, { kind: 'decide' }>, 'rows' | 'lots' | 'alike' | 'show'>>,
): ImportStep {
  return { kind: 'decide', rows: [], lots: [], ...of, decision };
}

/** Whether the row is taken at all. */
function Decide({ row, preview: { counts }, onStep }: RowDetailProps): ReactNode {
  const of = row.row === null ? { lots: [row.positionId ?? ''] } : { rows: [row.row] };
  const mended = row.mended.length > 0 && row.row !== null && (
    <Button
      variant="subtle"
      color="gray"
      onClick={() =>
        onStep({
          kind: 'cells',
          changes: row.mended.map(({ column }) => ({ row: row.row ?? 0, column, text: null })),
        })
      }
    >
      As in the file
    </Button>
  );
  if (row.kind === 'leftOut') {
    return (
      <>
        <Button onClick={() => onStep(decide(null, of))}>
          {row.row === null ? 'Close it' : 'Take this row again'}
        </Button>
        {mended}
      </>
    );
  }
  if (row.kind === 'gone') {
    return (
      <>
        <Button onClick={() => onStep(decide('leaveOut', of))}>Keep it in the book</Button>
        {counts.gone > 1 && (
          <Button variant="subtle" color="gray" onClick={() => onStep(decide('leaveOut', { show: 'gone' }))}>
            Keep all {counts.gone}
          </Button>
        )}
      </>
    );
  }
  const isDuplicate = row.kind === 'new' && row.warnings.some(({ code }) => duplicateCodes.has(code));
  return (
    <>
      {row.kind === 'question' && <Button onClick={() => onStep(decide('take', of))}>It is a ticker, take it</Button>}
      <Button onClick={() => onStep(decide('leaveOut', of))}>Leave this row out</Button>
      {row.kind === 'question' && counts.question > 1 && (
        <Button variant="subtle" color="gray" onClick={() => onStep(decide('leaveOut', { show: 'question' }))}>
          Leave out all {counts.question}
        </Button>
      )}
      {isDuplicate && counts.duplicate > 1 && (
        <Button variant="subtle" color="gray" onClick={() => onStep(decide('leaveOut', { show: 'duplicate' }))}>
          Leave out all {counts.duplicate} duplicates
        </Button>
      )}
      {mended}
    </>
  );
}

const duplicateCodes = new Set(['REPEATED_ROW', 'EQUALS_POSITION']);
