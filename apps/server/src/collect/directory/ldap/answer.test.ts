import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { done, entry, reference } from '../../../../test/directory/directory-answers.ts';
import { allTexts, firstText, readAnswer } from './answer.ts';
import { MalformedAnswer } from './ber.ts';

function entryIn(bytes: Uint8Array) {
  const answer = readAnswer(bytes);
  if (answer.kind !== 'entry') throw new Error(`a ${answer.kind}`);
  return answer.entry;
}

describe('an answer of a directory', () => {
  it('is read with names in any case and values in order', () => {
    const read = entryIn(entry(300, 'CN=Amélie', { sAMAccountName: 'amélie', member: ['b', 'a'], cn: [] }));
    expect(read.dn).toBe('CN=Amélie');
    expect([firstText(read, 'SAMACCOUNTNAME'), allTexts(read, 'member'), firstText(read, 'cn')]).toEqual([
      'amélie',
      ['b', 'a'],
      null,
    ]);
  });

  it.each([
    [
      'the end of a search',
      done(1, 'search'),
      { kind: 'search-done', result: { code: 0, text: '' }, cookie: null },
    ],
    [
      'with more to come',
      done(1, 'search', 0, '', 'next'),
      { kind: 'search-done', cookie: Buffer.from('page:next') },
    ],
    [
      'a refused bind',
      done(2, 'bind', 49, 'data 52e'),
      { kind: 'bind', result: { code: 49, text: 'data 52e' } },
    ],
    ['a reference', reference(3, 'ldap://x'), { kind: 'reference', id: 3 }],
  ])('is read: %s', (_what, bytes, expected) => {
    expect(readAnswer(bytes)).toMatchObject(expected);
  });

  it('of any bytes is read or refused, and never waited for', () => {
    const valid = entry(7, 'CN=x', { cn: ['one', 'two'], objectSid: '\0\u0001' });
    const cutAndChanged = fc.record({
      at: fc.nat(valid.length - 1),
      to: fc.nat(255),
      length: fc.nat(valid.length),
    });
    const readOrRefused = (bytes: Uint8Array): void => {
      try {
        readAnswer(bytes);
      } catch (error) {
        if (!(error instanceof MalformedAnswer)) throw error;
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readOrRefused), { numRuns: 2_000 });
    fc.assert(
      fc.property(cutAndChanged, ({ at, to, length }) => {
        const bytes = Buffer.from(valid);
        bytes[at] = to;
        readOrRefused(bytes.subarray(0, length));
      }),
      { numRuns: 5_000 },
    );
  });
});
