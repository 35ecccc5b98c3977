import type { Account } from '@calepin/server/schemas';
import { useNewLink } from '../../api/accounts.ts';
import { useText } from '../../language/text.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { Refusal } from '../../states/refusal.tsx';
import { Handed } from './handed.tsx';

/** A new link to choose a password with: for who forgot it, or let the first link grow too old. */
export function NewLink({ account: { id, name }, onClose }: { account: Account; onClose: () => void }) {
  const t = useText();
  const link = useNewLink();
  return (
    <Dialog
      title={t('people.link.title', { name })}
      opened
      lasting={link.data !== undefined}
      onClose={onClose}
    >
      {link.data ? (
        <Handed link={link.data} onClose={onClose} />
      ) : (
        <>
          <p>{t('people.link.meaning')}</p>
          <Refusal error={link.error} />
          <div className="dialog-acts">
            <button type="button" className="button" onClick={onClose}>
              {t('target.cancel')}
            </button>
            <button
              type="button"
              className="button button-main"
              data-autofocus
              aria-disabled={link.isPending}
              onClick={() => {
                if (!link.isPending) link.mutate(id);
              }}
            >
              {t('people.link.act')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
