import type { Target } from '@calepin/server/schemas';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRemoveTarget } from '../../api/collection.ts';
import { useText } from '../../language/text.ts';
import { RemoveDialog } from '../../shell/remove-dialog.tsx';
import { announce } from '../../states/announcer.tsx';

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
      {asking && (
        <RemoveDialog
          title={t('target.remove.question', { name })}
          meaning={t('target.remove.consequence')}
          keep={t('target.keep')}
          act={t('target.remove')}
          pending={remove.isPending}
          error={remove.error}
          onRemove={() =>
            remove.mutate(id, {
              onSuccess: () => {
                announce(t('target.removed', { name }));
                void navigate({ to: '/targets' });
              },
            })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
