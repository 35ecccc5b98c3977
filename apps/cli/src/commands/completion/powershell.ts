import type { CompletableCommand, Values } from './completable.ts';

/** For Windows PowerShell 5.1 and PowerShell 7: a native argument completer. Files are left to the shell's own completion. */
export function powershellScript(commands: readonly CompletableCommand[]): string {
  return `# PowerShell completion of calepin. Load it from $PROFILE:
# calepin completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName calepin -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${commands.map(({ name, brief }) => `    ${quoted(name)} = ${quoted(brief)}`).join('\n')}
  }
  $options = @{
${commands.map((command) => `    ${quoted(command.name)} = [ordered]@{\n${optionLines(command)}\n    }`).join('\n')}
  }
  $values = @{
${commands.flatMap(valueLines).join('\n')}
  }
  $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  if ($wordToComplete -and $words.Count -gt 1) { $words = $words[0..($words.Count - 2)] }
  $command = $words | Select-Object -Skip 1 | Where-Object { $commands.Contains($_) } | Select-Object -First 1
  $previous = $words[-1]
  $proposals = [ordered]@{}
  if (-not $command) { $proposals = $commands }
  elseif ($values.ContainsKey("$command $previous")) { foreach ($value in $values["$command $previous"]) { $proposals[$value] = $value } }
  elseif ($wordToComplete -like '-*') { $proposals = $options[$command] }
  elseif ($values.ContainsKey($command)) { foreach ($value in $values[$command]) { $proposals[$value] = $value } }
  foreach ($name in $proposals.Keys) {
    if ($name -like "$wordToComplete*") {
      [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $proposals[$name])
    }
  }
}
`;
}

function optionLines({ options }: CompletableCommand): string {
  return options
    .flatMap(({ names, brief }) => names.map((name) => `      ${quoted(name)} = ${quoted(brief)}`))
    .join('\n');
}

/** Fixed choices only: `'inspect --as' = 'keypack-csv', …`. */
function valueLines({ name, options, words }: CompletableCommand): string[] {
  return [
    ...options.flatMap((option) =>
      option.names.flatMap((one) => choiceLine(`${name} ${one}`, option.values)),
    ),
    ...choiceLine(name, words),
  ];
}

function choiceLine(key: string, values: Values | null): string[] {
  if (values?.kind !== 'choices') return [];
  return [`    ${quoted(key)} = @(${values.choices.map(quoted).join(', ')})`];
}

function quoted(text: string): string {
  // PowerShell takes the typographic apostrophe for a quote as well.
  return `'${text.replace(/['’]/g, (character) => character + character)}'`;
}
