import type { InventoryFormat, ReadBatch } from '@calepin/core';
import { describeColumns } from '../delimited/describe-columns.ts';
import { type Dialect, dialectOf } from '../delimited/dialect.ts';
import { instanceRows } from '../delimited/instance-rows.ts';
import { readIssuedLicenseRows } from '../delimited/issued-license-rows.ts';
import { isQuotation, quotedContext } from '../delimited/quoted-text.ts';
import type { EntityKind } from '../instances/class-properties.ts';
import { readInstances } from '../read-instances.ts';
import type { FormatReader, ReadContext, Recognition, Sample } from '../reader.ts';
import { RefusedDocument } from '../refused.ts';

const SAMPLE = 64 * 1024;

/** `Get-WmiObject Win32_TSLicenseKeyPack | Export-Csv`, and the inventory whose header administrators script. */
export const keyPackCsv: FormatReader = delimited('keypack-csv', 'key-pack', (context, dialect) =>
  readInstances(context, (surveying) => instanceRows(context, dialect, surveying)),
);

/** `Get-CimInstance Win32_TSIssuedLicense | Export-Csv`: the one that comes by the million. */
export const issuedLicenseCsv: FormatReader = delimited(
  'issued-license-csv',
  'issued-license',
  (context, dialect) =>
    dialect.joined
      ? readInstances(context, (surveying) => instanceRows(context, dialect, surveying))
      : readIssuedLicenseRows(context, dialect),
);

/** `Get-ADUser -Properties msTS… | Export-Csv`, and other lists of users with their CAL. */
export const userCalCsv: FormatReader = delimited('user-cal-csv', 'user-cal', (context, dialect) =>
  readInstances(context, (surveying) => instanceRows(context, dialect, surveying)),
);

/** `Get-CimInstance Win32_TSLicenseServer | Export-Csv`. */
export const licenseServerCsv: FormatReader = delimited(
  'license-server-csv',
  'license-server',
  (context, dialect) => readInstances(context, (surveying) => instanceRows(context, dialect, surveying)),
);

function delimited(
  format: InventoryFormat,
  kind: EntityKind,
  rows: (context: ReadContext, dialect: Dialect) => AsyncGenerator<ReadBatch>,
): FormatReader {
  return {
    format,
    recognise: (sample) => recognise(sample, kind),
    async *read(given) {
      let context = given;
      let dialect = dialectOf(await beginning(context), kind);
      if (dialect !== null && isQuotation(dialect.header)) {
        context = quotedContext(given);
        dialect = dialectOf(await beginning(context), kind);
      }
      if (dialect === null) throw new RefusedDocument('not-an-inventory', { reason: 'no-known-column' });
      describeColumns(context, dialect);
      yield* rows(context, dialect);
    },
  };
}

function recognise({ text }: Sample, kind: EntityKind): Recognition {
  // A section of a monitoring agent holds the same header under its own.
  if (text.trimStart().startsWith('<<<')) return { known: false, reason: 'agent-section' };
  const dialect = dialectOf(text);
  if (dialect === null) return { known: false, reason: 'no-known-column' };
  if (dialect.kind !== kind) return { known: false, reason: 'another-class' };
  return { known: true, confidence: 0.9, delimiter: dialect.delimiter };
}

async function beginning(context: ReadContext): Promise<string> {
  let text = '';
  for await (const piece of context.text()) {
    text += piece;
    if (text.length >= SAMPLE) break;
  }
  return text.slice(0, SAMPLE);
}
