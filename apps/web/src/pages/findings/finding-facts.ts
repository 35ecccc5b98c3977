import type { FindingDetail } from '@calepin/server/schemas';
import type { Text } from '../../language/text.ts';

type Facts = FindingDetail['facts'];

/** The facts that a reader wants, in this order. The others choose words or repeat the subject. */
const NUMBERS = [
  'overIssued',
  'issued',
  'installed',
  'available',
  'threshold',
  'before',
  'after',
  'total',
  'count',
  'accounts',
  'disabled',
  'deleted',
  'servers',
  'versionId',
] as const;
const INSTANTS = ['expiresAt', 'missingAt', 'changedAt', 'observedAt', 'awaitedAt'] as const;
const TEXTS = ['hosts', 'label'] as const;

interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The facts of a finding as a reader reads them. Instants are epoch milliseconds. */
export function factsOf(t: Text, facts: Facts): readonly Fact[] {
  const numbers = NUMBERS.flatMap((key) => {
    const value = facts[key];
    if (typeof value !== 'number') return [];
    // A version that has a name is told by the subject.
    if (key === 'versionId') {
      return facts['versionState'] === 'numbered' ? [{ name: t(`fact.${key}`), value: String(value) }] : [];
    }
    return [{ name: t(`fact.${key}`), value: t.number(value) }];
  });
  const instants = INSTANTS.flatMap((key) => {
    const value = facts[key];
    return typeof value === 'number'
      ? [{ name: t(`fact.${key}`), value: t.dateTime(new Date(value).toISOString()) }]
      : [];
  });
  const texts = TEXTS.flatMap((key) => {
    const value = facts[key];
    return typeof value === 'string' ? [{ name: t(`fact.${key}`), value }] : [];
  });
  return [...numbers, ...instants, ...texts];
}
