import { resolve } from 'node:path';
import type { AuditEvent, AuditHead, AuditPage } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { csvRecord } from '../../figures/csv.ts';
import { note, printLines, printTable } from '../../table/print-table.ts';
import type { Column } from '../../table/table.ts';
import { printable } from '../../terminal/printable.ts';
import { ask, printFile, printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import { writeFile } from '../write-file.ts';
import type { AuditOptions } from './options.ts';
import { receiptText } from './receipt.ts';

const DEFAULT_LIMIT = 20;
const CHAIN = '/exports/audit';
const CSV_HEADER = ['Seq', 'At', 'Act', 'Actor', 'Address', 'Site', 'Subject', 'Reason', 'Hash'];

export const listEvents: Run<AuditOptions> = async (context, { site, limit }) =>
  await ask(context, site, async (api) => {
    const { rows } = await api.get<AuditPage>('/audit', { site, limit: limit ?? DEFAULT_LIMIT });
    if (context.format === 'json') await printJson({ rows }, context);
    else if (context.format === 'csv') await printCsv(rows, context);
    else if (rows.length === 0) await printLines(context.say('audit.none'), context);
    else await printTable({ columns: columnsOf(context), rows }, context);
    return EXIT.done;
  });

/** What whoever keeps it elsewhere can hold against the chain later. */
export const printReceipt: Run<AuditOptions> = async (context) =>
  await ask(context, undefined, async (api) => {
    const head = await api.get<AuditHead | null>('/audit/head');
    if (context.format === 'json') await printJson(head, context);
    else await printLines(head === null ? context.say('audit.none') : receiptText(head), context);
    return EXIT.done;
  });

export const exportChain: Run<AuditOptions> = async (context, { output }) =>
  await ask(context, undefined, async (api) => {
    if (output === undefined) {
      await printFile(api, CHAIN, {}, context);
      return EXIT.done;
    }
    const bytes = await writeFile(output, api.file(CHAIN, {}));
    if (context.format === 'json') await printJson({ path: resolve(output), bytes }, context);
    else {
      const { say, figures } = context;
      await note(context, say('export.written', { path: printable(output), bytes: figures.bytes(bytes) }));
    }
    return EXIT.done;
  });

async function printCsv(rows: readonly AuditEvent[], { output }: Context): Promise<void> {
  await output.write(csvRecord(CSV_HEADER));
  for (const { seq, at, act, actor, origin, site, subject, reason, hash } of rows) {
    const who = actor.name ?? actor.kind;
    const cells = [seq, at, act, who, origin.address, site?.name ?? null, subject.name, reason, hash];
    await output.write(csvRecord(cells));
  }
}

function columnsOf({ say, figures }: Context): readonly Column<AuditEvent>[] {
  return [
    {
      heading: say('column.number'),
      cell: ({ seq }) => ({ text: String(seq) }),
      importance: 0,
      align: 'right',
    },
    {
      heading: say('column.when'),
      cell: ({ at }) => ({ text: figures.dateTime(Date.parse(at)) }),
      importance: 0,
    },
    { heading: say('column.who'), cell: ({ actor }) => ({ text: actor.label }), importance: 1 },
    { heading: say('column.act'), cell: ({ title }) => ({ text: title }), importance: 0, shortest: 20 },
    {
      heading: say('column.site'),
      cell: ({ site }) => ({ text: site?.name ?? '' }),
      importance: 2,
      shortest: 8,
    },
    {
      heading: say('column.reason'),
      cell: ({ reason }) => ({ text: reason ?? '', tone: 'quiet' }),
      importance: 1,
      shortest: 12,
    },
  ];
}
