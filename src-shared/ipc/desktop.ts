import { z } from 'zod';
import type { Procedure } from './procedure';

/** A command as the native menu shows it. */
const menuCommand = z.object({
  id: z.string().max(60),
  /** What it would act on: "Undo: Deleted 4 positions". */
  detail: z.string().max(200).nullable(),
  /** As Electron writes keys: "CommandOrControl+Shift+Z". */
  accelerator: z.string().max(60).nullable(),
  enabled: z.boolean(),
  checked: z.boolean(),
});
export type MenuCommand = z.output<typeof menuCommand>;

/** What only the window's own process can do: dialogs of the operating system. Answered there, never in the back end. */
export const desktopContract = {
  /** Null when the person closes the dialog. */
  'desktop.openFile': {
    access: 'public',
    input: z.object({}),
    output: z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }).nullable(),
  },
  /** Null when the person closes the dialog. */
  'desktop.openFolder': {
    access: 'public',
    input: z.object({}),
    output: z.object({ path: z.string() }).nullable(),
  },
  'desktop.saveFile': {
    access: 'public',
    input: z.object({ suggestedName: z.string().max(255), text: z.string() }),
    output: z.object({ saved: z.boolean() }),
  },
  /** What the page can do now; the native menu follows. A choice in the menu comes back as the event `command`. */
  'desktop.setMenu': {
    access: 'public',
    input: z.object({ commands: z.array(menuCommand).max(500) }),
    output: z.object({}),
  },
  /** The menu as a popup: a window whose page is its title bar has no menu bar (but on macOS, at the screen's top). */
  'desktop.showMenu': { access: 'public', input: z.object({}), output: z.object({}) },
  /** The system's own parts (dialogs, menus, the window's buttons) in the same scheme as the page. */
  'desktop.setTheme': {
    access: 'public',
    input: z.object({ theme: z.enum(['system', 'dark', 'light']) }),
    output: z.object({}),
  },
  'desktop.zoom': { access: 'public', input: z.object({ to: z.enum(['in', 'out', 'reset']) }), output: z.object({}) },
  'desktop.toggleFullScreen': { access: 'public', input: z.object({}), output: z.object({}) },
  /** Tells the person on the desktop; not while they look at the window. */
  'desktop.notify': {
    access: 'public',
    input: z.object({ message: z.string().min(1).max(500) }),
    output: z.object({ shown: z.boolean() }),
  },
  'desktop.showDataFolder': { access: 'public', input: z.object({}), output: z.object({}) },
  'desktop.quit': { access: 'public', input: z.object({}), output: z.object({}) },
} as const satisfies Record<string, Procedure>;
