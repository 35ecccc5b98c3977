import { z } from '@hono/zod-openapi';
import { instant } from './shapes.ts';

/** What an account may do; `ROLES` in `@calepin/core` says what each role holds. */
export const role = z.enum(['viewer', 'operator', 'referent', 'owner']);
export const right = z.enum(['read', 'see-names', 'acknowledge', 'operate', 'evidence', 'govern']);

const email = z
  .email()
  .max(254)
  .openapi({ description: 'The address that the person signs in with, without regard to case.' });
const personName = z.string().trim().min(1).max(100);
/** A new password; what is refused beyond its length says `errors[].code`. */
const newPassword = z.string().min(1).max(1000);
const oneTimeToken = z
  .string()
  .min(20)
  .max(200)
  .openapi({ description: 'From the link that was handed over.' });

export const grant = z
  .object({
    site: z.string().nullable().openapi({ description: 'Identifier of the site; null is every site.' }),
    siteName: z.string().nullable(),
    role,
    seesNames: z
      .boolean()
      .openapi({ description: 'Whether a viewer sees the names of users and devices; others always do.' }),
  })
  .openapi('Grant');

export const account = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    state: z.enum(['invited', 'active', 'disabled']),
    grants: z.array(grant),
    createdAt: instant,
    lastSeenAt: instant.nullable(),
    lockedUntil: instant.nullable().openapi({ description: 'After wrong passwords; null when it is not.' }),
  })
  .openapi('Account');
export const accountList = z.object({ rows: z.array(account) }).openapi('AccountList');

/** Who asks, and what the page may show. */
export const sessionState = z
  .object({
    state: z.enum(['setup', 'signed-out', 'signed-in']).openapi({
      description: 'setup: nobody owns this register yet; the link that the console printed makes its owner.',
    }),
    kind: z.enum(['account', 'token', 'console', 'demo']).nullable().openapi({
      description: 'How the asking one is known; console reads the data folder, demo needs no account.',
    }),
    account: account.nullable(),
    everywhere: z.array(right).openapi({ description: 'Rights on every site, and on what belongs to none.' }),
    sites: z.record(z.string(), z.array(right)).openapi({ description: 'Rights by identifier of the site.' }),
  })
  .openapi('SessionState');

export const signInRequest = z.object({ email: z.string().max(254), password: z.string().max(1000) });
export const setupRequest = z.object({ token: oneTimeToken, name: personName, email, password: newPassword });
export const linkRequest = z.object({ token: oneTimeToken });
/** Whose link it is, before the password is chosen. */
export const linkInformation = z
  .object({
    purpose: z.enum(['owner', 'invitation', 'reset']),
    email: z.string().nullable(),
    name: z.string().nullable(),
  })
  .openapi('LinkInformation');
export const usedLinkRequest = z.object({ token: oneTimeToken, password: newPassword });

const grantRequest = grant.pick({ site: true, role: true, seesNames: true });
export const invitationRequest = z.object({
  email,
  name: personName,
  grants: z.array(grantRequest).max(500),
});
export const accountRequest = z.object({
  name: personName,
  state: z.enum(['active', 'disabled']),
  grants: z.array(grantRequest).max(500),
});
/** A link to hand over: it is shown once. */
export const handedLink = z.object({ account, url: z.string(), expiresAt: instant }).openapi('HandedLink');

export const passwordRequest = z.object({ current: z.string().max(1000), password: newPassword });

export const signIn = z
  .object({
    id: z.string(),
    current: z.boolean().openapi({ description: 'The one that asks.' }),
    createdAt: instant,
    lastUsedAt: instant,
    expiresAt: instant,
    address: z.string().nullable(),
    program: z.string().nullable(),
  })
  .openapi('SignIn');
export const signInList = z.object({ rows: z.array(signIn) }).openapi('SignInList');

export const apiToken = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    site: z.string().nullable(),
    siteName: z.string().nullable(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    createdBy: z.string(),
  })
  .openapi('ApiToken');
export const apiTokenList = z.object({ rows: z.array(apiToken) }).openapi('ApiTokenList');
export const apiTokenRequest = z.object({
  name: personName,
  role: z.enum(['viewer', 'operator', 'referent']),
  site: z.string().nullable(),
  expiresAt: instant.nullable(),
});
/** The token itself: it is shown once, and only its hash is kept. */
export const newApiToken = z.object({ row: apiToken, token: z.string() }).openapi('NewApiToken');
/** The link that makes the first owner. */
export const ownerLink = z.object({ url: z.string(), expiresAt: instant }).openapi('OwnerLink');
