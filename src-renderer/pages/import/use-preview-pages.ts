import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ImportPreview, ImportRow, ImportShown } from '../../../src-shared/ipc/imports';
import { call } from '../../ipc/client';

export const pageSize = 100;

/** The pages that the rows from `first` to `last` stand on. */
export function pagesFor(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / pageSize);
  const to = Math.floor(Math.max(0, last) / pageSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

interface Pages {
  rowAt: (index: number) => ImportRow | undefined;
  total: number;
  error: Error | null;
}

/**
 * Rows of a preview, fetched page by page as they come into view; undefined while one is on its way for the first time.
 * After a step the old rows stay until the new ones are there. The key does not begin with a topic: nothing but a step
 * changes a preview, and that counts its version up.
 */
export function usePreviewPages(
  { previewId, version }: Pick<ImportPreview, 'previewId' | 'version'>,
  show: ImportShown,
  search: string,
  pages: readonly number[],
  expected: number,
): Pages {
  const queries = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['import-preview', previewId, version, show, search, page],
      queryFn: () => call('imports.page', { previewId, show, search, offset: page * pageSize, limit: pageSize }),
      gcTime: 60_000,
    })),
  });
  const seen = useRef({ total: expected, rows: new Map<number, ImportRow[]>() });
  pages.forEach((page, index) => {
    const data = queries[index]?.data;
    if (data === undefined) return;
    seen.current.total = data.total;
    seen.current.rows.set(page, data.rows);
  });
  return {
    rowAt: (index) => seen.current.rows.get(Math.floor(index / pageSize))?.[index % pageSize],
    total: seen.current.total,
    error: queries.find((query) => query.error !== null)?.error ?? null,
  };
}
