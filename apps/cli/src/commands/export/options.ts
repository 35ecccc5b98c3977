import { ASKING, OUTPUT } from '../asking-options.ts';
import type { Options } from '../definition.ts';

export const EXPORT_OPTIONS = {
  ...ASKING,
  full: { kind: 'flag', brief: 'option.full' },
  excelFr: { kind: 'flag', brief: 'option.excel-fr' },
  output: OUTPUT,
} as const satisfies Options;

export type ExportOptions = typeof EXPORT_OPTIONS;
