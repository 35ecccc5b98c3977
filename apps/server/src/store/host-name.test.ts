import { describe, expect, test } from 'vitest';
import { canonicalHosts, firstLabel, hostKey } from './host-name.ts';

test.each([
  ['RDL01', 'rdl01'],
  [' rdl01.lab.example. ', 'rdl01.lab.example'],
  ['SERVEUR-É', 'serveur-é'],
  ['SERVEUR-E\u0301', 'serveur-é'],
])('the key of %j is %j', (host, key) => {
  expect(hostKey(host)).toBe(key);
});

test.each([
  ['rdl01.lab.example', 'rdl01'],
  ['rdl01', 'rdl01'],
  ['10.0.0.1', '10.0.0.1'],
  ['fe80::1', 'fe80::1'],
  ['.odd', '.odd'],
])('the first label of %j is %j', (key, label) => {
  expect(firstLabel(key)).toBe(label);
});

describe('which names are one license server', () => {
  test.each([
    [['rdl01', 'rdl01.a'], { rdl01: 'rdl01.a', 'rdl01.a': 'rdl01.a' }],
    [['rdl01', 'rdl01.a', 'rdl01.b'], { rdl01: 'rdl01', 'rdl01.a': 'rdl01.a', 'rdl01.b': 'rdl01.b' }],
    [['rdl01', 'rdl011.a'], { rdl01: 'rdl01', 'rdl011.a': 'rdl011.a' }],
    [['10', '10.0.0.1'], { '10': '10', '10.0.0.1': '10.0.0.1' }],
    [['rdl01', 'rdl01'], { rdl01: 'rdl01' }],
  ])('%j', (keys, expected) => {
    expect(Object.fromEntries(canonicalHosts(keys))).toEqual(expected);
    expect(Object.fromEntries(canonicalHosts(keys.toReversed()))).toEqual(expected);
  });
});
