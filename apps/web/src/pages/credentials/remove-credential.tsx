import type { Credential } from '@calepin/server/schemas';
import { useState } from 'react';
import { useRemoveCredential } from '../../api/collection.ts';
import { useText } from '../../language/text.ts';
import { RemoveDialog } from '../../shell/remove-dialog.tsx';
import { announce } from '../../states/announcer.tsx';

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
      {asking && (
        <RemoveDialog
          title={t('credential.remove.question', { name })}
          meaning={
            targets > 0 ? t('credential.remove.used', { count: targets }) : t('credential.remove.meaning')
          }
          keep={t('credential.keep-it')}
          act={t('credential.remove')}
          barred={targets > 0}
          pending={remove.isPending}
          error={remove.error}
          onRemove={() =>
            remove.mutate(id, {
              onSuccess: () => {
                close();
                announce(t('credential.removed', { name }));
              },
            })
          }
          onClose={close}
        />
      )}
    </>
  );
}
