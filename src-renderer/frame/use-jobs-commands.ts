import { IconCalendarClock, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useCommands } from '../state/commands';
import { cancelJobs, runJobs, useJobsOperation, useJobsRunning } from '../state/jobs';

/** The chain from every page. @param openSchedules shows the editor of schedules */
export function useJobsCommands(openSchedules: () => void): void {
  const running = useJobsRunning();
  const operation = useJobsOperation();
  useCommands([
    {
      id: 'jobs.run',
      name: 'Run the chain now',
      section: 'Do',
      icon: IconPlayerPlay,
      alias: 'market data risk snapshot refresh prices jobs batch',
      keys: { key: 'r', mod: true },
      disabled: running,
      run: () => void runJobs({}),
    },
    {
      id: 'jobs.cancel',
      name: 'Stop the chain',
      section: 'Do',
      icon: IconPlayerStop,
      alias: 'cancel jobs run',
      disabled: operation === null || !operation.canCancel,
      run: cancelJobs,
    },
    {
      id: 'jobs.schedules',
      name: 'Schedules',
      section: 'Do',
      icon: IconCalendarClock,
      alias: 'cron timers jobs',
      run: openSchedules,
    },
  ]);
}
