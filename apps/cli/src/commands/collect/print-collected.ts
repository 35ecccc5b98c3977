import {
  type CollectStepOutcome,
  licensingMode,
  type SessionHostFacts,
  sayCollectProblem,
} from '@calepin/core';
import { readInventory } from '@calepin/readers';
import type { CollectStep } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { printLines } from '../../table/print-table.ts';
import { printable } from '../../terminal/printable.ts';
import { indented } from '../../terminal/wrap.ts';
import { printContents } from '../inspect/print-document.ts';
import { DocumentSummary } from '../inspect/summary.ts';
import { printSteps } from '../runs/print-steps.ts';
import { type CollectedHost, failedSteps } from './collected-host.ts';

const INDENT = '  ';

/** A step with its problem in words, as the API has it. */
export function sayStep(step: CollectStepOutcome, { language }: Pick<Context, 'language'>): CollectStep {
  const { problem } = step;
  return {
    ...step,
    problem: problem === null ? null : { ...problem, ...sayCollectProblem(problem, language) },
  };
}

/** One host for people: its steps, then what was read. Returns how many rows were parked. */
export async function printCollected(collected: CollectedHost, context: Context): Promise<number> {
  const { host, outcome, source, at } = collected;
  const { output, say, figures } = context;
  await output.line(output.style.paint('strong', printable(host)));
  if (source !== null)
    await printLines(say('collect.read', { when: figures.dateTime(at) }), context, 'quiet');
  const absent = outcome.steps.filter((step) => step.state === 'skipped' && step.problem !== null);
  await printSteps(
    outcome.steps
      .filter((step) => !absent.includes(step))
      .map((step) => printableStep(sayStep(step, context))),
    context,
  );
  if (absent.length > 0) {
    const classes = absent.map(({ subject }) => subject ?? '').join(', ');
    await printLines(say('collect.absent', { classes }), context, 'quiet');
  }
  for (const { facts } of outcome.steps) {
    const own = facts?.['ownName'];
    if (typeof own === 'string')
      await printLines(say('collect.own-name', { own: printable(own) }), context, 'soon');
  }
  if (source === null) {
    await output.line();
    return 0;
  }
  const summary = new DocumentSummary();
  const sessionHosts: SessionHostFacts[] = [];
  for await (const event of readInventory(source, { as: 'collector-json' })) {
    if (event.kind === 'batch') {
      summary.add(event.batch);
      sessionHosts.push(...event.batch.sessionHosts);
    } else if (event.kind === 'end') summary.end = event.end;
  }
  for (const facts of sessionHosts) await printSessionHost(facts, context);
  await printContents(summary, context);
  return summary.rejections;
}

/** How a session host is licensed, with where each value comes from. */
async function printSessionHost(facts: SessionHostFacts, context: Context): Promise<void> {
  const { say } = context;
  const { licensingType, licensingTypeSource, licenseServers, licenseServersSource, gracePeriodDays } = facts;
  const mode = say(`collect.mode.${licensingMode(licensingType)}`);
  const servers = printable((licenseServers ?? []).join(', '));
  const lines = [
    say('collect.licensing-mode', { mode, source: licensingTypeSource ?? 'unknown' }),
    servers === ''
      ? say('collect.no-license-server')
      : say('collect.license-servers', { servers, source: licenseServersSource ?? 'unknown' }),
    ...(gracePeriodDays === null ? [] : [say('collect.grace', { days: gracePeriodDays })]),
  ];
  await context.output.line();
  for (const line of lines) await printLines(line, context, 'plain', INDENT);
}

/** What fell short, on the error stream: host, step, what the server said, and what to do. */
export async function noteProblems({ host, outcome }: CollectedHost, context: Context): Promise<void> {
  const { say, notes, output } = context;
  const failed = failedSteps(outcome);
  if (failed.length === 0) return;
  await output.flush();
  for (const step of failed) {
    const { problem } = printableStep(sayStep(step, context));
    if (problem === null) continue;
    const { glyphs, paint } = notes.style;
    const title = [host, say(`step.${step.step}`), ...(step.subject === null ? [] : [step.subject])];
    await notes.line(paint('now', `${glyphs.now} ${title.map(printable).join(` ${glyphs.separator} `)}`));
    const { serverCode, serverText } = problem;
    const said = [serverCode, serverText].filter((part) => part !== null).join(` ${glyphs.separator} `);
    const texts = [
      problem.message,
      ...(said === '' ? [] : [say('step.server-said', { said })]),
      `${glyphs.arrow} ${problem.remedy}`,
    ];
    for (const text of texts) {
      for (const line of indented(text, INDENT, notes.width)) await notes.line(line);
    }
  }
  await notes.flush();
}

/** What came from the host may hold what a terminal obeys. */
function printableStep(step: CollectStep): CollectStep {
  const { problem } = step;
  if (problem === null) return step;
  const { message, remedy, serverCode, serverText } = problem;
  return {
    ...step,
    problem: {
      ...problem,
      message: printable(message),
      remedy: printable(remedy),
      serverCode: serverCode === null ? null : printable(serverCode),
      serverText: serverText === null ? null : printable(serverText),
    },
  };
}
