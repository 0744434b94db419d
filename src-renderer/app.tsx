import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Appearance } from './appearance';
import { ErrorBoundary } from './components/error-boundary';
import { createQueryClient } from './ipc/client';
import { SessionProvider } from './ipc/session';
import { Boot } from './pages/boot/boot';
import { useCommandKeys } from './state/commands';

export function App() {
  const [queryClient] = useState(createQueryClient);
  useCommandKeys();
  return (
    <QueryClientProvider client={queryClient}>
      <SessionProvider>
        <Appearance>
          <ErrorBoundary>
            <Boot />
          </ErrorBoundary>
        </Appearance>
      </SessionProvider>
    </QueryClientProvider>
  );
}
