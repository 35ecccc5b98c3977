import type { CompletableCommand, CompletableOption, Values } from './completable.ts';

/** For the completion system of zsh (zshcompsys); loaded after compinit, or kept as a file named _calepin in the fpath. */
export function zshScript(commands: readonly CompletableCommand[]): string {
  return `#compdef calepin
# zsh completion of calepin. Load it from ~/.zshrc, after compinit: source <(calepin completion zsh)
_calepin() {
  local line state
  local -a commands
  commands=(
${commands.map(({ name, brief }) => `    ${quoted(`${name}:${brief.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  _arguments -C '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $line[1] in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _calepin "$@"
else
  compdef _calepin calepin
fi
`;
}

function commandCase({ name, options, words }: CompletableCommand): string {
  const specs = options.flatMap(optionSpecs);
  if (words !== null) specs.push(`'*:: :${actionOf(words)}'`);
  return `        ${name}) _arguments ${specs.join(' \\\n          ')} ;;`;
}

function optionSpecs({ names, brief, values }: CompletableOption): string[] {
  const explanation = brief.replace(/[[\]:\\]/g, (character) => `\\${character}`);
  const value = values === null ? '' : `: :${actionOf(values)}`;
  return names.map((name) => quoted(`${name}[${explanation}]${value}`));
}

function actionOf(values: Values): string {
  switch (values.kind) {
    case 'choices':
      return `(${values.choices.join(' ')})`;
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'anything':
      return '';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
