import { parsePath } from '../../arguments/values.ts';
import { ASKING } from '../asking-options.ts';
import type { Options } from '../definition.ts';

export const EXPORT_OPTIONS = {
  ...ASKING,
  full: { kind: 'flag', brief: 'option.full' },
  excelFr: { kind: 'flag', brief: 'option.excel-fr' },
  output: {
    kind: 'value',
    placeholder: 'placeholder.file',
    brief: 'option.output',
    alias: 'o',
    parse: parsePath,
    proposed: 'file',
  },
} as const satisfies Options;

export type ExportOptions = typeof EXPORT_OPTIONS;
