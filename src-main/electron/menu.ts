import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../src-shared/ipc/desktop';

type Entry =
  /** A command of the page: "positions.add". Its keys and its state are what the page says. */
  | { id: string; name: string; type?: 'radio' }
  | { role: NonNullable<MenuItemConstructorOptions['role']> }
  | { submenu: string; entries: readonly Entry[] }
  | '-';

const command = (id: string, name: string): Entry => ({ id, name });
const choice = (id: string, name: string): Entry => ({ id, name, type: 'radio' });

const isMac = process.platform === 'darwin';

const layout: readonly { label: string; entries: readonly Entry[] }[] = [
  {
    label: 'File',
    entries: [
      command('imports.open', 'Open file…'),
      command('positions.export', 'Export view…'),
      '-',
      command('jobs.run', 'Run the chain now'),
      command('jobs.schedules', 'Schedules…'),
      '-',
      command('backup.now', 'Back up now'),
      command('backup.restore', 'Restore a backup'),
      command('window.showDataFolder', 'Open data folder'),
      command('data.diagnostics', 'Save diagnostics…'),
      '-',
      command('auth.signOut', 'Sign out'),
      command('window.quit', 'Quit SigmaSight'),
    ],
  },
  {
    label: 'Edit',
    entries: [
      command('changes.undo', 'Undo'),
      command('changes.redo', 'Redo'),
      '-',
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  },
  {
    label: 'View',
    entries: [
      command('palette.open', 'Search or run…'),
      '-',
      command('pages.positions', 'Positions'),
      command('pages.snapshots', 'Snapshots'),
      command('pages.import', 'Import'),
      command('pages.jobs', 'Jobs'),
      command('pages.settings', 'Settings'),
      '-',
      {
        submenu: 'Theme',
        entries: [
          choice('settings.theme.system', 'System'),
          choice('settings.theme.dark', 'Dark'),
          choice('settings.theme.light', 'Light'),
        ],
      },
      {
        submenu: 'Row height',
        entries: [
          choice('settings.density.compact', 'Compact'),
          choice('settings.density.normal', 'Normal'),
          choice('settings.density.roomy', 'Roomy'),
        ],
      },
      '-',
      command('window.zoomIn', 'Zoom in'),
      command('window.zoomOut', 'Zoom out'),
      command('window.zoomReset', 'Actual size'),
      command('window.fullScreen', 'Full screen'),
    ],
  },
  { label: 'Window', entries: [{ role: 'minimize' }, { role: 'close' }] },
  {
    label: 'Help',
    entries: [command('keys.show', 'Keys'), command('data.diagnostics', 'Save diagnostics'), '-', { role: 'about' }],
  },
];

function item(entry: Entry, commands: ReadonlyMap<string, MenuCommand>, send: (id: string) => void) {
  const build = (each: Entry): MenuItemConstructorOptions => {
    if (each === '-') return { type: 'separator' };
    if ('role' in each) return { role: each.role };
    if ('submenu' in each) return { label: each.submenu, submenu: each.entries.map(build) };
    const known = commands.get(each.id);
    return {
      id: each.id,
      label: known?.detail == null ? each.name : `${each.name}: ${known.detail.replaceAll('&', '&&')}`,
      type: each.type ?? 'normal',
      checked: known?.checked ?? false,
      enabled: known?.enabled ?? false,
      ...(known?.accelerator == null ? {} : { accelerator: known.accelerator }),
      // The page hears the key first and acts on it: here it is only written.
      registerAccelerator: false,
      click: () => send(each.id),
    };
  };
  return build(entry);
}

function build(window: BrowserWindow | null, commands: readonly MenuCommand[]): Menu {
  const byId = new Map(commands.map((each) => [each.id, each]));
  const send = (id: string) => window?.webContents.send('sigmasight:event', { type: 'command', id });
  const template: MenuItemConstructorOptions[] = layout.map(({ label, entries }) => ({
    label,
    submenu: entries.map((entry) => item(entry, byId, send)),
  }));
  if (isMac) template.unshift({ role: 'appMenu' });
  return Menu.buildFromTemplate(template);
}

let newest: readonly MenuCommand[] = [];
/** Held while it is open: one that is collected in the meantime takes the process with it. */
let openMenu: Menu | null = null;

/** The native menu for what the page can do now. */
export function setMenu(window: BrowserWindow | null, commands: readonly MenuCommand[]): void {
  newest = commands;
  Menu.setApplicationMenu(build(window, commands));
}

/** The same as a popup of its own, so that a change of the menu does not pull it away. */
export function showMenu(window: BrowserWindow): void {
  if (openMenu !== null) return;
  openMenu = build(window, newest);
  openMenu.popup({
    window,
    x: 0,
    y: 0,
    callback: () => {
      openMenu = null;
    },
  });
}
