import type { Target, TargetList } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { csvRecord } from '../../figures/csv.ts';
import { printLines, printTable } from '../../table/print-table.ts';
import type { Column } from '../../table/table.ts';
import type { Tone } from '../../terminal/style.ts';
import { ask, printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import type { TargetsOptions } from './options.ts';

const CSV_HEADER = [
  'Target',
  'Site',
  'Kind',
  'Transport',
  'Authentication',
  'Health',
  'LastSuccess',
  'NextRun',
  'Failures',
  'Problem',
];
const TONES: Readonly<Record<Target['health'], Tone>> = {
  new: 'quiet',
  running: 'ink',
  good: 'ok',
  partial: 'soon',
  failing: 'now',
  silent: 'now',
  paused: 'quiet',
};

export const listTargets: Run<TargetsOptions> = async (context, { site }) =>
  await ask(context, site, async (api) => {
    const list = await api.get<TargetList>('/targets', { site });
    if (context.format === 'json') await printJson(list, context);
    else if (context.format === 'csv') await printCsv(list.rows, context);
    else if (list.rows.length === 0) await printLines(context.say('targets.none'), context);
    else await printTable({ columns: columnsOf(list.rows, context), rows: list.rows }, context);
    return EXIT.done;
  });

async function printCsv(rows: readonly Target[], { output }: Context): Promise<void> {
  await output.write(csvRecord(CSV_HEADER));
  for (const row of rows) {
    const { name, site, kind, transport, authentication, health, lastSuccessAt, nextRunAt, failures } = row;
    const about = [name, site, kind, transport, authentication, health, lastSuccessAt, nextRunAt, failures];
    await output.write(csvRecord([...about, row.lastRun?.problem?.code ?? null]));
  }
}

function columnsOf(rows: readonly Target[], { say, figures, now }: Context): readonly Column<Target>[] {
  const sites = new Set(rows.map((row) => row.siteId)).size;
  const site: Column<Target> = {
    heading: say('column.site'),
    cell: (row) => ({ text: row.site }),
    importance: 2,
    shortest: 10,
  };
  return [
    { heading: say('column.target'), cell: (row) => ({ text: row.name }), importance: 0, shortest: 12 },
    ...(sites > 1 ? [site] : []),
    {
      heading: say('column.state'),
      cell: (row) => ({ text: say(`targets.health.${row.health}`), tone: TONES[row.health] }),
      importance: 0,
    },
    {
      heading: say('column.read'),
      cell: ({ lastSuccessAt }) =>
        lastSuccessAt === null
          ? { text: say('servers.never-read'), tone: 'unknown' }
          : { text: figures.age(Date.parse(lastSuccessAt), now()) },
      importance: 0,
    },
    {
      heading: say('column.next'),
      cell: ({ nextRunAt }) =>
        nextRunAt === null
          ? { text: say('targets.not-due'), tone: 'quiet' }
          : { text: figures.dateTime(Date.parse(nextRunAt)) },
      importance: 3,
    },
    {
      heading: say('column.problem'),
      cell: ({ lastRun }) => ({ text: lastRun?.problem?.message ?? '' }),
      importance: 1,
      shortest: 20,
    },
  ];
}
