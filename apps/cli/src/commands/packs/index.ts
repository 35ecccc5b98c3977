import { defineCommand } from '../definition.ts';
import { PACKS_OPTIONS } from './options.ts';

export const packs = defineCommand({
  name: 'packs',
  group: 'ask',
  arguments: null,
  options: PACKS_OPTIONS,
  examples: {
    server: 'calepin packs --server RDLIC01',
    // biome-ignore lint/suspicious/noThenProperty: it is the key of a text.
    then: 'calepin packs --as-of 2026-06-30',
  },
  load: async () => (await import('./run.ts')).runPacks,
});
