import type { Command } from './definition.ts';
import { inspect } from './inspect/index.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [inspect];
