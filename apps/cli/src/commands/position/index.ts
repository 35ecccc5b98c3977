import { defineCommand } from '../definition.ts';
import { POSITION_OPTIONS } from './options.ts';

export const position = defineCommand({
  name: 'position',
  group: 'ask',
  arguments: null,
  options: POSITION_OPTIONS,
  examples: {
    now: 'calepin position',
    // biome-ignore lint/suspicious/noThenProperty: it is the key of a text.
    then: 'calepin position --as-of 2026-12-31',
    json: 'calepin position --format json',
  },
  load: async () => (await import('./run.ts')).runPosition,
});
