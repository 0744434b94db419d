import { FormDialog } from '../../components/app-dialog';
import { counted } from '../../format/number-format';

interface ConfirmUndoProps {
  changed: number;
  onClose: () => void;
  onConfirm: () => void;
}

export function ConfirmUndo({ changed, onClose, onConfirm }: ConfirmUndoProps) {
  return (
    <FormDialog
      title="Undo this import"
      submitLabel="Undo the import"
      pending={false}
      danger
      onClose={onClose}
      onSubmit={onConfirm}
    >
      <p>
        {changed > 0
          ? `${counted(changed, 'position')} of this import ${changed === 1 ? 'was' : 'were'} changed since. Undoing takes those changes back too.`
          : 'Positions of this import were changed since. Undoing takes those changes back too.'}
      </p>
    </FormDialog>
  );
}
