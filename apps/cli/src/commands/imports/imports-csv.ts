import type { ImportRecord } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { csvRecord } from '../../figures/csv.ts';

const HEADER = [
  'Import',
  'State',
  'Site',
  'Origin',
  'Started',
  'Ended',
  'Document',
  'Format',
  'ObservedAt',
  'KeyPacksAdded',
  'KeyPacksChanged',
  'KeyPacksGone',
  'IssuedLicensesAdded',
  'IssuedLicensesChanged',
  'IssuedLicensesGone',
  'Rejected',
];

/** One record a document: what changed is of documents. */
export async function printImportsCsv(rows: readonly ImportRecord[], { output }: Context): Promise<void> {
  await output.write(csvRecord(HEADER));
  for (const row of rows) {
    const about = [row.id, row.state, row.site, row.origin, row.started, row.ended];
    for (const { name, format, observedAt, changes, rejected } of row.observations) {
      const { keyPacks, issuedLicenses } = changes;
      const counts = [keyPacks, issuedLicenses].flatMap(({ added, changed, gone }) => [added, changed, gone]);
      await output.write(csvRecord([...about, name, format, observedAt, ...counts, rejected]));
    }
    for (const { name } of row.notImported) {
      await output.write(csvRecord([...about, name, ...Array.from({ length: 9 }, () => null)]));
    }
  }
}
