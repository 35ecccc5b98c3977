import type { Login } from '../../collect/collected.ts';
import type { Keyring } from '../../collect/credentials/keyring.ts';
import type { CollectionStore } from '../../store/collection.ts';

/** The saved ways to sign in: sealed on the disk, open only in the hands of whoever asked. */
export class Logins {
  readonly #store: Pick<CollectionStore, 'sealedSecret'>;
  readonly #openKeyring: () => Promise<Keyring>;
  #keyring: Promise<Keyring> | null = null;

  constructor(store: Pick<CollectionStore, 'sealedSecret'>, openKeyring: () => Promise<Keyring>) {
    this.#store = store;
    this.#openKeyring = openKeyring;
  }

  async seal(login: Login): Promise<string> {
    return (await this.#opened()).seal(login);
  }

  /** The login of a credential, under the user's name as it is now; `null` when a target has none. Throws when it cannot be opened. */
  async of(credentialId: string | null): Promise<Login | null> {
    if (credentialId === null) return null;
    const secret = await this.#store.sealedSecret(credentialId);
    if (secret === null) throw new Error('the credential is not in the register');
    const login = await (await this.#opened()).open(secret.sealed);
    if (login.kind === 'password' && secret.user !== null) return { ...login, user: secret.user };
    return login;
  }

  /** The key is made when it is first needed. */
  #opened(): Promise<Keyring> {
    this.#keyring ??= this.#openKeyring().catch((error: unknown) => {
      this.#keyring = null;
      throw error;
    });
    return this.#keyring;
  }
}
