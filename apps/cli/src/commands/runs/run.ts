import type { Run as CollectRun, RunDetail, RunPage, TargetList } from '@calepin/server/schemas';
import type { Api } from '../../api/api.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { csvRecord } from '../../figures/csv.ts';
import { printLines, printTable } from '../../table/print-table.ts';
import type { Column } from '../../table/table.ts';
import type { Tone } from '../../terminal/style.ts';
import { ask, printJson } from '../asking.ts';
import type { Given, Run } from '../definition.ts';
import { shortId } from '../imports/short-id.ts';
import { targetNamed } from '../targets/target-named.ts';
import type { RunsOptions } from './options.ts';
import { printSteps } from './print-steps.ts';

const DEFAULT_LIMIT = 20;
const AT_ONCE = 500;
const CSV_HEADER = [
  'Run',
  'Target',
  'Trigger',
  'State',
  'Started',
  'Ended',
  'Rows',
  'Bytes',
  'Unchanged',
  'Problem',
  'ServerCode',
];
const TONES: Readonly<Record<CollectRun['state'], Tone>> = {
  running: 'ink',
  done: 'plain',
  partial: 'soon',
  failed: 'now',
  interrupted: 'quiet',
};

export const runRuns: Run<RunsOptions> = async (context, given, [id]) =>
  await ask(context, given.site, async (api) => {
    if (id !== undefined) {
      await printRun(await runOf(api, id), context);
      return EXIT.done;
    }
    const { rows } = await listed(api, given);
    if (context.format === 'json') await printJson({ rows }, context);
    else if (context.format === 'csv') await printCsv(rows, context);
    else if (rows.length === 0) await printLines(context.say('runs.none'), context);
    else await printTable({ columns: columnsOf(context), rows }, context);
    return EXIT.done;
  });

async function listed(api: Api, { site, target, state, limit }: Given<RunsOptions>): Promise<RunPage> {
  const wanted =
    target === undefined
      ? undefined
      : targetNamed((await api.get<TargetList>('/targets', { site })).rows, target).id;
  return await api.get<RunPage>('/runs', { site, target: wanted, state, limit: limit ?? DEFAULT_LIMIT });
}

async function printRun(run: RunDetail, context: Context): Promise<void> {
  const { say, figures } = context;
  if (context.format === 'json') return await printJson(run, context);
  if (context.format === 'csv') return await printCsv([run], context);
  const when = figures.dateTime(Date.parse(run.startedAt));
  const state = say(`runs.state.${run.state}`);
  await printLines(say('runs.title', { target: run.target, when, state }), context, 'strong');
  await printSteps(run.steps, context);
  if (run.unchanged) await printLines(say('runs.unchanged'), context, 'quiet');
}

/** The run of an identifier, or of the end of one. */
async function runOf(api: Api, id: string): Promise<RunDetail> {
  const wanted = id.trim().toLowerCase();
  let cursor: string | undefined;
  const found: CollectRun[] = [];
  do {
    const page: RunPage = await api.get('/runs', { limit: AT_ONCE, cursor });
    found.push(...page.rows.filter((row) => wanted !== '' && row.id.endsWith(wanted)));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && found.length === 0);
  const [first, second] = found;
  if (first === undefined) throw new Failure('unknown-run', { id });
  if (second !== undefined) throw new Failure('run-ambiguous', { id });
  return await api.get<RunDetail>(`/runs/${first.id}`);
}

async function printCsv(rows: readonly CollectRun[], { output }: Context): Promise<void> {
  await output.write(csvRecord(CSV_HEADER));
  for (const row of rows) {
    const { id, target, trigger, state, startedAt, endedAt, rows: count, bytes, unchanged, problem } = row;
    await output.write(
      csvRecord([
        id,
        target,
        trigger,
        state,
        startedAt,
        endedAt,
        count,
        bytes,
        String(unchanged),
        problem?.code ?? null,
        problem?.serverCode ?? null,
      ]),
    );
  }
}

function columnsOf({ say, figures }: Context): readonly Column<CollectRun>[] {
  return [
    {
      heading: say('column.when'),
      cell: (row) => ({ text: figures.dateTime(Date.parse(row.startedAt)) }),
      importance: 0,
    },
    { heading: say('column.identifier'), cell: (row) => ({ text: shortId(row.id) }), importance: 0 },
    { heading: say('column.target'), cell: (row) => ({ text: row.target }), importance: 0, shortest: 12 },
    {
      heading: say('column.state'),
      cell: (row) => ({ text: say(`runs.state.${row.state}`), tone: TONES[row.state] }),
      importance: 0,
    },
    {
      heading: say('column.rows'),
      cell: (row) => ({ text: figures.number(row.rows) }),
      importance: 2,
      align: 'right',
    },
    {
      heading: say('column.problem'),
      cell: (row) => ({
        text: row.problem?.message ?? (row.unchanged ? say('runs.unchanged') : ''),
        tone: row.problem === null ? 'quiet' : 'plain',
      }),
      importance: 1,
      shortest: 20,
    },
  ];
}
