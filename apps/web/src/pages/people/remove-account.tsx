import type { Account } from '@calepin/server/schemas';
import { useRemoveAccount } from '../../api/accounts.ts';
import { useText } from '../../language/text.ts';
import { RemoveDialog } from '../../shell/remove-dialog.tsx';
import { announce } from '../../states/announcer.tsx';

/** Removes an account, once the reader knows what stays of it. */
export function RemoveAccount({ account: { id, name }, onClose }: { account: Account; onClose: () => void }) {
  const t = useText();
  const remove = useRemoveAccount();
  return (
    <RemoveDialog
      title={t('people.remove.question', { name })}
      meaning={t('people.remove.meaning')}
      keep={t('people.keep')}
      act={t('people.remove')}
      pending={remove.isPending}
      error={remove.error}
      onRemove={() =>
        remove.mutate(id, {
          onSuccess: () => {
            onClose();
            announce(t('people.removed', { name }));
          },
        })
      }
      onClose={onClose}
    />
  );
}
