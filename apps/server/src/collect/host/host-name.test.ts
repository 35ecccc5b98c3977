import { expect, test } from 'vitest';
import { instance } from '../../../test/collect-host/instance.ts';
import { documentName, otherName, ownName } from './host-name.ts';

const LAB = { full: 'RDLIC01.lab.test', domain: 'lab.test' };

test.each([
  [{ Name: 'RDLIC01', DNSHostName: 'RDLIC01', Domain: 'lab.test', PartOfDomain: 'true' }, LAB],
  [
    { Name: 'RDLIC01', Domain: 'WORKGROUP', PartOfDomain: 'false' },
    { full: 'RDLIC01', domain: null },
  ],
  [
    { Name: 'RDLIC01', PartOfDomain: 'true' },
    { full: 'RDLIC01', domain: null },
  ],
  [
    { Name: '../../etc', PartOfDomain: 'false' },
    { full: null, domain: null },
  ],
  [{}, { full: null, domain: null }],
])('%j calls itself %j', (properties, own) => {
  expect(ownName(instance('Win32_ComputerSystem', properties))).toEqual(own);
});

test.each([
  ['10.0.0.7', LAB, 'RDLIC01.lab.test'],
  ['fd00::7', LAB, 'RDLIC01.lab.test'],
  ['localhost', LAB, 'RDLIC01.lab.test'],
  ['10.0.0.7', { full: null, domain: null }, '10.0.0.7'],
  ['rdlic01', LAB, 'rdlic01'],
  ['accounts.lab.test', LAB, 'accounts.lab.test'],
])('%s, calling itself %j, stands in the register as %s', (typed, own, name) => {
  expect(documentName(typed, own)).toBe(name);
});

test.each([
  ['rdlic01', LAB, null],
  ['RDLIC01.LAB.TEST', LAB, null],
  ['rdlic01.other.test', LAB, 'RDLIC01.lab.test'],
  ['rdlic02', LAB, 'RDLIC01.lab.test'],
  ['rdlic02', { full: null, domain: null }, null],
])('%s, calling itself %j: told as %s', (name, own, told) => {
  expect(otherName(name, own)).toBe(told);
});
