import { ASKING } from '../asking-options.ts';
import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = {
  site: ASKING.site,
  state: {
    kind: 'choice',
    brief: 'option.state',
    choices: ['open', 'closed', 'all'],
    default: 'open',
  },
} as const satisfies Options;

export type FindingsOptions = typeof OPTIONS;

export const findings = defineCommand({
  name: 'findings',
  group: 'ask',
  arguments: null,
  options: OPTIONS,
  examples: {
    open: 'calepin findings',
    all: 'calepin findings --state all --site "Mairie de Valbrume"',
  },
  load: async () => (await import('./run.ts')).runFindings,
});
