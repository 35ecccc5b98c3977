import type { Position, PositionRow } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { installedWidth, positionBar } from '../../figures/position-bar.ts';
import { shortVersionName, versionName } from '../../messages/version-name.ts';
import { numberCell } from '../../table/cells.ts';
import { printLines, printTable } from '../../table/print-table.ts';
import type { Cell, Column } from '../../table/table.ts';
import { printable } from '../../terminal/printable.ts';
import { type StatusTone, status } from '../../terminal/style.ts';
import { ask, askedOf, moment, printFile, printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import type { PositionOptions } from './options.ts';

/** Columns of a terminal below which short names leave room for the bars. */
const NARROW = 100;
const WIDEST_BAR = 24;
const NARROWEST_BAR = 10;
const INDENT = '  ';

export const runPosition: Run<PositionOptions> = async (context, given) =>
  await ask(context, given.site, async (api) => {
    const asked = askedOf(given);
    if (context.format === 'csv') {
      await printFile(api, '/exports/position', asked, context);
      return EXIT.done;
    }
    const position = await api.get<Position>('/position', asked);
    if (context.format === 'json') await printJson(position, context);
    else await printPosition(position, given.bar ?? context.streams.outputIsTerminal, given.asOf, context);
    return EXIT.done;
  });

async function printPosition(
  { asOf, rows }: Position,
  bars: boolean,
  asked: number | undefined,
  context: Context,
): Promise<void> {
  const { say, figures } = context;
  if (rows.length === 0) {
    await printLines(say('position.empty', { asOf: moment(asked) }), context);
    return;
  }
  await printTable({ columns: columnsOf(rows, bars, asked ?? context.now(), context), rows }, context);
  await context.output.line();
  await printGaps(rows, context);
  await printLines(say('position.as-of', { when: figures.dateTime(Date.parse(asOf)) }), context, 'quiet');
}

function columnsOf(
  rows: readonly PositionRow[],
  bars: boolean,
  now: number,
  context: Context,
): readonly Column<PositionRow>[] {
  const { say, output } = context;
  const numeric = { align: 'right' } as const;
  const sites = new Set(rows.map((row) => row.siteId)).size;
  const narrow = output.width < NARROW;
  const width = narrow ? NARROWEST_BAR : WIDEST_BAR;
  const nameOf = narrow ? shortVersionName : versionName;
  const scale = installedWidth(rows, width);
  return [
    ...(sites > 1
      ? [
          {
            heading: say('column.site'),
            cell: (row: PositionRow): Cell => ({ text: row.site }),
            importance: 1,
            shortest: 10,
          },
        ]
      : []),
    {
      heading: say('column.type'),
      cell: (row) => ({ text: typeName(row, context) }),
      importance: 0,
      shortest: 16,
    },
    {
      heading: say('column.version'),
      cell: (row) => ({ text: nameOf(row.productVersion, say) }),
      importance: 0,
      ...(narrow ? { shortest: 12 } : {}),
    },
    ...(bars
      ? [
          {
            heading: say('column.use'),
            cell: (row: PositionRow): Cell => positionBar(row, output.style, scale, width),
            importance: 1,
          },
        ]
      : []),
    {
      heading: say('column.issued'),
      cell: (row) => numberCell(row.issued, context),
      importance: 0,
      ...numeric,
    },
    {
      heading: say('column.installed'),
      cell: (row) => numberCell(row.installed, context),
      importance: 0,
      ...numeric,
    },
    {
      heading: say('column.available'),
      cell: (row) => numberCell(row.available, context),
      importance: 2,
      ...numeric,
    },
    { heading: say('column.read'), cell: (row) => readCell(row, now, context), importance: 4 },
    { heading: say('column.status'), cell: (row) => statusCell(row, context), importance: 0 },
  ];
}

/** Packs whose type was not read are kept apart by their text. */
function typeName(row: PositionRow, { say }: Context): string {
  const type = say(`cal-type.${row.calType}`);
  return row.calType === 'unknown' && row.label !== null ? `${type} (${row.label})` : type;
}

/** The older of the two readings: a row is as fresh as its oldest figure. */
function readCell({ sources }: PositionRow, now: number, { figures, say }: Context): Cell {
  const instants = [sources.installed, sources.issued].flatMap((source) =>
    source === null ? [] : [Date.parse(source.observedAt)],
  );
  if (instants.length === 0) return { text: say('servers.never-read'), tone: 'unknown' };
  return { text: figures.age(Math.min(...instants), now) };
}

function statusCell(row: PositionRow, { say, output, figures }: Context): Cell {
  const [tone, text] = statusOf(row);
  const { overIssued } = row;
  const words =
    text === 'column.over-issued' && overIssued !== null
      ? `${say(text)} ${figures.number(overIssued)}`
      : say(text);
  return { text: status(output.style, tone, words), tone };
}

function statusOf(
  row: PositionRow,
): [
  StatusTone,
  'column.over-issued' | 'position.exhausted' | 'position.unknown' | 'position.partial' | 'position.covered',
] {
  if (row.overIssued !== null && row.overIssued > 0) return ['now', 'column.over-issued'];
  if (row.installed === null || row.issued === null) return ['unknown', 'position.unknown'];
  if (row.available === 0 && row.installed > 0) return ['now', 'position.exhausted'];
  if (row.confidence === 'partial') return ['unknown', 'position.partial'];
  return ['ok', 'position.covered'];
}

/** What is missing: once where it is missing everywhere, else row by row. */
async function printGaps(rows: readonly PositionRow[], context: Context): Promise<void> {
  const { say } = context;
  const everywhere = (rows[0]?.gaps ?? []).filter((gap) => rows.every((row) => row.gaps.includes(gap)));
  const sites = new Set(rows.map((row) => row.siteId)).size;
  for (const gap of everywhere)
    await printLines(rows.length === 1 ? gap : say('position.gap-all', { gap }), context);
  for (const row of rows) {
    const own = row.gaps.filter((gap) => !everywhere.includes(gap));
    if (own.length === 0) continue;
    const site = sites > 1 ? [row.site] : [];
    const place = [...site, typeName(row, context), versionName(row.productVersion, say)].join(', ');
    await printLines(printable(place), context, 'strong');
    for (const gap of own) await printLines(printable(gap), context, 'plain', INDENT);
  }
}
