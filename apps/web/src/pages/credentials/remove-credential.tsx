import type { Credential } from '@calepin/server/schemas';
import { useState } from 'react';
import { useRemoveCredential } from '../../api/collection.ts';
import { useText } from '../../language/text.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { announce } from '../../states/announcer.tsx';
import { Refusal } from '../../states/refusal.tsx';

/** Removes credentials that no target uses; says which do otherwise. */
export function RemoveCredential({ credential: { id, name, targets } }: { credential: Credential }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveCredential();
  const close = (): void => {
    setAsking(false);
    remove.reset();
  };
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-label={t('credential.remove.of', { name })}
        onClick={() => setAsking(true)}
      >
        {t('credential.remove')}
      </button>
      <Dialog title={t('credential.remove.question', { name })} opened={asking} onClose={close}>
        <p>
          {targets > 0 ? t('credential.remove.used', { count: targets }) : t('credential.remove.meaning')}
        </p>
        <Refusal error={remove.error} />
        <div className="dialog-acts">
          <button type="button" className="button" data-autofocus onClick={close}>
            {t('credential.keep-it')}
          </button>
          <button
            type="button"
            className="button button-danger"
            disabled={targets > 0 || remove.isPending}
            onClick={() =>
              remove.mutate(id, {
                onSuccess: () => {
                  close();
                  announce(t('credential.removed', { name }));
                },
              })
            }
          >
            {t('credential.remove')}
          </button>
        </div>
      </Dialog>
    </>
  );
}
