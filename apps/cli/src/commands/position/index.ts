import { ASKING } from '../asking-options.ts';
import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = {
  ...ASKING,
  bar: { kind: 'flag', brief: 'option.bar', negated: true },
} as const satisfies Options;

export type PositionOptions = typeof OPTIONS;

export const position = defineCommand({
  name: 'position',
  group: 'ask',
  arguments: null,
  options: OPTIONS,
  examples: {
    now: 'calepin position',
    // biome-ignore lint/suspicious/noThenProperty: it is the key of a text.
    then: 'calepin position --as-of 2026-12-31',
    json: 'calepin position --format json',
  },
  load: async () => (await import('./run.ts')).runPosition,
});
