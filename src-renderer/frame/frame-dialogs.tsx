import { SchedulesDialog } from '../pages/jobs/schedules-dialog';
import { CashDialog } from '../pages/positions/cash-dialog';
import { ChangePassword } from '../pages/settings/change-password';
import { ResetDemoDialog } from '../pages/settings/reset-demo-dialog';
import { RestoreDialog } from '../pages/settings/restore-dialog';

export type FrameDialog = 'cash' | 'password' | 'restore' | 'schedules' | 'reset-demo';

/** Dialogs that every page can ask for, by their commands. */
export function FrameDialogs({ open, onClose }: { open: FrameDialog | null; onClose: () => void }) {
  if (open === 'cash') return <CashDialog onClose={onClose} />;
  if (open === 'password') return <ChangePassword onClose={onClose} />;
  if (open === 'restore') return <RestoreDialog onClose={onClose} />;
  if (open === 'schedules') return <SchedulesDialog onClose={onClose} />;
  if (open === 'reset-demo') return <ResetDemoDialog onClose={onClose} />;
  return null;
}
