import { EXIT } from '../../exit-code.ts';
import { csvRecord } from '../../figures/csv.ts';
import { printJson } from '../asking.ts';
import type { Options, Run } from '../definition.ts';
import { bashScript } from './bash.ts';
import { completable } from './completable.ts';
import { fishScript } from './fish.ts';
import { powershellScript } from './powershell.ts';
import type { SHELLS } from './shells.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
} as const satisfies Record<(typeof SHELLS)[number], unknown>;

export const runCompletion: Run<Options> = async (context, _given, [name]) => {
  const shell = name === 'zsh' || name === 'fish' || name === 'powershell' ? name : 'bash';
  const script = SCRIPTS[shell](completable(context));
  if (context.format === 'json') await printJson({ shell, script }, context);
  else if (context.format === 'csv')
    await context.output.write(csvRecord(['Shell', 'Script']) + csvRecord([shell, script]));
  else await context.output.write(script);
  return EXIT.done;
};
