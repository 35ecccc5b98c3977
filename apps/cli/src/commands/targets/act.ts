import type { Run as CollectRun, RunDetail, Target, TargetList } from '@calepin/server/schemas';
import type { Api } from '../../api/api.ts';
import { openApi } from '../../api/open-api.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { note, printLines } from '../../table/print-table.ts';
import { canAsk, confirm } from '../../terminal/confirm.ts';
import { Progress } from '../../terminal/progress.ts';
import { printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import { look } from '../import/send.ts';
import { printSteps } from '../runs/print-steps.ts';
import type { TargetsOptions } from './options.ts';
import { targetNamed } from './target-named.ts';

/** The targets of these names, told before anything is done to one of them. */
async function named(api: Api, site: string | undefined, names: readonly string[]): Promise<Target[]> {
  const { rows } = await api.get<TargetList>('/targets', { site });
  return names.map((name) => targetNamed(rows, name));
}

/** Collects now, and waits for the end. Only a running server collects: one collector per register. */
export const runTargetsNow: Run<TargetsOptions> = async (context, { site }, names) => {
  const { say } = context;
  await using api = await openApi(context, 'read');
  if (!api.remote) throw new Failure('server-needed');
  const signal = context.interruption();
  const progress = new Progress(context);
  const ended: RunDetail[] = [];
  const begun: CollectRun[] = [];
  for (const target of await named(api, site, names))
    begun.push(await api.send<CollectRun>('POST', `/targets/${target.id}/run`));
  for (const run of begun) {
    await look(run, signal, async (known) => {
      await progress.show({ label: say('progress.collecting', { target: known.target }), share: null });
      return known.state === 'running' ? await api.get<RunDetail>(`/runs/${known.id}`) : null;
    });
    ended.push(await api.get<RunDetail>(`/runs/${run.id}`));
  }
  await progress.clear();
  if (context.format === 'json') await printJson({ rows: ended }, context);
  else for (const run of ended) await printEnded(run, context);
  if (ended.every(({ state }) => state === 'done')) return EXIT.done;
  return ended.some(({ state }) => state === 'done' || state === 'partial') ? EXIT.partly : EXIT.failed;
};

async function printEnded(run: RunDetail, context: Context): Promise<void> {
  const { say, figures } = context;
  const when = figures.dateTime(Date.parse(run.startedAt));
  const state = say(`runs.state.${run.state}`);
  await printLines(say('runs.title', { target: run.target, when, state }), context, 'strong');
  await printSteps(run.steps, context);
  if (run.unchanged) await printLines(say('runs.unchanged'), context, 'quiet');
}

export const pauseTargets: Run<TargetsOptions> = async (context, { site }, names) =>
  await change(context, site, names, 'pause');

export const resumeTargets: Run<TargetsOptions> = async (context, { site }, names) =>
  await change(context, site, names, 'resume');

async function change(
  context: Context,
  site: string | undefined,
  names: readonly string[],
  act: 'pause' | 'resume',
): Promise<0> {
  await using api = await openApi(context, 'read');
  const changed: Target[] = [];
  for (const target of await named(api, site, names))
    changed.push(await api.send<Target>('POST', `/targets/${target.id}/${act}`));
  if (context.format === 'json') await printJson({ rows: changed }, context);
  else
    for (const { name } of changed) await printLines(context.say(`targets.done.${act}`, { name }), context);
  return EXIT.done;
}

/** Removes targets; what was collected from them stays in the register. */
export const removeTargets: Run<TargetsOptions> = async (context, { site, yes }, names) => {
  const { say } = context;
  await using api = await openApi(context, 'read');
  const found = await named(api, site, names);
  const list = found.map(({ name }) => name).join(', ');
  if (
    yes !== true &&
    canAsk(context) &&
    !(await confirm(say('targets.question.remove', { list }), context))
  ) {
    await note(context, say('undo.declined'));
    return EXIT.done;
  }
  for (const { id } of found) await api.remove(`/targets/${id}`);
  if (context.format === 'json') await printJson({ removed: found.map(({ id }) => id) }, context);
  else for (const { name } of found) await printLines(say('targets.done.remove', { name }), context);
  return EXIT.done;
};
