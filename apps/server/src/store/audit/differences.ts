import type { Json } from '../audit.ts';
import { canonicalJson } from './canonical-json.ts';

type Members = { readonly [name: string]: Json };

/** The members that are not the same in both, as they were and as they are. */
export function differences(
  before: Members,
  after: Members,
): { readonly before: Members; readonly after: Members } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
  );
  const only = (members: Members): Members =>
    Object.fromEntries(names.map((name) => [name, members[name] ?? null]));
  return { before: only(before), after: only(after) };
}
