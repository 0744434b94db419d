import {
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Bridge } from '../../src-shared/ipc/bridge';
import type { InputOf, OutputOf, WindowProcedureName } from '../../src-shared/ipc/contract';
import { wholeAnswer } from '../../src-shared/ipc/parts';
import type { CallError, ErrorCode } from '../../src-shared/ipc/result';

declare global {
  interface Window {
    sigmasight: Bridge;
  }
}

export class IpcError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(error: CallError) {
    super(error.message);
    this.code = error.code;
    this.details = error.details ?? {};
  }
}

let token: string | null = null;
let onSessionEnded: (() => void) | null = null;

/** The token of the signed-in profile; every call carries it. */
export function setToken(next: string | null): void {
  token = next;
}

export function setSessionEndedHandler(handler: (() => void) | null): void {
  onSessionEnded = handler;
}

export async function call<P extends WindowProcedureName>(procedure: P, input: InputOf<P>): Promise<OutputOf<P>> {
  const sentToken = token;
  const answer = await window.sigmasight.invoke(procedure, input, sentToken);
  const result = 'json' in answer ? await wholeAnswer(answer, window.sigmasight.more) : answer;
  // The back end has checked the output against the contract that types it here.
  if (result.ok) return result.data as OutputOf<P>;
  // Only a call of the session that is still open may end it: an answer can arrive after a new sign-in.
  if (result.error.code === 'UNAUTHENTICATED' && sentToken !== null && sentToken === token) onSessionEnded?.();
  throw new IpcError(result.error);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Everything is on this computer: only an event makes data old, and a missing network must pause nothing.
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function topicOf(procedure: WindowProcedureName): string {
  return procedure.slice(0, procedure.indexOf('.'));
}

export function queryKeyOf<P extends WindowProcedureName>(procedure: P, input: InputOf<P>): readonly unknown[] {
  return [topicOf(procedure), procedure, input];
}

export function useIpcQuery<P extends WindowProcedureName>(
  procedure: P,
  input: InputOf<P>,
  options: { enabled?: boolean } = {},
): UseQueryResult<OutputOf<P>, IpcError> {
  return useQuery<OutputOf<P>, IpcError>({
    queryKey: queryKeyOf(procedure, input),
    queryFn: () => call(procedure, input),
    ...options,
  });
}

export function useIpcMutation<P extends WindowProcedureName>(
  procedure: P,
): UseMutationResult<OutputOf<P>, IpcError, InputOf<P>> {
  return useMutation<OutputOf<P>, IpcError, InputOf<P>>({
    mutationKey: [procedure],
    mutationFn: (input) => call(procedure, input),
  });
}

/** A change of data is announced by topic: every query of that topic reads again. */
export function useEventInvalidation(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      window.sigmasight.subscribe((event) => {
        if (event.type !== 'data.changed') return;
        for (const topic of event.topics) void client.invalidateQueries({ queryKey: [topic] });
      }),
    [client],
  );
}
