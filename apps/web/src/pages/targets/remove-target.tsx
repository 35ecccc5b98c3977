import type { Target } from '@calepin/server/schemas';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRemoveTarget } from '../../api/collection.ts';
import { useText } from '../../language/text.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { announce } from '../../states/announcer.tsx';
import { Refusal } from '../../states/refusal.tsx';

/** Stops reading a target, once the reader knows what stays. */
export function RemoveTarget({ target: { id, name } }: { target: Target }) {
  const t = useText();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveTarget();
  return (
    <>
      <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
        {t('target.remove')}
      </button>
      <Dialog title={t('target.remove.question', { name })} opened={asking} onClose={() => setAsking(false)}>
        <p>{t('target.remove.consequence')}</p>
        <Refusal error={remove.error} />
        <div className="dialog-acts">
          <button type="button" className="button" data-autofocus onClick={() => setAsking(false)}>
            {t('target.keep')}
          </button>
          <button
            type="button"
            className="button button-danger"
            disabled={remove.isPending}
            onClick={() =>
              remove.mutate(id, {
                onSuccess: () => {
                  announce(t('target.removed', { name }));
                  void navigate({ to: '/targets' });
                },
              })
            }
          >
            {t('target.remove')}
          </button>
        </div>
      </Dialog>
    </>
  );
}
