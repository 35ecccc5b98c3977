// The picture in ARCHITECTURE.md, checked: a room imports only the rooms that its line allows.
const room = (name, from, allowed, because) => ({
  name,
  comment: because,
  severity: 'error',
  from: { path: from, pathNot: '\\.(test|bench)\\.tsx?$|/test/' },
  to: {
    path: '^(packages|apps)/',
    pathNot: [from, ...allowed],
  },
});

const CORE = '^packages/core/';
const READERS = '^packages/readers/';
const WSMAN = '^packages/wsman/';
const server = (folder) => `^apps/server/src/${folder}(/|\\.ts$)`;

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Arrows point one way.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-is-pure',
      comment: 'Rules take facts and return facts: no library, no Node, no I/O.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: CORE },
    },
    room('readers', READERS, [CORE], 'Readers know the domain and nothing else.'),
    room('store', server('store'), [CORE], 'The only room that speaks SQL knows only the domain.'),
    room('language', server('language'), [CORE], 'Texts need only the domain’s wording.'),
    room(
      'collect',
      server('collect'),
      [CORE, READERS, WSMAN, server('store'), server('language')],
      'Adapters that bring observations in.',
    ),
    room(
      'accounts',
      server('accounts'),
      [CORE, server('store')],
      'Signing in, passwords and one-time links.',
    ),
    room(
      'report',
      server('report'),
      [CORE, server('store'), server('language'), server('messages')],
      'What goes out as files.',
    ),
    room(
      'jobs',
      server('jobs'),
      [CORE, READERS, server('collect'), server('store'), server('report')],
      'What runs by itself.',
    ),
    room(
      'server',
      '^apps/server/',
      [CORE, READERS, WSMAN],
      'The server knows the rules, the readers and the client.',
    ),
    room(
      'simulator',
      '^apps/simulator/',
      ['^packages/wsman/', CORE],
      'Hosts that do not exist know nothing of the server.',
    ),
    room(
      'cli',
      '^apps/cli/',
      ['^apps/server/', READERS, CORE],
      'The command talks to the server or opens the register.',
    ),
    room(
      'web',
      '^apps/web/',
      [CORE, '^apps/server/src/api/schemas/'],
      'The page knows the API’s types and pure rules only.',
    ),
    {
      name: 'web-takes-only-types-of-the-server',
      severity: 'error',
      from: { path: '^apps/web/src/' },
      to: { path: '^apps/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sql-in-one-room',
      comment: 'Only the store speaks SQL.',
      severity: 'error',
      from: { pathNot: ['^apps/server/src/store/', '^bench/'] },
      to: { path: 'node_modules/(better-sqlite3|kysely)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
