import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { listEntries, nodes, parse, source, tableKeys } from './test/grammar.ts';

const repository = join(import.meta.dirname, '..');
// Files of this repository that hold one JSON object each; what is inside is what the tests below are about.
const json = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(repository, path), 'utf8'));

/** The members of the schema that the script's own lists must be among. */
interface Schema {
  readonly properties: Readonly<
    Record<string, { readonly items?: { readonly properties: Readonly<Record<string, Member>> } }>
  >;
  readonly $defs: { readonly class: { readonly enum: readonly string[] } };
}
interface Member {
  readonly properties?: Readonly<Record<string, unknown>>;
}

// The schema is ours; a member that the interface announces and it lacks makes the tests below fail.
const schema = json('docs/collector/schema/collector-1.json') as Schema & Record<string, unknown>;
const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false, allowUnionTypes: true });
const validate = ajv.compile(schema);
const documents = globSync('examples/*/Calepin_*.json', { cwd: repository }).sort();

describe('documents', () => {
  test('there are some', () => expect(documents.length).toBeGreaterThan(3));

  test.each(documents)('%s follows the schema', (path) => {
    expect(validate(json(path)) ? [] : validate.errors).toEqual([]);
  });

  test.each<readonly [string, (document: Record<string, unknown>) => void]>([
    ['a greater schema number', (document) => (document['calepin'] = { schema: 2, collector: '2.0.0' })],
    ['a local time', (document) => (document['collectedAt'] = '2026-11-23T06:00:00+01:00')],
    [
      'a count beyond uint32',
      (document) => (document['keyPacks'] = [{ host: 'A', KeyPackId: 4_294_967_296 }]),
    ],
    ['a pack without host', (document) => (document['keyPacks'] = [{ KeyPackId: 3 }])],
    ['an unknown reason', (document) => (document['unread'] = [{ host: 'A', class: 'B', reason: 'nope' }])],
    ['no word on what was read', (document) => delete document['read']],
  ])('%s does not', (_, damage) => {
    const document = json(documents[0] ?? '');
    damage(document);
    expect(validate(document)).toBe(false);
  });
});

describe('the script and the schema', () => {
  const root = parse(source);
  const members = (list: string): Readonly<Record<string, Member>> =>
    schema.properties[list]?.items?.properties ?? {};

  test.each([
    ['keyPacks', 'KeyPackProperties'],
    ['issuedLicenses', 'IssuedLicenseProperties'],
    ['licenseReports', 'ReportProperties'],
    ['userCals', 'UserCalProperties'],
  ])('%s: what the script writes is what the schema describes', (list, variable) => {
    const described = Object.keys(members(list)).filter(
      (name) => !['host', 'user', 'disabled', 'deleted'].includes(name),
    );
    expect(listEntries(root, variable).sort()).toEqual(described.sort());
  });

  test('the methods that the schema describes are methods that the script calls', () => {
    const described = [
      ...Object.keys(members('licenseServers')['methods']?.properties ?? {}),
      ...Object.keys(members('sessionHosts')['methods']?.properties ?? {}),
    ];
    expect(described.length).toBeGreaterThan(8);
    expect(tableKeys(root, 'ReadOnlyMethods')).toEqual(expect.arrayContaining(described));
  });

  test('the lists come in the order of the schema, the longest last', () => {
    const started = [...source.matchAll(/^ {4}(?:Start-List|Write-Instances \$\w+) '(\w+)'/gm)].map(
      ([, name]) => name,
    );
    const order = Object.entries(schema.properties).flatMap(([name, { items }]) =>
      items === undefined ? [] : [name],
    );
    expect(started).toEqual(order);
  });

  test('a class that the script says it has read is one that the schema names', () => {
    const named = nodes(root, 'command')
      .filter((node) => /^(Add-Read|Read-Instances|Write-Instances) /.test(node.text))
      .flatMap((node) => node.text.match(/'(Win32_\w+|Registry|ActiveDirectory)'/)?.[1] ?? []);
    expect([...new Set(named)].sort()).toEqual([...schema.$defs.class.enum].sort());
  });
});

test('the examples are what their generator writes', () => {
  const said = execFileSync(process.execPath, [join(repository, 'examples', 'generate.ts'), '--check'], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(said).toContain('0 different');
  expect(Number(/(\d+) bytes/.exec(said)?.[1])).toBeLessThan(400_000);
});
