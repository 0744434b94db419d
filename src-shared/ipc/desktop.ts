import { z } from 'zod';
import type { Procedure } from './procedure';

/** What only the window's own process can do: dialogs of the operating system. Answered there, never in the back end. */
export const desktopContract = {
  /** Null when the person closes the dialog. */
  'desktop.openFile': {
    access: 'public',
    input: z.object({}),
    output: z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }).nullable(),
  },
  'desktop.saveFile': {
    access: 'public',
    input: z.object({ suggestedName: z.string().max(255), text: z.string() }),
    output: z.object({ saved: z.boolean() }),
  },
  'desktop.showDataFolder': { access: 'public', input: z.object({}), output: z.object({}) },
  'desktop.quit': { access: 'public', input: z.object({}), output: z.object({}) },
} as const satisfies Record<string, Procedure>;
