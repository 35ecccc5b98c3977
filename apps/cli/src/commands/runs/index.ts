import { defineCommand } from '../definition.ts';
import { RUNS_OPTIONS } from './options.ts';

export const runs = defineCommand({
  name: 'runs',
  group: 'collect',
  arguments: { placeholder: 'placeholder.run', brief: 'argument.run', least: 0, most: 1 },
  options: RUNS_OPTIONS,
  examples: {
    list: 'calepin runs',
    failed: 'calepin runs --state failed --site "Mairie de Valbrume"',
    one: 'calepin runs 3f9c21ab',
  },
  load: async () => (await import('./run.ts')).runRuns,
});
