import { z } from 'zod';
import type { Procedure } from './procedure';

/** Per profile. Before sign-in the system's colour scheme and the defaults hold. */
export const settings = z.object({
  theme: z.enum(['system', 'dark', 'light']),
  density: z.enum(['compact', 'normal', 'roomy']),
  gainLoss: z.enum(['blue-orange', 'green-red', 'red-green']),
  negativeNumbers: z.enum(['minus', 'parentheses']),
  /** Where the system asks for less motion there is none in any case. */
  motion: z.enum(['system', 'reduced']),
});
export type Settings = z.output<typeof settings>;

export const defaultSettings: Settings = {
  theme: 'system',
  density: 'normal',
  gainLoss: 'blue-orange',
  negativeNumbers: 'minus',
  motion: 'system',
};

export const settingsContract = {
  'settings.get': { access: 'profile', input: z.object({}), output: settings },
  'settings.set': { access: 'profile', input: settings.partial(), output: settings },
} as const satisfies Record<string, Procedure>;
