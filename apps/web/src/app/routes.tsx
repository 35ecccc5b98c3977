import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { Gate } from '../shell/gate.tsx';
import { PageFailure } from '../states/page-failure.tsx';
import { parseSearch, picks, type ScopeSearch, stringifySearch } from './address.ts';
import { arriving } from './arriving.ts';

const root = createRootRoute({
  component: Gate,
  validateSearch: picks('site', 'asOf'),
  search: { middlewares: [retainSearchParams<ScopeSearch>(['site', 'asOf'])] },
  notFoundComponent: lazyRouteComponent(
    arriving(() => import('../pages/not-found.tsx')),
    'NotFound',
  ),
});

const page = { getParentRoute: () => root } as const;

const overview = createRoute({
  ...page,
  path: '/',
  validateSearch: picks('imported'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/overview/overview.tsx')),
    'Overview',
  ),
});
const licenseServers = createRoute({
  ...page,
  path: '/license-servers',
  validateSearch: picks('sort', 'descending'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/license-servers/license-servers.tsx')),
    'LicenseServers',
  ),
});
const licenseServer = createRoute({
  ...page,
  path: '/license-servers/$id',
  validateSearch: picks('sort', 'descending'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/license-servers/license-server.tsx')),
    'LicenseServerPage',
  ),
});
const keyPacks = createRoute({
  ...page,
  path: '/key-packs',
  validateSearch: picks('sort', 'descending', 'calType', 'version', 'kind'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/key-packs/key-packs.tsx')),
    'KeyPacks',
  ),
});
const keyPack = createRoute({
  ...page,
  path: '/key-packs/$ref',
  component: lazyRouteComponent(
    arriving(() => import('../pages/key-packs/key-pack.tsx')),
    'KeyPackPage',
  ),
});
const issuedLicenses = createRoute({
  ...page,
  path: '/issued-licenses',
  validateSearch: picks('search', 'status', 'licenseServer', 'keyPack', 'sort', 'descending'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/issued-licenses/issued-licenses.tsx')),
    'IssuedLicenses',
  ),
});
const findings = createRoute({
  ...page,
  path: '/findings',
  validateSearch: picks('state', 'severity'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/findings/findings.tsx')),
    'Findings',
  ),
});
const finding = createRoute({
  ...page,
  path: '/findings/$id',
  component: lazyRouteComponent(
    arriving(() => import('../pages/findings/finding.tsx')),
    'FindingPage',
  ),
});
const imports = createRoute({
  ...page,
  path: '/imports',
  component: lazyRouteComponent(
    arriving(() => import('../pages/imports/imports.tsx')),
    'Imports',
  ),
});
const oneImport = createRoute({
  ...page,
  path: '/imports/$id',
  component: lazyRouteComponent(
    arriving(() => import('../pages/imports/import.tsx')),
    'ImportPage',
  ),
});
const intake = createRoute({
  ...page,
  path: '/import',
  component: lazyRouteComponent(
    arriving(() => import('../pages/intake/intake.tsx')),
    'IntakePage',
  ),
});
const settings = createRoute({
  ...page,
  path: '/settings',
  component: lazyRouteComponent(
    arriving(() => import('../pages/settings/settings.tsx')),
    'SettingsPage',
  ),
});

const userCals = createRoute({
  ...page,
  path: '/user-cals',
  validateSearch: picks('search', 'account'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/user-cals/user-cals.tsx')),
    'UserCals',
  ),
});
const sessionHosts = createRoute({
  ...page,
  path: '/session-hosts',
  validateSearch: picks('view', 'sort', 'descending'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/session-hosts/session-hosts.tsx')),
    'SessionHosts',
  ),
});
const sessionHost = createRoute({
  ...page,
  path: '/session-hosts/$id',
  component: lazyRouteComponent(
    arriving(() => import('../pages/session-hosts/session-host.tsx')),
    'SessionHostPage',
  ),
});
const targets = createRoute({
  ...page,
  path: '/targets',
  validateSearch: picks('search', 'health', 'sort', 'descending'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/targets/targets.tsx')),
    'Targets',
  ),
});
const newTarget = createRoute({
  ...page,
  path: '/targets/new',
  validateSearch: picks('from'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/targets/new-target.tsx')),
    'NewTarget',
  ),
});
const target = createRoute({
  ...page,
  path: '/targets/$id',
  component: lazyRouteComponent(
    arriving(() => import('../pages/targets/target.tsx')),
    'TargetPage',
  ),
});
const editTarget = createRoute({
  ...page,
  path: '/targets/$id/edit',
  component: lazyRouteComponent(
    arriving(() => import('../pages/targets/edit-target.tsx')),
    'EditTarget',
  ),
});
const credentials = createRoute({
  ...page,
  path: '/credentials',
  component: lazyRouteComponent(
    arriving(() => import('../pages/credentials/credentials.tsx')),
    'Credentials',
  ),
});
const runs = createRoute({
  ...page,
  path: '/runs',
  validateSearch: picks('target', 'state'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/runs/runs.tsx')),
    'Runs',
  ),
});
const run = createRoute({
  ...page,
  path: '/runs/$id',
  component: lazyRouteComponent(
    arriving(() => import('../pages/runs/run.tsx')),
    'RunPage',
  ),
});
const audit = createRoute({
  ...page,
  path: '/audit',
  validateSearch: picks('act'),
  component: lazyRouteComponent(
    arriving(() => import('../pages/audit/audit.tsx')),
    'Audit',
  ),
});
const people = createRoute({
  ...page,
  path: '/people',
  component: lazyRouteComponent(
    arriving(() => import('../pages/people/people.tsx')),
    'People',
  ),
});
const account = createRoute({
  ...page,
  path: '/account',
  component: lazyRouteComponent(
    arriving(() => import('../pages/account/account.tsx')),
    'AccountPage',
  ),
});
const welcome = createRoute({
  ...page,
  path: '/welcome',
  component: lazyRouteComponent(
    arriving(() => import('../pages/welcome/welcome.tsx')),
    'Welcome',
  ),
});
const prepare = createRoute({
  ...page,
  path: '/prepare',
  component: lazyRouteComponent(
    arriving(() => import('../pages/prepare/prepare.tsx')),
    'Prepare',
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    licenseServers,
    licenseServer,
    keyPacks,
    keyPack,
    issuedLicenses,
    findings,
    finding,
    imports,
    oneImport,
    intake,
    settings,
    userCals,
    sessionHosts,
    sessionHost,
    targets,
    newTarget,
    target,
    editTarget,
    credentials,
    runs,
    run,
    prepare,
    audit,
    people,
    account,
    welcome,
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultErrorComponent: PageFailure,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
