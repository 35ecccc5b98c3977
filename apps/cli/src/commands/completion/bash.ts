import type { CompletableCommand, Values } from './completable.ts';

/** For bash 3.2 (macOS) and later, without the package bash-completion. */
export function bashScript(commands: readonly CompletableCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# bash completion of calepin. Load it from ~/.bashrc: source <(calepin completion bash)
_calepin() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "\${COMP_WORDS[index]}" in
      ${commands.map(({ name }) => name).join('|')}) command="\${COMP_WORDS[index]}"; break ;;
    esac
  done
  case "$command" in
${commands.map(commandCase).join('\n')}
    *)
      COMPREPLY=($(compgen -W "${names} --help --version --lang" -- "$word")) ;;
  esac
}
complete -o filenames -F _calepin calepin
`;
}

function commandCase({ name, options, words }: CompletableCommand): string {
  const valued = options.flatMap(({ names, values }) => (values === null ? [] : [{ names, values }]));
  const all = options.flatMap((option) => option.names).join(' ');
  return `    ${name})
      case "$previous" in
${valued.map((option) => `        ${option.names.join('|')}) ${replyOf(option.values)}; return ;;`).join('\n')}
      esac
      case "$word" in
        -*) COMPREPLY=($(compgen -W "${all}" -- "$word")) ;;
        *) ${words === null ? ':' : replyOf(words)} ;;
      esac ;;`;
}

function replyOf(values: Values): string {
  switch (values.kind) {
    case 'choices':
      return `COMPREPLY=($(compgen -W "${values.choices.join(' ')}" -- "$word"))`;
    case 'files':
      return `local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$word"))`;
    case 'folders':
      return `local IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$word"))`;
    case 'anything':
      return ':';
  }
}
