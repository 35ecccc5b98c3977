/** How to sign in. */
export type Authentication =
  /** The password itself, readable by whoever reads the connection: over HTTPS only, unless `allowUnencrypted`. */
  | { readonly method: 'basic'; readonly user: string; readonly password: string }
  /** NTLMv2; `negotiate` wraps it in SPNEGO, as Windows itself does. Over HTTP every message is sealed. */
  | {
      readonly method: 'ntlm' | 'negotiate';
      /** `DOMAIN\user`, `user@domain` or a local `user`. */
      readonly user: string;
      readonly password: string;
      readonly workstation?: string;
    }
  /** With the optional package `kerberos`; with the tickets of this process unless a user is given. Over HTTPS only. */
  | {
      readonly method: 'kerberos';
      readonly user?: string;
      readonly password?: string;
      /** e.g. `HTTP@host.example`; made from the host unless told. */
      readonly service?: string;
    }
  /** A client certificate, PEM. Over HTTPS only. */
  | {
      readonly method: 'certificate';
      readonly certificate: string;
      readonly key: string;
      readonly passphrase?: string;
    };

/** A Windows user in its two parts; the domain is empty for a local user and for `user@domain`, which stays whole. */
export function splitUser(user: string): { readonly domain: string; readonly user: string } {
  const slash = user.indexOf('\\');
  return slash === -1 ? { domain: '', user } : { domain: user.slice(0, slash), user: user.slice(slash + 1) };
}

/** Source: DSP0226, 12.6, `wsman:secprofile/https/mutual`. */
const MUTUAL = 'http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual';

/** What every request says to authenticate; nothing when the connection itself is authenticated. */
export function requestHeaders(authentication: Authentication): Readonly<Record<string, string>> {
  if (authentication.method === 'basic') {
    const { user, password } = authentication;
    return { Authorization: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` };
  }
  return authentication.method === 'certificate' ? { Authorization: MUTUAL } : {};
}

/** Schemes that a server offers, e.g. `Negotiate, Basic`. */
export function schemesOf(challenges: readonly string[]): readonly string[] {
  // Several challenges may share one header; a parameter has an equals sign behind its name, a scheme has not.
  const schemes = challenges.flatMap((challenge) =>
    challenge.split(',').map((part) => /^\s*([A-Za-z][\w-]*)(?=\s|$)/.exec(part)?.[1] ?? ''),
  );
  return [...new Set(schemes.filter((scheme) => scheme !== ''))];
}

/** The token that a server sends back under a scheme; `null` when there is none. */
export function tokenOf(challenges: readonly string[], scheme: string): Uint8Array | null {
  for (const challenge of challenges) {
    const found = /^\s*([A-Za-z][\w-]*)\s+([A-Za-z0-9+/]+={0,2})\s*$/.exec(challenge);
    if (found?.[1]?.toLowerCase() === scheme.toLowerCase()) return Buffer.from(found[2] ?? '', 'base64');
  }
  return null;
}
