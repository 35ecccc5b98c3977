import { optionName } from '../../arguments/option-name.ts';
import type { Context } from '../../context.ts';
import type { Say, TextId } from '../../messages/index.ts';
import type { Command, Option, Options, Proposed } from '../definition.ts';
import { GLOBAL_OPTIONS } from '../global-options.ts';

/** What may follow an option or a command. */
export type Values =
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'files' | 'folders' | 'anything' };

export interface CompletableOption {
  readonly names: readonly string[];
  readonly brief: string;
  /** `null` where the option takes no value. */
  readonly values: Values | null;
}

export interface CompletableCommand {
  readonly name: string;
  readonly brief: string;
  readonly options: readonly CompletableOption[];
  /** `null` where the command takes no word. */
  readonly words: Values | null;
}

/** What the scripts of all shells are made from: the commands as they are defined. */
export function completable({
  say,
  commands,
}: Pick<Context, 'say' | 'commands'>): readonly CompletableCommand[] {
  const names = commands.map(({ name }) => name);
  return commands.map((command: Command) => ({
    name: command.name,
    brief: say(`command.${command.name}.brief` as TextId),
    options: [...optionsOf(command.options, say, names), ...optionsOf(GLOBAL_OPTIONS, say, names), HELP(say)],
    words: wordsOf(command, names),
  }));
}

const HELP = (say: Say): CompletableOption => ({
  names: ['--help', '-h'],
  brief: say('command.help.brief'),
  values: null,
});

function optionsOf(options: Options, say: Say, commands: readonly string[]): CompletableOption[] {
  return Object.entries(options).map(([name, option]) => ({
    names: namesOf(name, option),
    brief: say(option.brief),
    values: valuesOf(option, commands),
  }));
}

function namesOf(name: string, option: Option): string[] {
  const long = optionName(name);
  const negated = option.kind === 'flag' && option.negated ? [`--no-${long.slice(2)}`] : [];
  return [long, ...negated, ...(option.alias === undefined ? [] : [`-${option.alias}`])];
}

function valuesOf(option: Option, commands: readonly string[]): Values | null {
  if (option.kind === 'flag') return null;
  if (option.kind === 'choice') return { kind: 'choices', choices: option.choices };
  return proposedValues(option.proposed ?? null, commands);
}

function wordsOf({ arguments: words }: Command, commands: readonly string[]): Values | null {
  if (words === null) return null;
  return words.choices === undefined
    ? proposedValues(words.proposed ?? null, commands)
    : { kind: 'choices', choices: words.choices };
}

function proposedValues(proposed: Proposed, commands: readonly string[]): Values {
  switch (proposed) {
    case 'file':
      return { kind: 'files' };
    case 'folder':
      return { kind: 'folders' };
    case 'command':
      return { kind: 'choices', choices: commands };
    case 'time-zone':
      return {
        kind: 'choices',
        choices: ['UTC', 'Europe/Brussels', 'Europe/London', 'Europe/Paris', 'Europe/Zurich'],
      };
    case null:
      return { kind: 'anything' };
  }
}
