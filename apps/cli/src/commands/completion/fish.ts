import type { CompletableCommand, CompletableOption, Values } from './completable.ts';

/** For fish 3 and later; kept as ~/.config/fish/completions/calepin.fish, which fish loads by itself. */
export function fishScript(commands: readonly CompletableCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = commands.flatMap((command) => {
    const within = `complete -c calepin -n '__fish_seen_subcommand_from ${command.name}'`;
    return [
      `complete -c calepin -n 'not __fish_seen_subcommand_from ${names}' -f -a ${command.name} -d ${quoted(command.brief)}`,
      ...command.options.map((option) => `${within} ${optionOf(option)}`),
      ...(command.words === null
        ? [`${within} -f`]
        : wordLines(command.words).map((line) => `${within} ${line}`)),
    ];
  });
  return `# fish completion of calepin: calepin completion fish > ~/.config/fish/completions/calepin.fish
${lines.join('\n')}
`;
}

function optionOf({ names, brief, values }: CompletableOption): string {
  const switches = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  return [...switches, `-d ${quoted(brief)}`, ...(values === null ? [] : [valueFor(values)])].join(' ');
}

function valueFor(values: Values): string {
  switch (values.kind) {
    case 'choices':
      return `-x -a ${quoted(values.choices.join(' '))}`;
    case 'files':
      return '-r -F';
    case 'folders':
      return "-x -a '(__fish_complete_directories)'";
    case 'anything':
      return '-x';
  }
}

function wordLines(values: Values): string[] {
  switch (values.kind) {
    case 'choices':
      return [`-f -a ${quoted(values.choices.join(' '))}`];
    case 'files':
      return ['-F'];
    case 'folders':
      return ["-f -a '(__fish_complete_directories)'"];
    case 'anything':
      return ['-f'];
  }
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, (character) => `\\${character}`)}'`;
}
