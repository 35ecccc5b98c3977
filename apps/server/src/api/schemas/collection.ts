import { z } from '@hono/zod-openapi';
import { facts, instant, page, pageQuery, productVersion, siteQuery } from './shapes.ts';

export const targetKind = z.enum(['host', 'directory']);
export const targetTransport = z.enum(['http', 'https', 'ldap', 'ldaps']);
export const targetAuthentication = z.enum([
  'basic',
  'ntlm',
  'negotiate',
  'kerberos',
  'certificate',
  'simple',
]);
export const collectScope = z.enum([
  'license-server',
  'key-packs',
  'issued-licenses',
  'user-cals',
  'session-host',
]);

/** A step that failed: our code, what the server said, a sentence and what to do, in the requested language. */
export const collectProblem = z
  .object({
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
    serverCode: z.string().nullable().openapi({ description: 'The server’s own number, as it gave it.' }),
    serverText: z.string().nullable().openapi({ description: 'The server’s own text, in its language.' }),
    facts,
  })
  .openapi('CollectProblem');

export const collectStep = z
  .object({
    step: z.enum(['name', 'port', 'tls', 'authentication', 'authorization', 'class']),
    subject: z.string().nullable().openapi({ description: 'The class, method or list, for a `class` step.' }),
    state: z.enum(['passed', 'failed', 'skipped']),
    durationMs: z.number().nullable(),
    rows: z.number().int().nullable(),
    problem: collectProblem.nullable(),
  })
  .openapi('CollectStep');

export const run = z
  .object({
    id: z.string(),
    targetId: z.string(),
    target: z.string().openapi({ description: 'Name of the target.' }),
    siteId: z.string(),
    trigger: z.enum(['schedule', 'manual', 'retry']),
    state: z.enum(['running', 'done', 'partial', 'failed', 'interrupted']),
    startedAt: instant,
    endedAt: instant.nullable(),
    rows: z.number().int(),
    bytes: z.number().int(),
    unchanged: z.boolean(),
    importId: z.string().nullable(),
    /** The first step that failed. */
    problem: collectProblem.nullable(),
  })
  .openapi('Run');
export const runDetail = run.extend({ steps: z.array(collectStep) }).openapi('RunDetail');
export const runPage = page(run).openapi('RunPage');
export const runQuery = pageQuery.extend({
  site: z.string().optional(),
  target: z.string().optional().openapi({ description: 'Identifier of a target.' }),
  state: z.enum(['running', 'done', 'partial', 'failed', 'interrupted']).optional(),
});

const host = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .openapi({ description: 'DNS name, NetBIOS name or IP address.', example: 'rdlic01.lab.test' });

export const targetSettings = z
  .object({
    site: z.string().trim().min(1).max(200).openapi({ description: 'Identifier or name of the site.' }),
    kind: targetKind.default('host'),
    name: host,
    address: host.nullable().default(null).openapi({
      description: 'What is connected to when it is not the name.',
    }),
    transport: targetTransport.default('http'),
    port: z.number().int().min(1).max(65_535).nullable().default(null),
    path: z.string().regex(/^\//u).max(200).nullable().default(null),
    authentication: targetAuthentication.default('negotiate'),
    resourceStyle: z.enum(['wmi', 'dmtf']).default('wmi'),
    credentialId: z.string().nullable().default(null),
    ca: z.string().max(100_000).nullable().default(null).openapi({
      description: 'PEM certificates to trust besides the system’s.',
    }),
    allowUnencrypted: z.boolean().default(false).openapi({
      description: 'Basic over plain HTTP: the password travels readable.',
    }),
    reads: z
      .array(collectScope)
      .min(1)
      .max(5)
      .default(['license-server', 'key-packs', 'issued-licenses', 'session-host']),
    intervalMinutes: z.number().int().min(1).max(43_200).default(360),
    paused: z.boolean().default(false),
  })
  .openapi('TargetSettings');

export const target = z
  .object({
    id: z.string(),
    siteId: z.string(),
    site: z.string(),
    kind: targetKind,
    name: z.string(),
    address: z.string().nullable(),
    transport: targetTransport,
    port: z.number().int().nullable(),
    path: z.string().nullable(),
    authentication: targetAuthentication,
    resourceStyle: z.enum(['wmi', 'dmtf']),
    credentialId: z.string().nullable(),
    credential: z.string().nullable().openapi({ description: 'Name of the credential.' }),
    ca: z.string().nullable(),
    allowUnencrypted: z.boolean(),
    reads: z.array(collectScope),
    intervalMinutes: z.number().int(),
    paused: z.boolean(),
    origin: z.enum(['manual', 'list', 'directory', 'session-host', 'dns', 'demo']),
    createdAt: instant,
    /** `silent`: nothing came for three intervals and more. */
    health: z.enum(['new', 'running', 'good', 'partial', 'failing', 'silent', 'paused']),
    failures: z.number().int(),
    lastSuccessAt: instant.nullable(),
    nextRunAt: instant.nullable(),
    lastRun: run.nullable(),
    /** The license server or session host of the register that it brings, once something was read. */
    licenseServerId: z.string().nullable(),
    sessionHostId: z.string().nullable(),
  })
  .openapi('Target');
export const targetList = z.object({ rows: z.array(target) }).openapi('TargetList');

/** A list of hosts at once: the same settings for all, one name (or `name,address`) a line. */
export const targetsRequest = z
  .object({
    hosts: z.array(host).min(1).max(5_000),
    origin: z.enum(['manual', 'list', 'directory', 'session-host', 'dns']).default('list'),
    settings: targetSettings.omit({ name: true, address: true }),
  })
  .openapi('TargetsRequest');
export const targetsAdded = z
  .object({
    added: z.array(z.string()).openapi({ description: 'Identifiers of the new targets.' }),
    refused: z.array(z.object({ host: z.string(), code: z.string(), message: z.string() })),
  })
  .openapi('TargetsAdded');

/** What a test found, step by step. Nothing is stored. */
export const targetTest = z
  .object({ state: z.enum(['done', 'partial', 'failed']), steps: z.array(collectStep) })
  .openapi('TargetTest');
/** Tests settings that are not saved yet, or a target as it would be changed. */
export const targetTestRequest = z
  .object({
    settings: targetSettings,
    /** A login that is not saved yet; else that of `settings.credentialId`. */
    login: z
      .object({ user: z.string().trim().min(1).max(400), password: z.string().min(1).max(1_000) })
      .nullable()
      .default(null),
  })
  .openapi('TargetTestRequest');

export const credential = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['password', 'certificate']),
    user: z.string().nullable(),
    changedAt: instant,
    targets: z.number().int(),
  })
  .openapi('Credential');
export const credentialList = z.object({ rows: z.array(credential) }).openapi('CredentialList');
export const credentialRequest = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('password'),
      name: z.string().trim().min(1).max(200),
      user: z
        .string()
        .trim()
        .min(1)
        .max(400)
        .openapi({ description: 'LAB\\calepin, calepin@lab.test, or a local name.' }),
      password: z
        .string()
        .min(1)
        .max(1_000)
        .nullable()
        .openapi({ description: 'null keeps the present one.' }),
    }),
    z.object({
      kind: z.literal('certificate'),
      name: z.string().trim().min(1).max(200),
      certificate: z.string().max(100_000).nullable(),
      key: z.string().max(100_000).nullable(),
    }),
  ])
  .openapi('CredentialRequest');

/** Where hosts are looked for. */
export const discoveryRequest = z
  .object({
    site: z.string().trim().min(1).max(200),
    source: z.enum(['directory', 'session-hosts', 'dns']),
    /** `directory`: identifier of a directory target. `dns`: the name to resolve. */
    target: z.string().nullable().default(null),
    name: z.string().trim().max(255).nullable().default(null),
  })
  .openapi('DiscoveryRequest');
export const discovery = z
  .object({
    found: z.array(
      z.object({
        host: z.string(),
        /** Why it is proposed: the group, the connection point, the session hosts that name it. */
        reasons: z.array(z.object({ code: z.string(), message: z.string(), facts })),
        /** The target that it already is. */
        targetId: z.string().nullable(),
      }),
    ),
    steps: z.array(collectStep),
  })
  .openapi('Discovery');

export const sessionHost = z
  .object({
    id: z.string(),
    siteId: z.string(),
    site: z.string(),
    host: z.string(),
    licensingMode: z.enum(['per-device', 'per-user', 'personal', 'not-configured', 'unknown']).nullable(),
    licensingModeNumber: z.number().int().nullable(),
    licensingModeSource: z.enum(['policy', 'local']).nullable(),
    licenseServers: z
      .array(z.object({ name: z.string(), licenseServerId: z.string().nullable() }))
      .nullable()
      .openapi({ description: 'As configured, each with the license server of the register that it is.' }),
    licenseServersSource: z.enum(['policy', 'local']).nullable(),
    gracePeriodDays: z.number().int().nullable(),
    /** Whether it ever obtained a licence from a license server; null when it could not be told. */
    everLicensed: z.boolean().nullable(),
    networkLevelAuthentication: z.boolean().nullable(),
    securityLayer: z.enum(['rdp', 'negotiate', 'tls', 'unknown']).nullable(),
    osVersion: z.string().nullable(),
    lastSeen: instant.nullable(),
    targetId: z.string().nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .openapi('SessionHost');
export const sessionHostList = z.object({ rows: z.array(sessionHost) }).openapi('SessionHostList');

/** Who an account is today, as the directory tells it. */
const account = z.enum(['active', 'disabled', 'deleted']);

/** One user's CAL, as the directory or a Per User report has it. */
export const userCal = z
  .object({
    id: z.string(),
    siteId: z.string(),
    user: z.string(),
    productVersion,
    productCode: z.string().nullable().openapi({ description: 'As recorded, such as C50-6.02-S.' }),
    expires: instant.nullable(),
    valid: z
      .boolean()
      .nullable()
      .openapi({ description: 'Whether it holds at that instant; null when unknown.' }),
    managingServer: z
      .string()
      .nullable()
      .openapi({ description: 'Product identifier of the license server that issued it.' }),
    licenseServerId: z
      .string()
      .nullable()
      .openapi({ description: 'The license server of the register that has this product identifier.' }),
    host: z.string().nullable().openapi({ description: 'Name of that license server.' }),
    account: account.nullable().openapi({ description: 'null when it was not read.' }),
  })
  .openapi('UserCal');
export const userCalPage = page(userCal).openapi('UserCalPage');
export const userCalQuery = siteQuery.extend(pageQuery.shape).extend({
  search: z
    .string()
    .trim()
    .max(256)
    .optional()
    .openapi({ description: 'Beginning of a user’s name, without regard to case.' }),
  account: account.optional(),
});

/** One line of the stream at `GET /runs/events` (`text/event-stream`), in its `data`. The event's name is `type`. */
export const runEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('run-started'), run }),
    z.object({ type: z.literal('run-step'), runId: z.string(), targetId: z.string(), step: collectStep }),
    z.object({
      type: z.literal('run-rows'),
      runId: z.string(),
      targetId: z.string(),
      rows: z.number().int(),
    }),
    z.object({ type: z.literal('run-ended'), run }),
    /** A target was added, changed or removed: read the list again. */
    z.object({ type: z.literal('targets-changed') }),
  ])
  .openapi('RunEvent');
