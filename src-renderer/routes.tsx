import {
  IconCalendarTime,
  IconFileImport,
  IconHistory,
  IconLayoutDashboard,
  IconSettings,
  IconTable,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { DashboardPage } from './pages/dashboard/dashboard-page';
import { ImportPage } from './pages/import/import-page';
import { JobsPage } from './pages/jobs/jobs-page';
import { PositionsPage } from './pages/positions/positions-page';
import { SettingsPage } from './pages/settings/settings-page';
import { SnapshotsPage } from './pages/snapshots/snapshots-page';

export interface PageRoute {
  path: string;
  label: string;
  /** The key with Ctrl; numbers are the pages' final places, so that none changes when more arrive. */
  key: string;
  group: 'book' | 'work' | 'foot';
  /** Other words that find it in the palette. */
  alias?: string;
  icon: TablerIcon;
  page: ComponentType;
}

/** Every page there is. */
export const routes: readonly PageRoute[] = [
  {
    path: '/dashboard',
    label: 'Dashboard',
    key: '1',
    group: 'book',
    alias: 'overview exposure nav',
    icon: IconLayoutDashboard,
    page: DashboardPage,
  },
  { path: '/positions', label: 'Positions', key: '2', group: 'book', icon: IconTable, page: PositionsPage },
  {
    path: '/snapshots',
    label: 'Snapshots',
    key: '7',
    group: 'book',
    icon: IconHistory,
    alias: 'history days nav compare travel',
    page: SnapshotsPage,
  },
  {
    path: '/import',
    label: 'Import',
    key: '8',
    group: 'work',
    icon: IconFileImport,
    alias: 'history of imports',
    page: ImportPage,
  },
  {
    path: '/jobs',
    label: 'Jobs',
    key: '9',
    group: 'work',
    icon: IconCalendarTime,
    alias: 'runs schedules chain batch logs',
    page: JobsPage,
  },
  {
    path: '/settings',
    label: 'Settings',
    key: ',',
    group: 'foot',
    icon: IconSettings,
    alias: 'preferences options',
    page: SettingsPage,
  },
];

export const homePath = '/dashboard';
