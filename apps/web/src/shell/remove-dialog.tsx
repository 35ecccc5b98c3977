import { Refusal } from '../states/refusal.tsx';
import { Dialog } from './dialog.tsx';

interface RemoveDialogProps {
  readonly title: string;
  readonly meaning: string;
  readonly keep: string;
  readonly act: string;
  readonly pending: boolean;
  readonly error: Error | null;
  /** What it means says why it cannot be removed. */
  readonly barred?: boolean;
  onRemove(): void;
  onClose(): void;
}

/** The question before something is removed; keeping it is what the Enter key does. */
export function RemoveDialog(props: RemoveDialogProps) {
  const { title, meaning, keep, act, pending, error, barred = false, onRemove, onClose } = props;
  return (
    <Dialog title={title} opened onClose={onClose}>
      <p>{meaning}</p>
      <Refusal error={error} />
      <div className="dialog-acts">
        <button type="button" className="button" data-autofocus onClick={onClose}>
          {keep}
        </button>
        <button
          type="button"
          className="button button-danger"
          disabled={barred}
          aria-disabled={pending}
          onClick={() => {
            if (!pending) onRemove();
          }}
        >
          {act}
        </button>
      </div>
    </Dialog>
  );
}
