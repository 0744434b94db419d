import { FormDialog } from '../../components/app-dialog';

interface ConfirmUndoProps {
  /** What was changed since the import, in the back end's words. */
  message: string;
  onClose: () => void;
  onConfirm: () => void;
}

export function ConfirmUndo({ message, onClose, onConfirm }: ConfirmUndoProps) {
  return (
    <FormDialog
      title="Undo this import"
      submitLabel="Undo the import"
      pending={false}
      danger
      onClose={onClose}
      onSubmit={onConfirm}
    >
      <p>{message}</p>
    </FormDialog>
  );
}
