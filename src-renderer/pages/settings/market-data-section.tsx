import { Button } from '@mantine/core';
import { ErrorLine } from '../../components/error-line';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import { useProfile } from '../../ipc/session';
import { SettingRow } from './setting-row';
import styles from './settings-page.module.css';

const own = ['Entered by hand', "The broker's file"];

/** The first that has a price for the session is used. */
function sourcesOf(isDemo: boolean): readonly string[] {
  return [...own, isDemo ? 'The simulated market' : 'Price files, from the folder or dropped', 'The last price'];
}

/** Where prices come from, and which of them is used. */
export function MarketDataSection() {
  const { isDemo } = useProfile();
  const folder = useIpcQuery('market-data.folder', {});
  const set = useIpcMutation('market-data.setFolder');
  const choose = useIpcMutation('desktop.openFolder');
  const path = folder.data?.path ?? null;
  const pick = () =>
    choose.mutate(
      {},
      {
        onSuccess: (chosen) =>
          chosen !== null && set.mutate({ path: chosen.path }, { onSuccess: () => folder.refetch() }),
      },
    );
  const clear = () => set.mutate({ path: null }, { onSuccess: () => folder.refetch() });
  const error = set.error ?? choose.error ?? folder.error;
  return (
    <>
      <SettingRow
        name="Prices folder"
        hint={isDemo ? 'For all profiles; demo books do not use it' : 'For all profiles; read at every market data run'}
      >
        {path !== null && <code className={styles.path}>{path}</code>}
        {folder.isSuccess && path === null && <p className={styles.text}>No folder is chosen.</p>}
        <Button onClick={pick}>Choose folder</Button>
        {path !== null && <Button onClick={clear}>Clear</Button>}
        {folder.data?.problem != null && <p className={styles.warning}>{folder.data.problem}</p>}
        {error !== null && <ErrorLine message={`The folder stays as it was. ${error.message}`} />}
      </SettingRow>
      <SettingRow name="Order of sources" hint="The first that has a price of the session is used">
        <ol className={styles.order}>
          {sourcesOf(isDemo).map((source, index) => (
            <li key={source}>
              <b>{index + 1}</b> {source}
              {source === 'The last price' && (
                <span className={styles.quiet}> up to 5 sessions old and marked stale; an older one is missing</span>
              )}
            </li>
          ))}
        </ol>
      </SettingRow>
    </>
  );
}
