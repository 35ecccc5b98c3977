import { createPrivateKey, X509Certificate } from 'node:crypto';
import { toIso } from '@calepin/core';
import { createRoute } from '@hono/zod-openapi';
import type { Login } from '../../collect/collected.ts';
import type { AuditContext } from '../../store/audit.ts';
import type { Credential as Stored } from '../../store/collection.ts';
import { auditContext } from '../audit-context.ts';
import { type FieldFault, Problem } from '../problem.ts';
import { credential, credentialList, credentialRequest } from '../schemas/collection.ts';
import type { Credential, CredentialRequest } from '../schemas/index.ts';
import type { Services } from '../services.ts';
import { body, created, empty, identified, json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/credentials',
  tags: ['collection'],
  summary: 'Ways to sign in, without their secrets',
  responses: json(credentialList, 'Every credential, by name.'),
});

const add = createRoute({
  method: 'post',
  path: '/credentials',
  tags: ['collection'],
  summary: 'Add a way to sign in; the secret is sealed and never given back',
  request: { body: body(credentialRequest) },
  responses: created(credential, 'The credential.'),
});

const put = createRoute({
  method: 'put',
  path: '/credentials/{id}',
  tags: ['collection'],
  summary: 'Change a way to sign in; a secret that is null stays as it is',
  request: { params: identified, body: body(credentialRequest) },
  responses: json(credential, 'The credential, changed.'),
});

const remove = createRoute({
  method: 'delete',
  path: '/credentials/{id}',
  tags: ['collection'],
  summary: 'Remove a way to sign in that no target uses',
  request: { params: identified },
  responses: empty('Removed.'),
});

function present({ changedAt, ...stored }: Stored): Credential {
  return { ...stored, changedAt: toIso(changedAt) };
}

/** The login to seal; `null` keeps the present secret, which `known` must then be there for. */
function loginOf(request: CredentialRequest, known: Stored | null): Login | null {
  const fault = (field: string, code: FieldFault['code'], expected = ''): never => {
    throw new Problem('invalid-request', {
      faults: [{ field: `body.${field}`, code, values: { expected } }],
    });
  };
  const kept = known !== null && known.kind === request.kind;
  if (request.kind === 'password') {
    const { user, password } = request;
    if (password !== null) return { kind: 'password', user, password };
    return kept ? null : fault('password', 'missing');
  }
  const { certificate, key } = request;
  if (certificate === null && key === null && kept) return null;
  if (certificate === null) return fault('certificate', 'missing');
  if (key === null) return fault('key', 'missing');
  const read = parsed(() => new X509Certificate(certificate)) ?? fault('certificate', 'wrong-format', 'PEM');
  const secret = parsed(() => createPrivateKey(key)) ?? fault('key', 'wrong-format', 'PEM');
  if (!read.checkPrivateKey(secret)) return fault('key', 'not-possible', '');
  return { kind: 'certificate', certificate, key };
}

/** `null` when it cannot be read; why is not told, for it could quote the secret. */
function parsed<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export function credentialRoutes({ workshop: { reads, writesAs }, logins, clock, identify }: Services) {
  async function known(id: string): Promise<Stored> {
    const found = (await reads.credentials()).find((one) => one.id === id);
    if (found === undefined) throw new Problem('unknown-resource');
    return found;
  }

  async function save(
    id: string,
    {
      request,
      before,
      by,
    }: { readonly request: CredentialRequest; readonly before: Stored | null; readonly by: AuditContext },
  ): Promise<Credential> {
    const login = loginOf(request, before);
    await writesAs(by).saveCredential({
      id,
      name: request.name,
      kind: request.kind,
      user: request.kind === 'password' ? request.user : null,
      sealed: login === null ? null : await logins.seal(login),
      at: clock(),
    });
    return present(await known(id));
  }

  return router()
    .openapi(list, async (c) => c.json({ rows: (await reads.credentials()).map(present) }, 200))
    .openapi(add, async (c) => {
      const id = identify();
      const saved = await save(id, { request: c.req.valid('json'), before: null, by: auditContext(c) });
      return c.json(saved, 201, { location: `/api/v1/credentials/${id}` });
    })
    .openapi(put, async (c) => {
      const { id } = c.req.valid('param');
      const before = await known(id);
      return c.json(await save(id, { request: c.req.valid('json'), before, by: auditContext(c) }), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid('param');
      await known(id);
      if (!(await writesAs(auditContext(c)).removeCredential(id))) throw new Problem('credential-in-use');
      return c.body(null, 204);
    });
}
