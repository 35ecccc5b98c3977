import type { Target, TargetList, TargetTest } from '@calepin/server/schemas';
import { openApi } from '../../api/open-api.ts';
import { EXIT } from '../../exit-code.ts';
import { printLines } from '../../table/print-table.ts';
import { Progress } from '../../terminal/progress.ts';
import { printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import { printSteps } from '../runs/print-steps.ts';
import type { TargetsOptions } from './options.ts';
import { targetNamed } from './target-named.ts';

/** Tries each step on the targets as they are kept, and stores nothing. */
export const testTargets: Run<TargetsOptions> = async (context, { site }, names) => {
  await using api = await openApi(context, 'read');
  const { rows } = await api.get<TargetList>('/targets', { site });
  const targets = names.map((name) => targetNamed(rows, name));
  const progress = new Progress(context);
  const tests: { readonly target: string; readonly test: TargetTest }[] = [];
  for (const target of targets) {
    await progress.show({ label: context.say('progress.testing', { target: target.name }), share: null });
    const json = { settings: settingsOf(target) };
    const test = await api.send<TargetTest>('POST', '/targets/test', { json });
    await progress.clear();
    tests.push({ target: target.name, test });
    if (context.format === 'json') continue;
    await printLines(target.name, context, 'strong');
    await printSteps(test.steps, context);
  }
  if (context.format === 'json') {
    await printJson({ rows: tests.map(({ target, test }) => ({ target, ...test })) }, context);
  }
  if (tests.every(({ test }) => test.state === 'done')) return EXIT.done;
  return tests.every(({ test }) => test.state === 'failed') ? EXIT.failed : EXIT.partly;
};

/** What a person chose of a target, as the API takes it. */
function settingsOf(target: Target) {
  const { kind, name, address, transport, port, path, authentication, resourceStyle, credentialId } = target;
  const { ca, allowUnencrypted, reads, intervalMinutes, paused, siteId } = target;
  return {
    site: siteId,
    kind,
    name,
    address,
    transport,
    port,
    path,
    authentication,
    resourceStyle,
    credentialId,
    ca,
    allowUnencrypted,
    reads,
    intervalMinutes,
    paused,
  };
}
