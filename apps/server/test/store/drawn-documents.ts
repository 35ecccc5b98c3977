import fc from 'fast-check';
import { covers, day, LICENSE, PACK, SERVER, type TestDocument, USER_CAL } from './documents.ts';

const host = fc.constantFrom('rdl01', 'RDL01.a.example', 'rdl01.b.example', 'rdl02');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });

const pack = fc.record({
  keyPackId: fc.integer({ min: 3, max: 5 }),
  description: fc.constantFrom('C50-6.02-S', 'A02-6.02-S', null),
  totalLicenses: maybe(fc.constantFrom(10, 20)),
  issuedLicenses: maybe(fc.constantFrom(1, 2)),
});
const license = fc.record({
  licenseId: fc.integer({ min: 1, max: 4 }),
  keyPackId: fc.constantFrom(3, 4, null),
  user: fc.constantFrom(null, 'Amélie', 'AMÉLIE'),
  licenseStatus: fc.constantFrom(2, 4, null),
});
const userCal = fc.record({ user: fc.constantFrom('Zoé', 'zoé', 'Max'), disabled: maybe(fc.boolean()) });

/** One list of a document: about a host, whole or not, with the figures it carries or without. */
const list = fc.record({
  host,
  complete: fc.boolean(),
  figures: fc.subarray(['totalLicenses', 'issuedLicenses']),
  rows: fc.oneof(
    fc.record({ keyPacks: fc.array(pack, { maxLength: 3 }) }),
    fc.record({ issuedLicenses: fc.array(license, { maxLength: 4 }) }),
    fc.record({ userCals: fc.array(userCal, { maxLength: 2 }) }),
    fc.record({ activationStatus: maybe(fc.constantFrom(0, 1)) }),
  ),
});

/** Documents of several days, each about a few lists. */
export const documents = fc
  .uniqueArray(
    fc.record({ day: fc.integer({ min: 1, max: 9 }), lists: fc.array(list, { minLength: 1, maxLength: 3 }) }),
    {
      selector: (document) => document.day,
      minLength: 2,
      maxLength: 5,
    },
  )
  .map((drawn) => drawn.map(({ day: number, lists }) => documentOf(number, lists)));

type List = typeof list extends fc.Arbitrary<infer T> ? T : never;

function documentOf(number: number, lists: readonly List[]): TestDocument {
  const parts = lists.map(({ host: name, complete, figures, rows }) => {
    if ('keyPacks' in rows) {
      return {
        batch: { keyPacks: rows.keyPacks.map((row) => ({ ...PACK, ...row, host: name })) },
        coverage: covers('key-packs', name, { complete, fields: figures }),
      };
    }
    if ('issuedLicenses' in rows) {
      return {
        batch: { issuedLicenses: rows.issuedLicenses.map((row) => ({ ...LICENSE, ...row, host: name })) },
        coverage: covers('issued-licenses', name, { complete }),
      };
    }
    if ('userCals' in rows) {
      return {
        batch: { userCals: rows.userCals.map((row) => ({ ...USER_CAL, ...row })) },
        coverage: covers('user-cals', null, { complete }),
      };
    }
    return {
      batch: { licenseServers: [{ ...SERVER, ...rows, host: name }] },
      coverage: covers('license-server', name, { complete }),
    };
  });
  return {
    at: day(number),
    defaultHost: 'rdl01',
    batch: {
      licenseServers: parts.flatMap(({ batch }) => batch.licenseServers ?? []),
      keyPacks: parts.flatMap(({ batch }) => batch.keyPacks ?? []),
      issuedLicenses: parts.flatMap(({ batch }) => batch.issuedLicenses ?? []),
      userCals: parts.flatMap(({ batch }) => batch.userCals ?? []),
    },
    coverage: parts.map((part) => part.coverage),
  };
}
