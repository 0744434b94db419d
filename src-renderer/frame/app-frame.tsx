import { IconArrowBackUp, IconArrowForwardUp, IconFileImport } from '@tabler/icons-react';
import { useIsFetching } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ToastStack } from '../components/toast-stack';
import { useLasting } from '../components/use-delayed';
import { ImportProvider, useImport } from '../pages/import/import-state';
import { PositionsViewProvider } from '../pages/positions/positions-view';
import { homePath, routes } from '../routes';
import { type Command, useCommands } from '../state/commands';
import { useOperationEvents } from '../state/operations';
import { redoChange, undoChange } from '../state/undo';
import styles from './app-frame.module.css';
import { BookHeader } from './book-header';
import { DropTarget } from './drop-target';
import { SessionWarnings } from './session-warnings';
import { Sidebar } from './sidebar';
import { StatusBar } from './status-bar';

function Frame() {
  const [location, navigate] = useLocation();
  const { openDialog } = useImport();
  const refetching = useIsFetching({ predicate: (query) => query.state.data !== undefined }) > 0;
  const refreshing = useLasting(refetching, 400);
  useOperationEvents();
  useCommands([
    ...routes.map(
      ({ path, label, icon, key }): Command => ({
        id: `pages.${label.toLowerCase()}`,
        name: label,
        section: 'Go to',
        icon,
        keys: { key, mod: true },
        run: () => navigate(path),
      }),
    ),
    {
      id: 'imports.open',
      name: 'Open a positions file',
      section: 'Do',
      icon: IconFileImport,
      alias: 'import csv',
      keys: { key: 'o', mod: true },
      run: () => void openDialog(),
    },
    {
      id: 'changes.undo',
      name: 'Undo',
      section: 'Do',
      icon: IconArrowBackUp,
      keys: { key: 'z', mod: true },
      run: () => void undoChange(),
    },
    {
      id: 'changes.redo',
      name: 'Redo',
      section: 'Do',
      icon: IconArrowForwardUp,
      keys: [
        { key: 'z', mod: true, shift: true },
        { key: 'y', mod: true },
      ],
      run: () => void redoChange(),
    },
  ]);
  const current = routes.find((route) => route.path === location);
  useEffect(() => {
    document.title = current === undefined ? 'SigmaSight' : `${current.label}, SigmaSight`;
  }, [current]);
  return (
    <div className={styles.frame}>
      <Sidebar />
      <BookHeader />
      <main className={styles.main} aria-label={current?.label}>
        {refreshing && <div className={styles.refreshing} aria-hidden />}
        <SessionWarnings />
        <Switch>
          {routes.map((route) => (
            <Route key={route.path} path={route.path} component={route.page} />
          ))}
          <Route>
            <Redirect to={homePath} />
          </Route>
        </Switch>
      </main>
      <StatusBar />
      <ToastStack />
      <DropTarget />
    </div>
  );
}

/** Everything that a signed-in person sees. The location is the hash: the page is loaded from the app's own protocol. */
export function AppFrame() {
  return (
    <Router hook={useHashLocation}>
      <PositionsViewProvider>
        <ImportProvider>
          <Frame />
        </ImportProvider>
      </PositionsViewProvider>
    </Router>
  );
}
