import { RULES } from './rules.ts';
import type { Finding, FindingInput, Severity } from './types.ts';

const RANK: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

/** What to act on, most serious first, then by identity: the same facts always give the same list. */
export function computeFindings(input: FindingInput): Finding[] {
  const findings: Finding[] = [];
  for (const rule of RULES) for (const found of rule.evaluate(input)) findings.push(found);
  return findings.sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
