import { AppDialog } from '../../components/app-dialog';
import { ScheduleRows } from './schedule-rows';
import styles from './schedules-dialog.module.css';

export function SchedulesDialog({ onClose }: { onClose: () => void }) {
  return (
    <AppDialog title="Schedules" subtitle="for all profiles, saved as you change them" width={620} onClose={onClose}>
      <p className={styles.text}>
        Minute, hour, day, month, weekday, read in New York. Only NYSE sessions count; what was missed while the app was
        closed is made up for at the next start.
      </p>
      <ScheduleRows />
    </AppDialog>
  );
}
