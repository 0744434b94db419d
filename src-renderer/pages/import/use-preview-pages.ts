import { useQueries } from '@tanstack/react-query';
import type { ImportRow } from '../../../src-shared/ipc/imports';
import { call } from '../../ipc/client';

export const pageSize = 100;

/** The pages that the rows from `first` to `last` stand on. */
export function pagesFor(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / pageSize);
  const to = Math.floor(Math.max(0, last) / pageSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * Rows of a preview, fetched page by page as they come into view; undefined while one is on its way.
 * The key does not begin with a topic: a preview never changes, and after the commit it is gone.
 */
export function usePreviewPages(
  previewId: string,
  show: 'all' | 'problem' | 'warning' | 'good',
  pages: readonly number[],
): { rowAt: (index: number) => ImportRow | undefined; error: Error | null } {
  const queries = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['import-preview', previewId, show, page],
      queryFn: () => call('imports.page', { previewId, show, offset: page * pageSize, limit: pageSize }),
      gcTime: 60_000,
    })),
  });
  const byPage = new Map(pages.map((page, index) => [page, queries[index]?.data?.rows]));
  return {
    rowAt: (index) => byPage.get(Math.floor(index / pageSize))?.[index % pageSize],
    error: queries.find((query) => query.error !== null)?.error ?? null,
  };
}
