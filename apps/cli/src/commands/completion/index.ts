import { defineCommand } from '../definition.ts';
import { SHELLS } from './shells.ts';

export const completion = defineCommand({
  name: 'completion',
  group: 'about',
  arguments: {
    placeholder: 'placeholder.shell',
    brief: 'argument.shell',
    least: 1,
    most: 1,
    choices: SHELLS,
  },
  options: {},
  examples: {
    bash: 'source <(calepin completion bash)',
    zsh: 'source <(calepin completion zsh)',
    fish: 'calepin completion fish > ~/.config/fish/completions/calepin.fish',
    powershell: 'calepin completion powershell | Out-String | Invoke-Expression',
  },
  load: async () => (await import('./run.ts')).runCompletion,
});
