import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Session } from '../../src-shared/ipc/auth';
import { shownFirst } from '../../src-shared/ipc/shown-first';
import { clearToasts } from '../state/toasts';
import { call, queryKeyOf, setSessionEndedHandler, setToken, useEventInvalidation } from './client';

/** All together, before any of it is drawn. */
function askForBook(queryClient: QueryClient): void {
  for (const procedure of shownFirst)
    void queryClient.prefetchQuery({ queryKey: queryKeyOf(procedure, {}), queryFn: () => call(procedure, {}) });
}

interface SessionState {
  session: Session | null;
  /** Why the sign-in screen is shown again, when the person did not ask for it. */
  notice: string | null;
  enter(session: Session): void;
  /** The same profile with a new token, after its password was changed. */
  renew(session: Session): void;
  signOut(): Promise<void>;
  /** The database behind the session was replaced: back to sign-in, which says why. */
  end(notice: string): void;
}

const SessionContext = createContext<SessionState | null>(null);

/** Nothing of another profile may be seen, not even for one frame. The state of the program itself stays known. */
function forgetBook(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'system' });
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [session, setSession] = useState<Session | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  useEventInvalidation();

  const renew = useCallback((next: Session) => {
    setToken(next.token);
    setSession(next);
  }, []);

  const enter = useCallback(
    (next: Session) => {
      forgetBook(queryClient);
      clearToasts();
      setNotice(null);
      renew(next);
      askForBook(queryClient);
    },
    [queryClient, renew],
  );

  const leave = useCallback(
    (reason: string | null) => {
      setToken(null);
      setSession(null);
      setNotice(reason);
      clearToasts();
      forgetBook(queryClient);
    },
    [queryClient],
  );

  const signOut = useCallback(async () => {
    // Even when the back end cannot answer, the window forgets the profile.
    await call('auth.signOut', {}).catch(() => undefined);
    // Whoever comes next begins at the beginning; after a session that ended the same person goes on where they were.
    window.location.hash = '';
    leave(null);
  }, [leave]);

  useEffect(() => {
    setSessionEndedHandler(() => leave('Your sign-in has ended. Your book is kept; sign in again to go on.'));
    return () => setSessionEndedHandler(null);
  }, [leave]);

  const value = useMemo(
    () => ({ session, notice, enter, renew, signOut, end: leave }),
    [session, notice, enter, renew, signOut, leave],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (state === null) throw new Error('useSession needs a SessionProvider');
  return state;
}

/** For everything inside the frame, where somebody is signed in. */
export function useProfile(): Session['profile'] {
  const { session } = useSession();
  if (session === null) throw new Error('useProfile needs a signed-in profile');
  return session.profile;
}
