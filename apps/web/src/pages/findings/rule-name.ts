import type { Text, TextId } from '../../language/text.ts';

/** Readable name of a rule; one that has no text keeps its own name. */
export function ruleName(t: Text, rule: string): string {
  // Rules come from the server as text; the domain's wording has one entry per rule.
  const id = `rule.${rule}.name` as TextId;
  const name = t(id);
  return name === id ? rule : name;
}
