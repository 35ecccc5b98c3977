/** The shells that a script exists for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
