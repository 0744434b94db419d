import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { AppDialog } from '../../components/app-dialog';
import { KeyCap } from '../../components/key-cap';
import { useCommandList } from '../../state/commands';
import { keyGroups } from './key-groups';
import styles from './key-map.module.css';

/** Every key that works now, by the place where it does. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const groups = keyGroups(useCommandList(), query);
  return (
    <AppDialog title="Keys" width={720} onClose={onClose}>
      <TextInput
        type="search"
        data-autofocus
        aria-label="Find a key or an action"
        placeholder="Find a key or an action"
        leftSection={<IconSearch size={14} stroke={1.6} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className={styles.groups}>
        {groups.map(({ place, rows }) => (
          <section key={place} className={styles.group} aria-label={place}>
            <h3>{place}</h3>
            <dl>
              {rows.map(({ name, keys }) => (
                <div key={name} className={styles.row}>
                  <dt>{name}</dt>
                  <dd>
                    {keys.map((text) => (
                      <KeyCap key={text} keys={text} aloud />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {groups.length === 0 && <p className={styles.none}>No key and no action is called that.</p>}
      </div>
    </AppDialog>
  );
}
