import { defineCommand } from '../definition.ts';
import { ACCOUNTS_OPTIONS } from './options.ts';

export const accounts = defineCommand({
  name: 'accounts',
  group: 'run',
  arguments: { placeholder: 'placeholder.accounts-act', brief: 'argument.accounts-act', least: 0, most: 2 },
  options: ACCOUNTS_OPTIONS,
  examples: {
    list: 'calepin accounts',
    owner: 'calepin accounts owner-link',
    link: 'calepin accounts link amelie@valbrume.example',
  },
  load: async () => (await import('./run.ts')).runAccounts,
});
