import manifest from '../../../package.json' with { type: 'json' };
import { EXIT } from '../../exit-code.ts';
import { csvRecord } from '../../figures/csv.ts';
import { printJson } from '../asking.ts';
import type { Options, Run } from '../definition.ts';

export const runVersion: Run<Options> = async (context) => {
  const { version } = manifest;
  const about = { version, node: process.versions.node, platform: `${process.platform}-${process.arch}` };
  if (context.format === 'json') await printJson(about, context);
  else if (context.format === 'csv') {
    await context.output.write(csvRecord(['Version', 'Node', 'Platform']) + csvRecord(Object.values(about)));
  } else await context.output.line(`calepin ${version}`);
  return EXIT.done;
};
