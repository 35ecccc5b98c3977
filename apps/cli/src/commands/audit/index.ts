import { defineCommand } from '../definition.ts';
import { AUDIT_OPTIONS } from './options.ts';

export const audit = defineCommand({
  name: 'audit',
  group: 'give',
  arguments: { placeholder: 'placeholder.audit-act', brief: 'argument.audit-act', least: 0, most: 2 },
  options: AUDIT_OPTIONS,
  examples: {
    list: 'calepin audit --site "Mairie de Valbrume"',
    verify: 'calepin audit verify',
    receipt: 'calepin audit receipt',
    export: 'calepin audit export -o audit.jsonl',
    offline: 'calepin audit verify audit.jsonl',
  },
  load: async () => (await import('./run.ts')).runAudit,
});
