import { MantineProvider } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Settings } from '../src-shared/ipc/settings';
import type { NegativeStyle } from './format/number-format';
import { call, useIpcQuery } from './ipc/client';
import { useSession } from './ipc/session';
import { cssVariablesResolver, theme as mantineTheme } from './theme';

const NegativeStyleContext = createContext<NegativeStyle>('minus');

/** How this profile writes negative money. */
export function useNegativeStyle(): NegativeStyle {
  return useContext(NegativeStyleContext);
}

/** Settings live in the profile, so the window keeps none of its own: before sign-in the system's scheme holds. */
const noStoredScheme = {
  get: () => 'auto' as const,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

function useRootAttribute(name: 'density' | 'gainLoss' | 'motion', value: string | undefined): void {
  useEffect(() => {
    if (value === undefined) delete document.documentElement.dataset[name];
    else document.documentElement.dataset[name] = value;
  }, [name, value]);
}

/** Theme, density, palette and number style of the signed-in profile. */
export function Appearance({ children }: { children: ReactNode }) {
  const { session } = useSession();
  const { data } = useIpcQuery('settings.get', {}, { enabled: session !== null });
  const settings: Settings | undefined = session === null ? undefined : data;
  useRootAttribute('density', settings?.density);
  useRootAttribute('gainLoss', settings?.gainLoss);
  useRootAttribute('motion', settings?.motion);
  const theme = settings?.theme ?? 'system';
  useEffect(() => {
    // Only the system's own parts would look different; nothing here waits for it.
    void call('desktop.setTheme', { theme }).catch(() => undefined);
  }, [theme]);
  const scheme = theme === 'system' ? undefined : theme;
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={noStoredScheme}
      defaultColorScheme="auto"
      {...(scheme === undefined ? {} : { forceColorScheme: scheme })}
    >
      <NegativeStyleContext value={settings?.negativeNumbers ?? 'minus'}>{children}</NegativeStyleContext>
    </MantineProvider>
  );
}
