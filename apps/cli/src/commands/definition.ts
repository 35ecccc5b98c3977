import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import type { TextId } from '../messages/index.ts';

type Brief = Extract<TextId, `option.${string}` | `argument.${string}`>;
type Placeholder = Extract<TextId, `placeholder.${string}`>;
type DefaultText = Extract<TextId, `help.default-${string}`>;
type Letter = 'o' | 'q' | 'y';

/** What a shell can propose for a value, besides fixed choices. */
export type Proposed = 'file' | 'folder' | 'time-zone' | 'command' | null;

interface OptionBase {
  readonly brief: Brief;
  readonly alias?: Letter;
}

/** `--yes`; with `negated` also `--no-yes`. */
export interface FlagOption extends OptionBase {
  readonly kind: 'flag';
  readonly negated?: boolean;
}

/** `--state open`: one of a few words. */
export interface ChoiceOption<T extends string> extends OptionBase {
  readonly kind: 'choice';
  /** For the help, where the choices are too many to stand in a line. */
  readonly placeholder?: Placeholder;
  readonly choices: readonly T[];
  /** What is taken when the option is absent, or a text that says it; said in the help. */
  readonly default?: T | DefaultText;
}

/** `--site NAME`: a value that is parsed. */
export interface ValueOption<T> extends OptionBase {
  readonly kind: 'value';
  readonly placeholder: Placeholder;
  readonly parse: (input: string) => T;
  readonly proposed?: Proposed;
  /** Says what is taken when the option is absent. */
  readonly default?: DefaultText | number;
}

export type Option = FlagOption | ChoiceOption<string> | ValueOption<unknown>;
/** Under their names in camel case; a command line writes them in kebab case. */
export type Options = Readonly<Record<string, Option>>;

/** Words of a command line that are no options. */
export interface Arguments {
  readonly placeholder: Placeholder;
  readonly brief: Extract<TextId, `argument.${string}`>;
  readonly least: 0 | 1;
  readonly most: number;
  readonly choices?: readonly string[];
  readonly proposed?: Proposed;
}

type ValueOf<O> = O extends FlagOption
  ? boolean
  : O extends ChoiceOption<infer T>
    ? T
    : O extends ValueOption<infer T>
      ? T
      : never;

/** What a command line gave for each option; absent ones are `undefined`. */
export type Given<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> | undefined };

/** Carries a command out. Throws a `Failure` when it could not be done. */
export type Run<O extends Options> = (
  context: Context,
  options: Given<O>,
  words: readonly string[],
) => Promise<ExitCode>;

export const GROUPS = ['read', 'collect', 'ask', 'give', 'run', 'about'] as const;

/** One command: what the command line, the help and the completion scripts need to know of it. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  readonly arguments: Arguments | null;
  readonly options: O;
  /** Lines to copy into a shell; the texts are `command.<name>.example.<key>`. */
  readonly examples: Readonly<Record<string, string>>;
  /** Loads the code only when the command is run: the others start faster for it. */
  readonly load: () => Promise<Run<O>>;
}

/** Ties the types of the options to those that the command is given. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // The parser gives each option the type that its definition says, which an open record of options cannot express.
  return command as unknown as Command;
}
