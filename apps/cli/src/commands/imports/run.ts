import type { ImportPage, ImportRecord } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { printLines, printTable } from '../../table/print-table.ts';
import type { Cell, Column } from '../../table/table.ts';
import type { Tone } from '../../terminal/style.ts';
import { ask, printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import { printImportsCsv } from './imports-csv.ts';
import type { ImportsOptions } from './options.ts';
import { sayChanges, sumOf } from './say-changes.ts';
import { shortId } from './short-id.ts';

const DEFAULT_LIMIT = 20;
const TONES: Readonly<Record<ImportRecord['state'], Tone>> = {
  running: 'ink',
  done: 'plain',
  failed: 'now',
  undone: 'quiet',
};

export const runImports: Run<ImportsOptions> = async (context, given) =>
  await ask(context, given.site, async (api) => {
    const limit = given.limit ?? DEFAULT_LIMIT;
    const { rows } = await api.get<ImportPage>('/imports', { site: given.site, limit });
    if (context.format === 'json') await printJson({ rows }, context);
    else if (context.format === 'csv') await printImportsCsv(rows, context);
    else if (rows.length === 0) await printLines(context.say('imports.none'), context);
    else await printTable({ columns: columnsOf(rows, context), rows }, context);
    return EXIT.done;
  });

/** The first document's name, and how many others came with it. */
export function documentsOf({ observations, notImported }: ImportRecord, { say }: Context): string {
  const names = [...observations, ...notImported].map((document) => document.name);
  const [first] = names;
  return first === undefined ? '' : say('imports.documents', { first, others: names.length - 1 });
}

function columnsOf(rows: readonly ImportRecord[], context: Context): readonly Column<ImportRecord>[] {
  const { say, figures } = context;
  const numeric = { align: 'right' } as const;
  const sites = new Set(rows.map((row) => row.site)).size;
  return [
    {
      heading: say('column.when'),
      cell: (row) => ({ text: figures.dateTime(Date.parse(row.started)) }),
      importance: 0,
    },
    { heading: say('column.identifier'), cell: (row) => ({ text: shortId(row.id) }), importance: 0 },
    {
      heading: say('column.state'),
      cell: (row) => ({ text: say(`imports.state.${row.state}`), tone: TONES[row.state] }),
      importance: 0,
    },
    ...(sites > 1
      ? [
          {
            heading: say('column.site'),
            cell: (row: ImportRecord): Cell => ({ text: row.site }),
            importance: 1,
            shortest: 10,
          },
        ]
      : []),
    {
      heading: say('column.documents'),
      cell: (row) => ({ text: documentsOf(row, context) }),
      importance: 1,
      shortest: 14,
    },
    { heading: say('column.changes'), cell: (row) => changesCell(row, context), importance: 2, shortest: 20 },
    {
      heading: say('column.rejected'),
      cell: ({ observations }) => ({ text: figures.number(rejectedIn(observations)) }),
      importance: 3,
      ...numeric,
    },
  ];
}

function changesCell({ failure, observations }: ImportRecord, context: Context): Cell {
  if (failure !== null) return { text: failure.message, tone: 'now' };
  return { text: sayChanges(sumOf(observations.map((observation) => observation.changes)), context) };
}

function rejectedIn(observations: ImportRecord['observations']): number {
  return observations.reduce((sum, observation) => sum + observation.rejected, 0);
}
