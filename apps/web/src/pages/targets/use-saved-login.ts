import { useAddCredential } from '../../api/collection.ts';
import type { ConnectionDraft, LoginDraft } from './draft.ts';

interface SavedLogin {
  readonly error: Error | null;
  readonly isPending: boolean;
  /** The credentials to use: those chosen, or the new ones once they are kept. */
  save(draft: ConnectionDraft, onKept: (login: LoginDraft) => void): Promise<string | null>;
}

/** Keeps new credentials before the target that uses them. They are kept once, also when the target is then refused. */
export function useSavedLogin(): SavedLogin {
  const add = useAddCredential();
  return {
    error: add.error,
    isPending: add.isPending,
    async save({ login }, onKept) {
      if (login.from === 'kept') return login.credentialId;
      const { id } = await add.mutateAsync({
        kind: 'password',
        name: login.name.trim() || login.user.trim(),
        user: login.user.trim(),
        password: login.password,
      });
      onKept({ from: 'kept', credentialId: id });
      return id;
    },
  };
}
