import { optionName } from '../../arguments/option-name.ts';
import type { Context } from '../../context.ts';
import type { TextId } from '../../messages/index.ts';
import { displayWidth } from '../../terminal/display-width.ts';
import { pad } from '../../terminal/shorten.ts';
import { indented, wrap } from '../../terminal/wrap.ts';
import { type Command, GROUPS, type Option, type Options } from '../definition.ts';
import { GLOBAL_OPTIONS } from '../global-options.ts';

/** Lines longer than this are hard to read, however wide the terminal. */
const WIDEST = 80;
const INDENT = '  ';
/** A label longer than this has its explanation on the line below. */
const LONGEST_LABEL = 26;

interface Entry {
  readonly label: string;
  readonly texts: readonly string[];
}

/** `calepin help`: what Calepin is, every command, what they share. */
export function overviewPage(context: Context): string[] {
  const { say, output, commands: all } = context;
  const width = widthOf(context);
  const { glyphs, paint } = output.style;
  const longest = Math.max(...all.map(({ name }) => name.length));
  return [
    ...wrap(`calepin ${glyphs.separator} ${say('help.tagline')}`, width).map((line) => paint('strong', line)),
    '',
    ...wrap(say('help.introduction'), width),
    ...section(context, 'help.usage', [INDENT + say('help.command-line')]),
    ...GROUPS.flatMap((group) => {
      const commands = all.filter((command) => command.group === group);
      const rows = commands.map(({ name }) => ({ label: name, texts: [textOf(context, name, 'brief')] }));
      return section(context, `help.group.${group}`, entries(rows, context, longest));
    }),
    '',
    ...wrap(say('help.more'), width),
    ...shared(context),
    ...section(context, 'help.environment', entries(environment(context), context)),
  ];
}

/** `calepin help COMMAND`: all that can be said of one command. */
export function commandPage(command: Command, context: Context): string[] {
  const { name, arguments: words, options, examples } = command;
  const { say, output } = context;
  const { glyphs } = output.style;
  const width = widthOf(context);
  const brief = `calepin ${name} ${glyphs.separator} ${textOf(context, name, 'brief')}`;
  const own = optionEntries(options, context);
  const rows: Entry[] =
    words === null ? [] : [{ label: argumentLabel(words, context), texts: [say(words.brief)] }];
  return [
    ...section(context, 'help.name', indented(brief, INDENT, width)).slice(1),
    ...section(context, 'help.usage', indented(usageLine(command, context), INDENT, width)),
    ...section(context, 'help.description', indented(textOf(context, name, 'description'), INDENT, width)),
    ...(rows.length > 0 ? section(context, 'help.arguments', entries(rows, context)) : []),
    ...(own.length > 0 ? section(context, 'help.options', entries(own, context)) : []),
    ...section(
      context,
      'help.examples',
      Object.entries(examples).flatMap(([key, line], index) => [
        ...(index > 0 ? [''] : []),
        ...indented(textOf(context, name, `example.${key}`), INDENT, width),
        `${INDENT}${INDENT}${line}`,
      ]),
    ),
    ...shared(context),
  ];
}

/** What all commands have in common. */
function shared(context: Context): string[] {
  const { say } = context;
  const codes = ([0, 1, 2, 3] as const).map((code) => ({
    label: String(code),
    texts: [say(`help.exit.${code}`)],
  }));
  return [
    ...section(context, 'help.every-command', entries(optionEntries(GLOBAL_OPTIONS, context), context)),
    ...section(context, 'help.exit-codes', entries(codes, context)),
  ];
}

function environment({ say }: Context): Entry[] {
  return (['CALEPIN_DATA', 'NO_COLOR', 'COLUMNS'] as const).map((name) => ({
    label: name,
    texts: [say(`help.environment.${name}`)],
  }));
}

function section({ say, output }: Context, heading: TextId, lines: readonly string[]): string[] {
  return ['', output.style.paint('strong', say(heading)), ...lines];
}

function usageLine({ name, arguments: words, options }: Command, context: Context): string {
  const parts = ['calepin', name];
  if (words !== null) {
    const label = argumentLabel(words, context);
    parts.push(words.least > 0 ? label : `[${label}]`);
  }
  if (Object.keys(options).length > 0) parts.push('[OPTIONS]');
  return parts.join(' ');
}

function argumentLabel(words: NonNullable<Command['arguments']>, { say, output }: Context): string {
  const label = say(words.placeholder);
  return Number.isFinite(words.most) ? label : label + output.style.glyphs.ellipsis;
}

function optionEntries(options: Options, context: Context): Entry[] {
  return Object.entries(options).map(([name, option]) => ({
    label: optionLabel(name, option, context),
    texts: optionTexts(option, context),
  }));
}

function optionLabel(name: string, option: Option, context: Context): string {
  const alias = option.alias === undefined ? '' : `-${option.alias}, `;
  const value = valueLabel(option, context);
  return `${alias}${optionName(name)}${value}`;
}

function valueLabel(option: Option, { say }: Context): string {
  if (option.kind === 'flag') return '';
  if (option.kind === 'choice' && option.placeholder === undefined) return ` ${option.choices.join('|')}`;
  return option.placeholder === undefined ? '' : ` ${say(option.placeholder)}`;
}

function optionTexts(option: Option, { say }: Context): string[] {
  const texts: string[] = [say(option.brief)];
  if (option.kind === 'choice' && option.placeholder !== undefined)
    texts.push(`${say('help.one-of')} ${option.choices.join(', ')}`);
  if (option.kind !== 'flag' && option.default !== undefined) {
    texts.push(`${say('help.default')} ${defaultOf(option.default, say)}`);
  }
  return texts;
}

function defaultOf(value: string | number, say: Context['say']): string {
  // A default is a word of the command line, a number, or a text that says where it comes from.
  return typeof value === 'string' && value.startsWith('help.') ? say(value as TextId) : String(value);
}

/** Labels to the left, what they mean to the right. */
function entries(rows: readonly Entry[], context: Context, least = 0): string[] {
  const width = widthOf(context);
  const widest = rows.reduce((most, { label }) => Math.max(most, displayWidth(label)), least);
  const column = Math.min(LONGEST_LABEL, widest);
  const margin = ' '.repeat(INDENT.length + column + 2);
  return rows.flatMap(({ label, texts }) => {
    const lines = texts.flatMap((text) => indented(text, margin, width));
    const [first = '', ...others] = lines;
    return displayWidth(label) > column
      ? [INDENT + label, ...lines]
      : [`${INDENT}${pad(label, column)}  ${first.trimStart()}`, ...others];
  });
}

function textOf({ say }: Context, command: string, part: string): string {
  // Every command has these texts: a test goes through them all.
  return say(`command.${command}.${part}` as TextId);
}

function widthOf({ output }: Context): number {
  return Math.min(WIDEST, output.width);
}
