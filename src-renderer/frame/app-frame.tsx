import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ToastStack } from '../components/toast-stack';
import { useLasting } from '../components/use-delayed';
import { ImportProvider } from '../pages/import/import-state';
import { PriceDialogs } from '../pages/market-data/price-dialogs';
import { PositionsViewProvider } from '../pages/positions/positions-view';
import { useDataCommands } from '../pages/settings/use-data-commands';
import { homePath, routes } from '../routes';
import { useJobNotices } from '../state/jobs';
import { useOperationEvents } from '../state/operations';
import { useStore } from '../state/store';
import { travelledDay } from '../state/travelled-day';
import styles from './app-frame.module.css';
import { BookHeader } from './book-header';
import { DayHeader } from './day-header';
import { DropTarget } from './drop-target';
import { type FrameDialog, FrameDialogs } from './frame-dialogs';
import { SessionWarnings } from './session-warnings';
import { Sidebar } from './sidebar';
import { StatusBar } from './status-bar';
import { useFrameCommands } from './use-frame-commands';
import { useJobsCommands } from './use-jobs-commands';
import { useSettingsCommands } from './use-settings-commands';

function Frame() {
  const [location] = useLocation();
  const [dialog, setDialog] = useState<FrameDialog | null>(null);
  const refetching = useIsFetching({ predicate: (query) => query.state.data !== undefined }) > 0;
  const refreshing = useLasting(refetching, 400);
  const day = useStore(travelledDay);
  useOperationEvents();
  useFrameCommands(setDialog);
  useDataCommands(setDialog);
  useSettingsCommands();
  useJobsCommands(() => setDialog('schedules'));
  useJobNotices();
  const current = routes.find((route) => route.path === location);
  useEffect(() => {
    document.title = current === undefined ? 'SigmaSight' : `${current.label}, SigmaSight`;
  }, [current]);
  return (
    <div className={styles.frame}>
      <Sidebar />
      {day === null ? <BookHeader /> : <DayHeader date={day} />}
      <main className={styles.main} aria-label={current?.label} data-region="content">
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
      <PriceDialogs />
      <FrameDialogs open={dialog} onClose={() => setDialog(null)} />
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
