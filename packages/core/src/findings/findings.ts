import { RULES } from './rules.ts';
import { compareSubjects } from './subject.ts';
import type { Finding, FindingInput, Severity } from './types.ts';

const RANK: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

/**
 * What to act on, most serious first, then by subject: the same facts always give the same list, in whatever order they came.
 *
 * @example
 * // A site whose only Per User pack has 270 licences and issued 301:
 * computeFindings(input).map(({ id }) => id); // ['over-issued:mairie::per-user:7:']
 */
export function computeFindings(input: FindingInput): Finding[] {
  const findings: Finding[] = [];
  for (const rule of RULES) for (const found of rule.evaluate(input)) findings.push(found);
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity] || compareSubjects(a, b));
}
