import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditEvent, type AuditHead, BY_ITSELF, type Json } from '../audit.ts';
import { canonicalJson } from './canonical-json.ts';
import { endLine, NO_EVENT, sealEvent, verifyChain } from './chain.ts';

const LENGTH = 6;

function chainOf(length: number, name = 'rdl'): AuditEvent[] {
  const events: AuditEvent[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    events.push(
      sealEvent({
        ...BY_ITSELF,
        seq,
        at: 1_700_000_000_000 + seq,
        act: 'target-changed',
        site: { id: 'site', name: 'Mairie de Valbrume' },
        subject: { kind: 'target', id: `t${seq}`, name: `${name}${seq}` },
        before: { paused: false },
        after: { paused: true },
        reason: null,
        previous: events.at(-1)?.hash ?? NO_EVENT,
      }),
    );
  }
  return events;
}

const lineOf = (event: AuditEvent): string => canonicalJson(event as unknown as Json);
const headOf = ({ seq, hash }: AuditEvent): AuditHead => ({ seq, hash });
const chain = chainOf(LENGTH);
const [first, second, third] = chain as [AuditEvent, AuditEvent, AuditEvent, ...AuditEvent[]];
const last = chain.at(-1) as AuditEvent;
const exported = [...chain.map(lineOf), endLine(headOf(last))];

test('a chain that nobody touched is sound, whoever says where it ends', async () => {
  const sound = { sound: LENGTH, head: headOf(last), fault: null };
  expect(await verifyChain(exported)).toEqual(sound);
  expect(await verifyChain(chain.map(lineOf), { end: headOf(last) })).toEqual(sound);
  expect(await verifyChain(exported, { receipt: headOf(third) })).toEqual(sound);
  expect(await verifyChain([endLine(null)])).toEqual({ sound: 0, head: null, fault: null });
  expect(await verifyChain([], { end: null })).toEqual({ sound: 0, head: null, fault: null });
});

const without = (place: number): string[] => exported.filter((_, at) => at !== place);
const changed = (place: number, change: (line: string) => string): string[] =>
  exported.map((line, at) => (at === place ? change(line) : line));
/** The chain with another third event, every hash after it made anew. */
const rewritten: AuditEvent[] = [];
for (const { hash: _, ...event } of [...chainOf(2), ...chainOf(LENGTH, 'other').slice(2)])
  rewritten.push(sealEvent({ ...event, previous: rewritten.at(-1)?.hash ?? NO_EVENT }));

test.each<[string, string[], { kind: string; line: number; seq: number }]>([
  [
    'a value changed',
    changed(2, (line) => line.replace('rdl3', 'rdl9')),
    { kind: 'edited', line: 3, seq: 3 },
  ],
  [
    'a hash changed',
    changed(2, (line) => line.replace(third.hash, second.hash)),
    { kind: 'edited', line: 3, seq: 3 },
  ],
  ['the first removed', without(0), { kind: 'missing', line: 1, seq: 1 }],
  ['one in the middle removed', without(3), { kind: 'missing', line: 4, seq: 4 }],
  ['the last removed', without(LENGTH - 1), { kind: 'cut', line: 7, seq: 6 }],
  ['the end removed', without(LENGTH), { kind: 'cut', line: 7, seq: 7 }],
  ['everything removed', [], { kind: 'cut', line: 1, seq: 1 }],
  ['one told twice', [lineOf(first), ...exported], { kind: 'unlinked', line: 2, seq: 2 }],
  [
    'one replaced by another with a sound hash',
    changed(2, () => lineOf(rewritten[2] as AuditEvent)),
    { kind: 'unlinked', line: 4, seq: 4 },
  ],
  [
    'a member given twice',
    changed(2, (line) => line.replace('"reason":null', '"reason":"x","reason":null')),
    { kind: 'edited', line: 3, seq: 3 },
  ],
  ['a line that is no event', changed(1, () => '{"seq":2}'), { kind: 'unreadable', line: 2, seq: 2 }],
  ['a torn line', changed(1, (line) => line.slice(0, 40)), { kind: 'unreadable', line: 2, seq: 2 }],
  ['something after the end', [...exported, lineOf(last)], { kind: 'unreadable', line: 8, seq: 7 }],
])('%s is found, and where', async (_, lines, fault) => {
  const found = await verifyChain(lines);
  expect(found.fault).toEqual(fault);
  expect(found.sound).toBe(fault.seq - 1);
});

test('a chain written anew is sound in itself, and not the one of the receipt', async () => {
  const lines = [...rewritten.map(lineOf), endLine(headOf(rewritten.at(-1) as AuditEvent))];
  expect((await verifyChain(lines)).fault).toBeNull();
  const { fault } = await verifyChain(lines, { receipt: headOf(last) });
  expect(fault).toEqual({ kind: 'not-the-receipt', line: 6, seq: 6 });
  expect((await verifyChain(lines, { receipt: headOf(second) })).fault).toBeNull();
});

test('a chain cut before the receipt, its end moved, is found by the receipt', async () => {
  const lines = [lineOf(first), lineOf(second), endLine(headOf(second))];
  expect((await verifyChain(lines)).fault).toBeNull();
  expect((await verifyChain(lines, { receipt: headOf(last) })).fault).toMatchObject({ kind: 'cut', seq: 3 });
});

test('any change of any character is found', async () => {
  const text = exported.join('\n');
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 1),
      fc.string({ minLength: 1, maxLength: 1 }),
      async (place, character) => {
        fc.pre(text[place] !== character);
        const lines = (text.slice(0, place) + character + text.slice(place + 1)).split('\n');
        expect((await verifyChain(lines)).fault).not.toBeNull();
      },
    ),
    { numRuns: 1_000 },
  );
});

test('whatever is given instead of a chain is refused, never thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 5 }), async (lines) => {
      const { fault } = await verifyChain(lines);
      expect(fault).not.toBeNull();
    }),
  );
});
