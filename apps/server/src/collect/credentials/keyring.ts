import { armor, Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import type { Login } from '../collected.ts';
import { CredentialUnreadable } from './credential-unreadable.ts';
import { identityOf } from './key-file.ts';

/** Seals logins for the register, and opens them for the time of one collection. */
export interface Keyring {
  /** An armored age file. */
  seal(login: Login): Promise<string>;
  /** Throws `CredentialUnreadable`. */
  open(sealed: string): Promise<Login>;
}

/** The length of what is sealed tells the length of a password, unless it is rounded up. */
const ROUNDED_TO = 256;

/**
 * The keyring of a data folder: what it seals opens with `collect.key` there, and nothing else. Throws `CredentialUnreadable`
 * when that file cannot be trusted; see `docs/decisions/0008-sealed-credentials.md` and SECURITY.md for what this protects from.
 */
export async function openKeyring(folder: string): Promise<Keyring> {
  const identity = await identityOf(folder);
  const recipient = await identityToRecipient(identity);
  return {
    async seal(login) {
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      return armor.encode(await encrypter.encrypt(plainOf(login)));
    },
    async open(sealed) {
      return loginOf(await opened(identity, sealed));
    },
  };
}

function plainOf(login: Login): string {
  const text = JSON.stringify(login);
  const length = Buffer.byteLength(text);
  return text + ' '.repeat(Math.ceil(length / ROUNDED_TO) * ROUNDED_TO - length);
}

async function opened(identity: string, sealed: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(armor.decode(sealed), 'text');
  } catch {
    throw new CredentialUnreadable('another-key');
  }
}

function loginOf(text: string): Login {
  const login = parsed(text);
  if (typeof login === 'object' && login !== null && 'kind' in login) {
    if (login.kind === 'password' && 'user' in login && 'password' in login) {
      const { user, password } = login;
      if (typeof user === 'string' && typeof password === 'string')
        return { kind: 'password', user, password };
    }
    if (login.kind === 'certificate' && 'certificate' in login && 'key' in login) {
      const { certificate, key } = login;
      if (typeof certificate === 'string' && typeof key === 'string')
        return { kind: 'certificate', certificate, key };
    }
  }
  throw new CredentialUnreadable('not-a-credential');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new CredentialUnreadable('not-a-credential');
  }
}
