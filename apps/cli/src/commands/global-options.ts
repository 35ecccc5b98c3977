import { parsePath } from '../arguments/values.ts';
import type { Options } from './definition.ts';

/** Options of every command. */
export const GLOBAL_OPTIONS = {
  format: {
    kind: 'choice',
    brief: 'option.format',
    choices: ['table', 'json', 'csv'],
    default: 'table',
  },
  lang: {
    kind: 'choice',
    brief: 'option.lang',
    choices: ['fr', 'en'],
    default: 'help.default-lang',
  },
  data: {
    kind: 'value',
    placeholder: 'placeholder.folder',
    brief: 'option.data',
    parse: parsePath,
    proposed: 'folder',
    default: 'help.default-data',
  },
  color: {
    kind: 'choice',
    brief: 'option.color',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
  },
  quiet: { kind: 'flag', brief: 'option.quiet', alias: 'q' },
} as const satisfies Options;
