import { CashDialog } from '../pages/positions/cash-dialog';
import { ChangePassword } from '../pages/settings/change-password';

export type FrameDialog = 'cash' | 'password';

/** Dialogs that every page can ask for, by their commands. */
export function FrameDialogs({ open, onClose }: { open: FrameDialog | null; onClose: () => void }) {
  if (open === 'cash') return <CashDialog onClose={onClose} />;
  if (open === 'password') return <ChangePassword onClose={onClose} />;
  return null;
}
