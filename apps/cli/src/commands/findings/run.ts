import type { Finding, FindingPage } from '@calepin/server/schemas';
import type { Api } from '../../api/api.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { printLines } from '../../table/print-table.ts';
import { printable, printableJson } from '../../terminal/printable.ts';
import { type StatusTone, status } from '../../terminal/style.ts';
import { wrap } from '../../terminal/wrap.ts';
import { ask, printFile } from '../asking.ts';
import type { Run } from '../definition.ts';
import type { FindingsOptions } from './options.ts';

const AT_ONCE = 500;
const INDENT = '  ';
const TONES: Readonly<Record<Finding['severity'], StatusTone>> = {
  critical: 'now',
  warning: 'soon',
  info: 'unknown',
};

export const runFindings: Run<FindingsOptions> = async (context, given) =>
  await ask(context, given.site, async (api) => {
    const query = { site: given.site, state: given.state ?? 'open' };
    if (context.format === 'csv') await printFile(api, '/exports/findings', query, context);
    else if (context.format === 'json') await printJsonRows(findingsOf(api, query), context);
    else await printFindings(findingsOf(api, query), given.site === undefined, context);
    return EXIT.done;
  });

async function* findingsOf(
  api: Api,
  query: { site: string | undefined; state: string },
): AsyncGenerator<Finding> {
  let cursor: string | undefined;
  do {
    const page: FindingPage = await api.get('/findings', { ...query, limit: AT_ONCE, cursor });
    yield* page.rows;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** Written as they come: there may be more than one page. */
async function printJsonRows(findings: AsyncIterable<Finding>, { output, streams }: Context): Promise<void> {
  let separator = '';
  await output.write('{"rows":[');
  for await (const finding of findings) {
    const json = JSON.stringify(finding);
    await output.write(separator + (streams.outputIsTerminal ? printableJson(json) : json));
    separator = ',';
  }
  await output.line(']}');
}

async function printFindings(
  findings: AsyncIterable<Finding>,
  bySite: boolean,
  context: Context,
): Promise<void> {
  let any = false;
  for await (const finding of findings) {
    if (any) await context.output.line();
    any = true;
    await printFinding(finding, bySite, context);
  }
  if (!any) await printLines(context.say('findings.none'), context);
}

async function printFinding(finding: Finding, bySite: boolean, context: Context): Promise<void> {
  const { say, figures, output } = context;
  const { paint, glyphs } = output.style;
  const tone = TONES[finding.severity];
  const word = status(output.style, tone, say(`severity.${finding.severity}`));
  const [first = '', ...rest] = wrap(`${word}  ${printable(finding.title)}`, output.width);
  await output.line(paint(tone, word) + paint('strong', first.slice(word.length)));
  for (const line of rest) await output.line(INDENT + paint('strong', line));
  await printLines(finding.remedy, context, 'plain', INDENT);
  const dates = [
    ...(bySite ? [printable(finding.subject.site)] : []),
    say('findings.since', { when: figures.date(Date.parse(finding.opened)) }),
    ...(finding.closed === null
      ? []
      : [say('findings.closed', { when: figures.date(Date.parse(finding.closed)) })]),
  ];
  await printLines(dates.join(` ${glyphs.separator} `), context, 'quiet', INDENT);
  const { acknowledgement } = finding;
  if (acknowledgement === null) return;
  const { at, by, reason } = acknowledgement;
  const text = say('findings.acknowledged', { by, when: figures.date(Date.parse(at)), reason });
  await printLines(printable(text), context, 'quiet', INDENT);
}
