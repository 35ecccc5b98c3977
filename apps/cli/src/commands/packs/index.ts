import { parseName } from '../../arguments/values.ts';
import { ASKING } from '../asking-options.ts';
import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = {
  ...ASKING,
  server: { kind: 'value', placeholder: 'placeholder.host', brief: 'option.server', parse: parseName },
} as const satisfies Options;

export type PacksOptions = typeof OPTIONS;

export const packs = defineCommand({
  name: 'packs',
  group: 'ask',
  arguments: null,
  options: OPTIONS,
  examples: {
    server: 'calepin packs --server RDLIC01',
    // biome-ignore lint/suspicious/noThenProperty: it is the key of a text.
    then: 'calepin packs --as-of 2026-06-30',
  },
  load: async () => (await import('./run.ts')).runPacks,
});
