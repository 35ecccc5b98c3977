import { Hono, type MiddlewareHandler } from 'hono';
import { contextStorage, getContext } from 'hono/context-storage';
import { authorize } from './access/authorize.ts';
import type { Scope } from './access/guarded-reads.ts';
import { guardedWorkshop } from './access/guarded-workshop.ts';
import { identify } from './access/identify.ts';
import { identityKey } from './access/identity.ts';
import type { ApiEnvironment } from './environment.ts';
import { answerError } from './error-handler.ts';
import { RequestMetrics } from './metrics.ts';
import { compression } from './middleware/compression.ts';
import { conditional } from './middleware/conditional.ts';
import { deadline } from './middleware/deadline.ts';
import { loopbackOnly } from './middleware/loopback-only.ts';
import { requestBody } from './middleware/request-body.ts';
import { requestContext } from './middleware/request-context.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { Problem } from './problem.ts';
import { aboutRoutes } from './routes/about.ts';
import { accountRoutes } from './routes/accounts.ts';
import { router } from './routes/answers.ts';
import { auditRoutes } from './routes/audit.ts';
import { credentialRoutes } from './routes/credentials.ts';
import { exampleRoutes } from './routes/examples.ts';
import { exportRoutes } from './routes/exports.ts';
import { findingRoutes } from './routes/findings.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes } from './routes/imports.ts';
import { inspectionRoutes } from './routes/inspections.ts';
import { issuedLicenseRoutes } from './routes/issued-licenses.ts';
import { keyPackRoutes } from './routes/key-packs.ts';
import { licenseServerRoutes } from './routes/license-servers.ts';
import { observationRoutes } from './routes/observations.ts';
import { answerPage } from './routes/page.ts';
import { positionRoutes } from './routes/position.ts';
import { probeRoutes } from './routes/probes.ts';
import { runEventRoutes } from './routes/run-events.ts';
import { runRoutes } from './routes/runs.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionHostRoutes } from './routes/session-hosts.ts';
import { settingsRoutes } from './routes/settings.ts';
import { siteRoutes } from './routes/sites.ts';
import { stateRoutes } from './routes/state.ts';
import { targetRoutes } from './routes/targets.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { trendRoutes } from './routes/trend.ts';
import { userCalRoutes } from './routes/user-cals.ts';
import type { Services } from './services.ts';

const API_PATH = '/api/v1';

/**
 * Bodies and files take as long as their size, whoever sends or reads them sets the pace; a host that is tried sets its own,
 * within bounds of its own.
 */
const UNHURRIED = [
  '/inspections',
  '/observations',
  '/exports/',
  '/targets/test',
  '/discovery',
  '/audit/verification',
];
/** Inspections live beside the register, files are made anew, and a stream goes on: no tag tells whether they changed. */
const UNTAGGED = ['/inspections', '/exports/', '/runs/events', '/session', '/accounts', '/tokens'];
/** What shows runs while they go on; the register only knows how they began and ended. */
const COLLECTION = ['/targets', '/runs'];
const METHODS = ['GET', 'PUT', 'POST', 'DELETE'];
const PAGE = '/*';

const untagged: MiddlewareHandler<ApiEnvironment> = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};

/** The methods that an address answers. The page answers wherever the API does not. */
function allowedMethods(app: Hono<ApiEnvironment>, path: string): string[] {
  const isApi = path.startsWith('/api/');
  return METHODS.filter((method) =>
    app.router
      .match(method, path)[0]
      .some(([[, route]]) => route.method === method && !(isApi && route.path === PAGE)),
  );
}

function isUnder(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => `${path}/`.startsWith(`${API_PATH}${prefix.replace(/\/$/, '')}/`));
}

/** Which sites the request that is being answered may speak of; none before that was decided. */
function scopeOfRequest(): Scope {
  const scope = getContext<ApiEnvironment>().get('scope');
  return scope === undefined ? [] : scope;
}

function apiRoutes(given: Services) {
  // From here on nothing reads or writes but as the one who asks may.
  const services = { ...given, workshop: guardedWorkshop(given.workshop, scopeOfRequest) };
  const { limits } = services;
  const api = router();
  const hurried = deadline(limits.answerMs);
  const tagged = conditional({
    revision: () => services.workshop.reads.revision(),
    clock: services.clock,
    version: services.version,
    activity: (path) =>
      String(isUnder(path, COLLECTION) ? services.collection.changes : services.imports.changes),
    who: (c) => identityKey(c.get('identity')),
  });
  api.use('*', identify({ ...services.doors, accounts: services.accounts }));
  api.use('*', authorize(API_PATH));
  api.use('*', requestBody(limits));
  api.use('*', (c, next) => (isUnder(c.req.path, UNHURRIED) ? next() : hurried(c, next)));
  api.use('*', (c, next) => (isUnder(c.req.path, UNTAGGED) ? untagged(c, next) : tagged(c, next)));
  const rooms = [
    stateRoutes(services),
    siteRoutes(services),
    positionRoutes(services),
    trendRoutes(services),
    licenseServerRoutes(services),
    keyPackRoutes(services),
    issuedLicenseRoutes(services),
    findingRoutes(services),
    settingsRoutes(services),
    inspectionRoutes(services),
    importRoutes(services),
    observationRoutes(services),
    sessionHostRoutes(services),
    userCalRoutes(services),
    probeRoutes(services),
    targetRoutes(services),
    credentialRoutes(services),
    runEventRoutes(services),
    runRoutes(services),
    exampleRoutes(services),
    auditRoutes(services),
    exportRoutes(services),
    sessionRoutes(services),
    accountRoutes(services),
    tokenRoutes(services),
    aboutRoutes(() => api, services.version),
  ];
  for (const room of rooms) api.route('/', room);
  return api;
}

/** The whole HTTP interface: the API, the monitoring addresses and the page. */
export function createApi(services: Services): Hono<ApiEnvironment> {
  const metrics = new RequestMetrics(services.version);
  const app = new Hono<ApiEnvironment>();
  app.use(
    '*',
    requestContext(services.log, services.identify, (answered) => metrics.count(answered)),
  );
  app.use('*', contextStorage());
  app.use('*', securityHeaders);
  app.use('*', compression);
  app.use('*', loopbackOnly);
  app.route(API_PATH, apiRoutes(services));
  app.route('/', healthRoutes(services, metrics));
  const page = answerPage(services.pageFolder);
  app.get(PAGE, (c, next) => (c.req.path.startsWith('/api/') ? next() : page(c)));
  app.all('*', (c) => {
    const allowed = allowedMethods(app, c.req.path);
    if (allowed.length === 0 || allowed.includes(c.req.method === 'HEAD' ? 'GET' : c.req.method))
      throw new Problem('not-found');
    const allow = allowed.join(', ');
    throw new Problem('method-not-allowed', { values: { allowed: allow }, headers: { allow } });
  });
  app.onError(answerError);
  return app;
}
