import { INVENTORY_FORMATS, parseTimeZone } from '../../arguments/values.ts';
import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = {
  as: {
    kind: 'choice',
    placeholder: 'placeholder.format',
    brief: 'option.as',
    choices: INVENTORY_FORMATS,
  },
  timeZone: {
    kind: 'value',
    placeholder: 'placeholder.zone',
    brief: 'option.time-zone',
    parse: parseTimeZone,
    proposed: 'time-zone',
  },
} as const satisfies Options;

export type InspectOptions = typeof OPTIONS;

export const inspect = defineCommand({
  name: 'inspect',
  group: 'read',
  arguments: {
    placeholder: 'placeholder.file',
    brief: 'argument.files',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    proposed: 'file',
  },
  options: OPTIONS,
  examples: {
    file: 'calepin inspect CAL_Inventory_20260114_0730.csv',
    folder: 'calepin inspect exports/ archive.zip',
    pipe: 'calepin inspect - --format json < packs.csv',
    zone: 'calepin inspect packs.csv --time-zone Europe/Paris',
  },
  load: async () => (await import('./run.ts')).runInspect,
});
