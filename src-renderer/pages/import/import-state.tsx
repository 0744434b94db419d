import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../src-shared/ipc/contract';
import type { ImportPreview, ImportStep } from '../../../src-shared/ipc/imports';
import { call, IpcError } from '../../ipc/client';
import { tellAway } from '../../state/away';
import { showToast } from '../../state/toasts';
import { showChange } from '../../state/undo';
import { takePriceFiles } from '../market-data/price-files';
import { useShownImport } from '../positions/use-shown-import';
import { ConfirmUndo } from './confirm-undo';

type Unreadable = Extract<OutputOf<'imports.preview'>, { kind: 'unreadable' }>;

export type ImportStage =
  | { kind: 'idle'; error: string | null }
  | { kind: 'reading'; fileName: string; operationId: string }
  | { kind: 'preview'; preview: ImportPreview; writing: string | null; error: string | null }
  | { kind: 'unreadable'; file: Unreadable };

interface ImportState {
  stage: ImportStage;
  /** The operating system's dialog. */
  openDialog(): Promise<void>;
  openSample(): Promise<void>;
  openBytes(fileName: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Back to the start; what was read is forgotten, nothing was written. */
  discard(): void;
  /** Mends, answers or undoes in the preview. */
  step(step: ImportStep): Promise<void>;
  commit(): Promise<void>;
  undo(batchId: string): Promise<void>;
  bringBack(batchId: string): Promise<void>;
}

const ImportContext = createContext<ImportState | null>(null);

const idle: ImportStage = { kind: 'idle', error: null };

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

export function ImportProvider({ children }: { children: ReactNode }) {
  const [stage, setStage] = useState<ImportStage>(idle);
  const [undoQuestion, setUndoQuestion] = useState<{ batchId: string; message: string } | null>(null);
  const [, navigate] = useLocation();
  const showImport = useShownImport();
  const latest = useRef(stage);
  latest.current = stage;

  const dropCurrent = useCallback(() => {
    const current = latest.current;
    if (current.kind === 'reading') void call('imports.cancel', { operationId: current.operationId }).catch(() => null);
    if (current.kind === 'preview') {
      void call('imports.discard', { previewId: current.preview.previewId }).catch(() => null);
    }
  }, []);

  const openBytes = useCallback(
    async (fileName: string, bytes: Uint8Array<ArrayBuffer>) => {
      // A file that is being written stays in view; the next one waits for its end.
      if (latest.current.kind === 'preview' && latest.current.writing !== null) return;
      dropCurrent();
      const operationId = crypto.randomUUID();
      const reading: ImportStage = { kind: 'reading', fileName, operationId };
      latest.current = reading;
      setStage(reading);
      navigate('/import');
      const isCurrent = () => latest.current.kind === 'reading' && latest.current.operationId === operationId;
      try {
        const answer = await call('imports.preview', { fileName, bytes, operationId });
        if (!isCurrent()) {
          if (answer.kind === 'preview') void call('imports.discard', { previewId: answer.preview.previewId });
          return;
        }
        setStage(
          answer.kind === 'preview'
            ? { kind: 'preview', preview: answer.preview, writing: null, error: null }
            : { kind: 'unreadable', file: answer },
        );
      } catch (fault) {
        if (!isCurrent()) return;
        const cancelled = fault instanceof IpcError && fault.code === 'CANCELLED';
        setStage(cancelled ? idle : { kind: 'idle', error: messageOf(fault) });
      }
    },
    [dropCurrent, navigate],
  );

  const openDialog = useCallback(async () => {
    try {
      const file = await call('desktop.openFile', {});
      const [positions] = file === null ? [] : await takePriceFiles([file]);
      if (positions !== undefined) await openBytes(positions.fileName, positions.bytes);
    } catch (fault) {
      showToast({ tone: 'error', message: `The file was not opened. ${messageOf(fault)}` });
    }
  }, [openBytes]);

  const openSample = useCallback(async () => {
    try {
      const file = await call('imports.sample', {});
      await openBytes(file.fileName, new TextEncoder().encode(file.text));
    } catch (fault) {
      showToast({ tone: 'error', message: `The sample file was not opened. ${messageOf(fault)}` });
    }
  }, [openBytes]);

  const discard = useCallback(() => {
    dropCurrent();
    setStage(idle);
  }, [dropCurrent]);

  const step = useCallback(async (next: ImportStep) => {
    const current = latest.current;
    if (current.kind !== 'preview' || current.writing !== null) return;
    try {
      const preview = await call('imports.mend', { previewId: current.preview.previewId, step: next });
      setStage((stage) =>
        stage.kind === 'preview' && stage.preview.version < preview.version
          ? { ...stage, preview, error: null }
          : stage,
      );
    } catch (fault) {
      showToast({ tone: 'error', message: `The row was not changed. ${messageOf(fault)}` });
    }
  }, []);

  const bringBack = useCallback(async (batchId: string) => {
    try {
      await call('imports.restore', { batchId });
      void showChange();
    } catch (fault) {
      showToast({ tone: 'error', message: `The import was not brought back. ${messageOf(fault)}` });
    }
  }, []);

  const runUndo = useCallback(async (batchId: string, confirmed: boolean) => {
    try {
      await call('imports.undo', { batchId, confirmed });
      void showChange();
    } catch (fault) {
      if (fault instanceof IpcError && fault.code === 'NEEDS_CONFIRMATION') {
        setUndoQuestion({ batchId, message: fault.message });
        return;
      }
      showToast({ tone: 'error', message: `The import was not undone. ${messageOf(fault)}` });
    }
  }, []);

  const undo = useCallback((batchId: string) => runUndo(batchId, false), [runUndo]);

  const commit = useCallback(async () => {
    const current = latest.current;
    if (current.kind !== 'preview' || current.writing !== null) return;
    const { preview } = current;
    const operationId = crypto.randomUUID();
    setStage({ ...current, writing: operationId, error: null });
    try {
      const { batchId, imported } = await call('imports.commit', {
        previewId: preview.previewId,
        // The buttons have said both before they could be pressed.
        acceptGood: preview.counts.problem + preview.counts.question > 0,
        again: preview.known !== null,
        operationId,
      });
      setStage(idle);
      navigate('/positions');
      const link = { name: 'Show these positions', run: () => showImport(batchId, preview.fileName) };
      void showChange(undefined, imported > 0 ? link : undefined);
    } catch (fault) {
      const code = fault instanceof IpcError ? fault.code : null;
      const error = code === 'CANCELLED' ? null : `Nothing was written. ${messageOf(fault)}`;
      // The book has changed: the preview is compared with it anew.
      const step: ImportStep = { kind: 'mode', mode: preview.mode };
      const { previewId } = preview;
      const fresh =
        code === 'CONFLICT' ? await call('imports.mend', { previewId, step }).catch(() => preview) : preview;
      setStage({ ...current, preview: fresh, writing: null, error });
      if (error !== null) tellAway(`The import was not written. ${messageOf(fault)}`);
    }
  }, [navigate, showImport]);

  const value = useMemo(
    () => ({ stage, openDialog, openSample, openBytes, discard, step, commit, undo, bringBack }),
    [stage, openDialog, openSample, openBytes, discard, step, commit, undo, bringBack],
  );
  return (
    <ImportContext value={value}>
      {children}
      {undoQuestion !== null && (
        <ConfirmUndo
          message={undoQuestion.message}
          onClose={() => setUndoQuestion(null)}
          onConfirm={() => {
            setUndoQuestion(null);
            void runUndo(undoQuestion.batchId, true);
          }}
        />
      )}
    </ImportContext>
  );
}

export function useImport(): ImportState {
  const state = useContext(ImportContext);
  if (state === null) throw new Error('useImport needs an ImportProvider');
  return state;
}
