import { type InventorySource, readInventory, type UnreadSource, writeInspection } from '@calepin/readers';
import type { HostRequest } from '@calepin/server/collect';
import type { Context } from '../../context.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { printableJson } from '../../terminal/printable.ts';
import { Progress } from '../../terminal/progress.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { Given, Run } from '../definition.ts';
import { PACK_HEADER, packRecord } from '../inspect/pack-csv.ts';
import { type CollectedHost, collectHosts, failedSteps } from './collected-host.ts';
import type { CollectOptions } from './options.ts';
import { noteProblems, printCollected, sayStep } from './print-collected.ts';
import { hostOf, requestOf } from './request.ts';
import { storeCollected } from './store.ts';

/** How the hosts came out, for the exit code. */
interface Outcome {
  read: number;
  failed: number;
  /** Something of a host, or a row of its document, fell short. */
  short: number;
}

export const runCollect: Run<CollectOptions> = async (context, given, words) => {
  const names = words.map(hostOf);
  const shared = await requestOf(given, context);
  const requests: readonly HostRequest[] = names.map((name) => ({ ...shared, name }));
  if (shared.allowUnencrypted) await warn(context.say('collect.unencrypted'), context);
  const signal = context.interruption();
  const progress = new Progress(context);
  const kept: CollectedHost[] = [];
  const outcome: Outcome = { read: 0, failed: 0, short: 0 };
  try {
    const hosts = watched(collectHosts(requests, { context, progress, signal }), given, {
      outcome,
      kept,
      progress,
    });
    if (context.format === 'json') await printJson(hosts, context, outcome);
    else if (context.format === 'csv') await printCsv(hosts, context, outcome);
    else for await (const host of hosts) outcome.short += (await printCollected(host, context)) > 0 ? 1 : 0;
    await progress.clear();
    if (given.store === true) await storeCollected(kept, given.site, { context, progress, signal });
  } finally {
    await progress.clear();
    for (const { remove } of kept) await remove();
  }
  return exitCodeOf(outcome);
};

function exitCodeOf({ read, failed, short }: Outcome): ExitCode {
  if (read === 0) return EXIT.failed;
  return failed + short > 0 ? EXIT.partly : EXIT.done;
}

/** The hosts as they come, counted; what is not stored goes once it was printed. */
async function* watched(
  hosts: AsyncIterable<CollectedHost>,
  given: Given<CollectOptions>,
  { outcome, kept, progress }: { outcome: Outcome; kept: CollectedHost[]; progress: Progress },
): AsyncGenerator<CollectedHost> {
  for await (const host of hosts) {
    await progress.clear();
    if (host.source === null) outcome.failed += 1;
    else outcome.read += 1;
    if (host.outcome.state === 'partial' || lacksNamedClass(host, given)) outcome.short += 1;
    try {
      yield host;
    } finally {
      if (given.store === true && host.source !== null) kept.push(host);
      else await host.remove();
    }
  }
}

/** A class that was asked for by name and is not there: nobody said that it might be missing. */
function lacksNamedClass({ outcome }: CollectedHost, { classes }: Given<CollectOptions>): boolean {
  const isAbsence = (code: string | undefined): boolean =>
    code === 'class-not-found' || code === 'namespace-not-found';
  return (
    classes !== undefined &&
    outcome.steps.some(
      ({ state, subject, problem }) =>
        state === 'skipped' && isAbsence(problem?.code) && /^Win32_T(?:S|erminal)/.test(subject ?? ''),
    )
  );
}

async function printJson(
  hosts: AsyncIterable<CollectedHost>,
  context: Context,
  outcome: Outcome,
): Promise<void> {
  const { output, say, streams } = context;
  // A terminal would obey some of the characters that JSON lets stand.
  const write = (text: string): void | Promise<void> =>
    output.write(streams.outputIsTerminal ? printableJson(text) : text);
  const { rejected } = await writeInspection(sourcesOf(hosts, context), write, {
    as: 'collector-json',
    describe: (id, facts) => say(id, facts),
  });
  if (rejected > 0) outcome.short += 1;
}

/** What was read, and in the place of a host that gave nothing, why. */
async function* sourcesOf(
  hosts: AsyncIterable<CollectedHost>,
  context: Context,
): AsyncGenerator<InventorySource | UnreadSource> {
  for await (const host of hosts) {
    yield host.source ?? unreadSource(host, context);
    await noteProblems(host, context);
  }
}

function unreadSource(host: CollectedHost, context: Context): UnreadSource {
  const [first] = failedSteps(host.outcome);
  const step = first === undefined ? null : sayStep(first, context);
  const { code, message, remedy, serverCode, serverText, facts } = step?.problem ?? {};
  return {
    name: `${host.host}.json`,
    error: {
      code: code ?? 'internal',
      message: message ?? '',
      remedy: remedy ?? '',
      host: host.host,
      step: step?.step ?? null,
      subject: step?.subject ?? null,
      serverCode: serverCode ?? null,
      serverText: serverText ?? null,
      facts: facts ?? {},
    },
  };
}

async function printCsv(
  hosts: AsyncIterable<CollectedHost>,
  context: Context,
  outcome: Outcome,
): Promise<void> {
  const { output } = context;
  await output.write(PACK_HEADER);
  for await (const host of hosts) {
    if (host.source !== null) {
      for await (const event of readInventory(host.source, { as: 'collector-json' })) {
        if (event.kind !== 'batch') continue;
        if (event.batch.rejected.length > 0) outcome.short += 1;
        for (const facts of event.batch.keyPacks) await output.write(packRecord(host.host, facts));
      }
    }
    await noteProblems(host, context);
  }
}

/** Said even with --quiet: it is no note about the result. */
async function warn(text: string, { notes }: Context): Promise<void> {
  for (const line of wrap(`${notes.style.glyphs.soon} ${text}`, notes.width)) {
    await notes.line(notes.style.paint('soon', line));
  }
  await notes.flush();
}
