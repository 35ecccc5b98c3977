import { nearest } from '../../arguments/nearest.ts';
import { optionName } from '../../arguments/option-name.ts';
import { UsageFault } from '../../arguments/usage-fault.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { csvRecord } from '../../figures/csv.ts';
import { printJson } from '../asking.ts';
import type { Command, Options, Run } from '../definition.ts';
import { commandPage, overviewPage } from './pages.ts';

export const runHelp: Run<Options> = async (context, _given, [name]) => {
  const { commands } = context;
  const command = commands.find((candidate) => candidate.name === name);
  if (name !== undefined && command === undefined) {
    const near = nearest(
      name,
      commands.map((known) => known.name),
    );
    throw new UsageFault('usage.unknown-command', { input: name }, { command: null, nearest: near });
  }
  const described = command === undefined ? commands : [command];
  if (context.format === 'json')
    await printJson({ commands: described.map((one) => describe(one, context)) }, context);
  else if (context.format === 'csv') await printCsv(described, context);
  else {
    const lines = command === undefined ? overviewPage(context) : commandPage(command, context);
    for (const line of lines) await context.output.line(line);
  }
  return EXIT.done;
};

function describe({ name, arguments: words, options, examples }: Command, { say }: Context) {
  return {
    name,
    brief: say(`command.${name}.brief` as 'command.inspect.brief'),
    arguments:
      words === null
        ? null
        : { name: say(words.placeholder), brief: say(words.brief), choices: words.choices ?? null },
    options: Object.entries(options).map(([key, option]) => ({
      name: optionName(key),
      brief: say(option.brief),
      choices: option.kind === 'choice' ? option.choices : null,
    })),
    examples: Object.values(examples),
  };
}

async function printCsv(commands: readonly Command[], context: Context): Promise<void> {
  await context.output.write(csvRecord(['Command', 'Brief']));
  for (const command of commands) {
    const { name, brief } = describe(command, context);
    await context.output.write(csvRecord([name, brief]));
  }
}
