import { BadValue } from '../arguments/bad-value.ts';
import { UsageFault } from '../arguments/usage-fault.ts';
import { parseChoice } from '../arguments/values.ts';

/** The act of a command that a word means, among those that it has; a word that is none of them is wrong usage. */
export function chosenAct<Act extends string>(
  word: string,
  acts: Readonly<Record<Act, unknown>>,
  command: string,
): Act {
  // The keys of a record of our own.
  const names = Object.keys(acts) as Act[];
  try {
    return parseChoice(names)(word);
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    throw new UsageFault('usage.unknown-act', { input: word, command, acts: names.join(', ') }, { command });
  }
}
