import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { Shell } from '../shell/shell.tsx';
import { PageFailure } from '../states/page-failure.tsx';
import { parseSearch, picks, type ScopeSearch, stringifySearch } from './address.ts';
import { arriving } from './arriving.ts';

const root = createRootRoute({
  component: Shell,
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
