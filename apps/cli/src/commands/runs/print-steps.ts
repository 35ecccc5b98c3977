import type { CollectStep } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { printLines } from '../../table/print-table.ts';
import type { Tone } from '../../terminal/style.ts';

const TONES: Readonly<Record<CollectStep['state'], Tone>> = {
  passed: 'ok',
  failed: 'now',
  skipped: 'quiet',
};

/** The steps of a run or of a test, one a line; under a failed one what it means, what the server said, and what to do. */
export async function printSteps(steps: readonly CollectStep[], context: Context): Promise<void> {
  const { say, output } = context;
  const { glyphs, paint } = output.style;
  const marks = { passed: glyphs.ok, failed: glyphs.now, skipped: glyphs.unknown };
  for (const step of steps) {
    const tone = TONES[step.state];
    const name = say(`step.${step.step}`);
    // Tried, and told that there is no such thing on this host: that is no failure, and not the same as left out.
    const isAbsent = step.state === 'skipped' && step.problem !== null;
    const parts = [step.subject ?? name, say(isAbsent ? 'step.state.absent' : `step.state.${step.state}`)];
    if (step.rows !== null) parts.push(say('step.rows', { count: step.rows }));
    if (step.durationMs !== null && step.state !== 'skipped') {
      parts.push(say('step.duration', { ms: Math.round(step.durationMs) }));
    }
    await output.line(`${paint(tone, marks[step.state])} ${parts.join(` ${glyphs.separator} `)}`);
    if (step.problem === null) continue;
    const { message, remedy, serverCode, serverText } = step.problem;
    await printLines(message, context, 'plain', '  ');
    if (serverCode !== null || serverText !== null) {
      const said = [serverCode, serverText].filter((part) => part !== null).join(` ${glyphs.separator} `);
      await printLines(say('step.server-said', { said }), context, 'quiet', '  ');
    }
    await printLines(`${glyphs.arrow} ${remedy}`, context, 'plain', '  ');
  }
}
