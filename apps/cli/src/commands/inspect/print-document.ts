import type { DocumentHeader } from '@calepin/core';
import type { Context } from '../../context.ts';
import { versionName } from '../../messages/version-name.ts';
import { countedCell, expiryCell, numberCell, textCell, totalCell } from '../../table/cells.ts';
import { printLines, printTable } from '../../table/print-table.ts';
import type { Column } from '../../table/table.ts';
import { printable } from '../../terminal/printable.ts';
import type { DocumentSummary, ServerSummary } from './summary.ts';

const INDENT = '  ';

/** Prints one document: what it is and what it holds. */
export async function printDocument(
  summary: DocumentSummary,
  header: DocumentHeader,
  context: Context,
): Promise<void> {
  const { output } = context;
  await output.line(output.style.paint('strong', printable(header.name)));
  for (const line of [about(header, summary, context), observed(header, context)]) {
    await printLines(line, context, 'quiet');
  }
  await printContents(summary, context);
}

/** Prints what a document holds. */
export async function printContents(summary: DocumentSummary, context: Context): Promise<void> {
  const { output, say } = context;
  for (const server of summary.servers) await printServer(server, context);
  await output.line();
  if (summary.servers.every((server) => server.keyPackCount === 0)) {
    await printLines(say('inspect.no-packs'), context, 'plain', INDENT);
  }
  if (summary.userCals > 0)
    await printLines(say('inspect.user-cals', { count: summary.userCals }), context, 'plain', INDENT);
  if (summary.sessionHosts > 0) {
    await printLines(say('inspect.session-hosts', { count: summary.sessionHosts }), context, 'plain', INDENT);
  }
  await printRejections(summary, context);
  await printWarnings(summary, context);
  await output.line();
}

function about(header: DocumentHeader, { end }: DocumentSummary, { say, figures, output }: Context): string {
  const { delimiter } = header;
  const parts = [say(`format.${header.format}`), header.encoding];
  if (delimiter !== null) {
    parts.push(say('inspect.delimiter', { delimiter: delimiter === '\t' ? say('inspect.tab') : delimiter }));
  }
  if (end !== null) parts.push(figures.bytes(end.bytes));
  return parts.join(` ${output.style.glyphs.separator} `);
}

function observed({ observedAt, observedAtSource }: DocumentHeader, { say, figures }: Context): string {
  if (observedAt === null || observedAtSource === null) return say('inspect.not-dated');
  const source = say(`observed-at.${observedAtSource}`);
  return say('inspect.observed', { when: figures.dateTime(observedAt), source });
}

async function printServer(server: ServerSummary, context: Context): Promise<void> {
  const { output, say, figures } = context;
  const name = server.host === null ? say('table.unnamed-server') : printable(server.host);
  await output.line();
  await output.line(INDENT + output.style.paint(server.host === null ? 'unknown' : 'strong', name));
  if (server.keyPacks.length > 0) {
    await printTable({ columns: packColumns(context), rows: server.keyPacks }, context, INDENT);
    const more = server.keyPackCount - server.keyPacks.length;
    if (more > 0) await printLines(say('inspect.more-packs', { count: more }), context, 'plain', INDENT);
    const totals = say('inspect.packs-total', { packs: server.keyPackCount, counted: server.countedCount });
    await printLines(totals, context, 'quiet', INDENT);
  }
  if (server.issued.size > 0) {
    const count = [...server.issued.values()].reduce((sum, one) => sum + one, 0);
    const detail = [...server.issued]
      .map(
        ([status, many]) => `${figures.number(many)} ${say(`license-status.${status}`).toLocaleLowerCase()}`,
      )
      .join(', ');
    await printLines(say('inspect.issued', { count, detail }), context, 'plain', INDENT);
  }
}

type Pack = ServerSummary['keyPacks'][number];

function packColumns(context: Context): readonly Column<Pack>[] {
  const { say } = context;
  const head = { align: 'right' } as const;
  return [
    {
      heading: say('column.number'),
      cell: (pack) => ({ text: String(pack.keyPackId) }),
      importance: 0,
      ...head,
    },
    {
      heading: say('column.type'),
      cell: (pack) => ({ text: say(`cal-type.${pack.calType}`) }),
      importance: 0,
    },
    {
      heading: say('column.version'),
      cell: (pack) => ({ text: versionName(pack.productVersion, say) }),
      importance: 0,
      shortest: 12,
    },
    { heading: say('column.installed'), cell: (pack) => totalCell(pack, context), importance: 0, ...head },
    {
      heading: say('column.issued'),
      cell: (pack) => numberCell(pack.issued, context),
      importance: 0,
      ...head,
    },
    {
      heading: say('column.available'),
      cell: (pack) => (pack.unlimited ? { text: '' } : numberCell(pack.available, context)),
      importance: 2,
      ...head,
    },
    { heading: say('column.expires'), cell: (pack) => expiryCell(pack, context), importance: 3 },
    { heading: say('column.kind'), cell: (pack) => ({ text: say(`kind.${pack.kind}`) }), importance: 4 },
    { heading: say('column.counted'), cell: (pack) => countedCell(pack.counted, context), importance: 1 },
    { heading: say('column.label'), cell: (pack) => textCell(pack.label), importance: 5, shortest: 14 },
  ];
}

async function printRejections({ rejections, rejected }: DocumentSummary, context: Context): Promise<void> {
  const { say, figures, output } = context;
  if (rejections === 0) return;
  const title = `${output.style.glyphs.soon} ${say('inspect.rejected', { count: rejections })}`;
  await printLines(title, context, 'soon', INDENT);
  const columns: readonly Column<(typeof rejected)[number]>[] = [
    {
      heading: say('column.line'),
      cell: ({ line }) => (line === null ? { text: '' } : { text: figures.number(line) }),
      align: 'right',
      importance: 0,
    },
    {
      heading: say('column.column'),
      cell: ({ column }) => ({ text: column ?? '' }),
      importance: 1,
      shortest: 10,
    },
    {
      heading: say('column.value'),
      cell: ({ value }) => ({ text: value ?? '' }),
      importance: 0,
      shortest: 8,
    },
    {
      heading: say('column.reason'),
      cell: ({ reason }) => ({ text: say(`rejection.${reason}`) }),
      importance: 0,
      shortest: 16,
    },
  ];
  await printTable({ columns, rows: rejected }, context, INDENT);
  const more = rejections - rejected.length;
  if (more > 0) await printLines(say('inspect.more-rejected', { count: more }), context, 'plain', INDENT);
}

async function printWarnings({ warnings }: DocumentSummary, context: Context): Promise<void> {
  if (warnings.length === 0) return;
  await printLines(context.say('inspect.warnings'), context, 'strong', INDENT);
  for (const { code, facts } of warnings) {
    await printLines(
      printable(context.say(`warning.${code}`, facts)),
      context,
      'plain',
      `${INDENT}${INDENT}`,
    );
  }
}
