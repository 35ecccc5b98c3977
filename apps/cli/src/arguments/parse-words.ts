import {
  AliasNotFoundError,
  ArgumentParseError,
  buildApplication,
  buildCommand,
  type CommandContext,
  FlagNotFoundError,
  InvalidNegatedFlagSyntaxError,
  run,
  text_en,
  UnexpectedFlagError,
  UnexpectedPositionalError,
  UnsatisfiedFlagError,
  UnsatisfiedPositionalError,
} from '@stricli/core';
import type { Arguments, Command, Option, Options } from '../commands/definition.ts';
import { GLOBAL_OPTIONS } from '../commands/global-options.ts';
import { BadValue } from './bad-value.ts';
import { nearest } from './nearest.ts';
import { optionName } from './option-name.ts';
import { UsageFault } from './usage-fault.ts';
import { parseChoice } from './values.ts';

/** What the words of a command line say. */
export interface Parsed {
  readonly options: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
}

/**
 * Parses the words behind a command's name. Throws a `UsageFault` for the first thing that is wrong.
 * @param placeholder says the placeholder of an argument in the reader's language
 */
export async function parseWords(
  command: Command,
  words: readonly string[],
  placeholder: (id: Arguments['placeholder']) => string,
): Promise<Parsed> {
  const options: Options = { ...GLOBAL_OPTIONS, ...command.options };
  let parsed: Parsed | null = null;
  let fault: unknown = null;
  const target = buildCommand({
    func(given: Readonly<Record<string, unknown>>, ...rest: readonly string[]) {
      parsed = { options: given, words: rest };
    },
    // Stricli infers types from literals; here both sides come from one definition, whose types `defineCommand` ties.
    parameters: {
      flags: flagsOf(options),
      aliases: aliasesOf(options),
      positional: positionalOf(command.arguments, placeholder),
    } as never,
    docs: { brief: '' },
  });
  const application = buildApplication(
    target,
    {
      name: 'calepin',
      scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
      localization: {
        text: {
          ...text_en,
          exceptionWhileParsingArguments(error) {
            fault ??= error;
            return '';
          },
        },
      },
    },
    {},
  );
  await run(application, separated(words), { process: SILENT });
  if (parsed !== null) return parsed;
  throw faultOf(fault, command, options);
}

const SILENT: CommandContext['process'] = { stdout: { write: () => {} }, stderr: { write: () => {} } };

/** `--name=` with nothing behind it would be taken for a word. */
function separated(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  return words.flatMap((word, index) =>
    /^--[a-z-]+=$/i.test(word) && (end === -1 || index < end) ? [word.slice(0, -1), ''] : [word],
  );
}

function flagsOf(options: Options): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, flagOf(option)]));
}

function flagOf(option: Option): Readonly<Record<string, unknown>> {
  switch (option.kind) {
    case 'flag':
      return { kind: 'boolean', optional: true, brief: '', withNegated: option.negated ?? false };
    case 'choice':
      return { kind: 'parsed', optional: true, brief: '', parse: parseChoice(option.choices) };
    case 'value':
      return { kind: 'parsed', optional: true, brief: '', parse: option.parse };
  }
}

function aliasesOf(options: Options): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, { alias }]) => (alias === undefined ? [] : [[alias, name]])),
  );
}

function positionalOf(
  definition: Arguments | null,
  placeholder: (id: Arguments['placeholder']) => string,
): Readonly<Record<string, unknown>> {
  if (definition === null) return { kind: 'tuple', parameters: [] };
  const parse = definition.choices === undefined ? (input: string) => input : parseChoice(definition.choices);
  return {
    kind: 'array',
    parameter: { brief: '', parse, placeholder: placeholder(definition.placeholder) },
    minimum: definition.least,
    ...(Number.isFinite(definition.most) ? { maximum: definition.most } : {}),
  };
}

function faultOf(error: unknown, { name: command }: Command, options: Options): unknown {
  if (error instanceof FlagNotFoundError) {
    const names = Object.entries(options).flatMap(([name, option]) => [
      optionName(name),
      ...(option.kind === 'flag' && option.negated ? [optionName(`no-${optionName(name).slice(2)}`)] : []),
    ]);
    const input = error.input.startsWith('-') ? error.input : `--${error.input}`;
    if (input === '--password' && names.includes('--password-file')) {
      return new UsageFault('usage.password', {}, { command, more: 'usage.password-instead' });
    }
    return new UsageFault(
      'usage.unknown-option',
      { command, input },
      { command, nearest: nearest(input, names) },
    );
  }
  if (error instanceof AliasNotFoundError) {
    return new UsageFault('usage.unknown-option', { command, input: `-${error.input}` }, { command });
  }
  if (error instanceof UnsatisfiedFlagError) {
    return new UsageFault('usage.missing-value', { option: `--${error.externalFlagName}` }, { command });
  }
  if (error instanceof UnexpectedFlagError) {
    return new UsageFault('usage.twice', { option: `--${error.externalFlagName}` }, { command });
  }
  if (error instanceof InvalidNegatedFlagSyntaxError) {
    return new UsageFault('usage.no-value', { option: `--${error.externalFlagName}` }, { command });
  }
  if (error instanceof UnexpectedPositionalError) {
    return new UsageFault('usage.too-many', { input: error.input }, { command });
  }
  if (error instanceof UnsatisfiedPositionalError) {
    return new UsageFault('usage.missing-argument', { argument: error.placeholder }, { command });
  }
  if (error instanceof ArgumentParseError) {
    const { externalFlagNameOrPlaceholder: place, input, exception } = error;
    const isOption = Object.keys(options).some((name) => optionName(name) === `--${place}`);
    const option = isOption ? `--${place}` : place;
    if (exception instanceof BadValue) {
      const { nearest: near } = exception;
      return new UsageFault(
        'usage.bad-value',
        { input, option },
        { command, nearest: near, reason: exception },
      );
    }
    if (exception instanceof SyntaxError) return new UsageFault('usage.no-value', { option }, { command });
  }
  return error;
}
