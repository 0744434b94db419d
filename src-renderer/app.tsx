import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Appearance } from './appearance';
import { ErrorBoundary } from './components/error-boundary';
import { CommandRoot } from './frame/command-root';
import { createQueryClient } from './ipc/client';
import { SessionProvider } from './ipc/session';
import { Boot } from './pages/boot/boot';

export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <SessionProvider>
        <Appearance>
          <ErrorBoundary>
            <Boot />
            <CommandRoot />
          </ErrorBoundary>
        </Appearance>
      </SessionProvider>
    </QueryClientProvider>
  );
}
