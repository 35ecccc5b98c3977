import { defineCommand } from '../definition.ts';
import { FINDINGS_OPTIONS } from './options.ts';

export const findings = defineCommand({
  name: 'findings',
  group: 'ask',
  arguments: null,
  options: FINDINGS_OPTIONS,
  examples: {
    open: 'calepin findings',
    all: 'calepin findings --state all --site "Mairie de Valbrume"',
  },
  load: async () => (await import('./run.ts')).runFindings,
});
