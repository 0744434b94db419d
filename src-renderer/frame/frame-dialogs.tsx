import { SchedulesDialog } from '../pages/jobs/schedules-dialog';
import { CashDialog } from '../pages/positions/cash-dialog';
import { ChangePassword } from '../pages/settings/change-password';
import { RestoreDialog } from '../pages/settings/restore-dialog';

export type FrameDialog = 'cash' | 'password' | 'restore' | 'schedules';

/** Dialogs that every page can ask for, by their commands. */
export function FrameDialogs({ open, onClose }: { open: FrameDialog | null; onClose: () => void }) {
  if (open === 'cash') return <CashDialog onClose={onClose} />;
  if (open === 'password') return <ChangePassword onClose={onClose} />;
  if (open === 'restore') return <RestoreDialog onClose={onClose} />;
  if (open === 'schedules') return <SchedulesDialog onClose={onClose} />;
  return null;
}
