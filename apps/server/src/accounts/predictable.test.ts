import { describe, expect, it } from 'vitest';
import { repeatedPart, unpredictableLength } from './predictable.ts';

describe('what cannot be told from before', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['ab', 2],
    ['abc', 1],
    ['cba', 1],
    ['aaaaaaaaaaaa', 1],
    ['123456789012', 3],
    ['9876543210', 1],
    ['azertyuiopqs', 3],
    ['qwertyuiop12', 3],
    ['qsdfghjklmùm', 3],
    ['qwertzuiopyx', 3],
    ['1qaz2wsx3edc', 3],
    ['1q2w3e4r5t6y', 1],
    ['1a2z3e4r5t6y', 1],
    ['abcd1234efgh', 3],
    ['🔑🔑🔑🔑', 1],
    ['xk7q', 4],
  ])('%j has %i', (text, count) => {
    expect(unpredictableLength(text)).toBe(count);
  });
});

describe('what repeats from end to end', () => {
  it.each([
    ['', ''],
    ['a', 'a'],
    ['aaaa', 'a'],
    ['abcabcabca', 'abc'],
    ['abcabcx', 'abcabcx'],
    ['passwordpassword', 'password'],
  ])('%j is %j', (text, part) => {
    expect(repeatedPart(text)).toBe(part);
  });
});
