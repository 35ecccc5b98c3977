import { expect, test } from 'vitest';
import { schemesOf, splitUser, tokenOf } from './authentication.ts';
import { bareHost, hostInUri } from './host-address.ts';

test.each([
  ['LAB\\calepin', 'LAB', 'calepin'],
  ['calepin@lab.test', '', 'calepin@lab.test'],
  ['calepin', '', 'calepin'],
  ['.\\calepin', '.', 'calepin'],
])('%s', (written, domain, user) => {
  expect(splitUser(written)).toEqual({ domain, user });
});

test.each([
  [
    ['Negotiate', 'Basic realm="WSMAN"', 'CredSSP'],
    ['Negotiate', 'Basic', 'CredSSP'],
  ],
  [['Negotiate, Kerberos, Basic realm="a, b"'], ['Negotiate', 'Kerberos', 'Basic']],
  [['Negotiate oYG1MIGy='], ['Negotiate']],
  [[''], []],
  [[], []],
])('%o offers %o', (challenges, schemes) => {
  expect(schemesOf(challenges)).toEqual(schemes);
});

test.each([
  [['Basic realm="x"', 'Negotiate AQID'], 'AQID'],
  [['negotiate   AQID  '], 'AQID'],
  [['Negotiate'], null],
  [['Negotiate not base64'], null],
  [['Kerberos AQID'], null],
])('the token of %o is %o', (challenges, token) => {
  const found = tokenOf(challenges, 'Negotiate');
  expect(found === null ? null : Buffer.from(found).toString('base64')).toBe(token);
});

test.each([
  ['rdlic01', 'rdlic01', 'rdlic01'],
  ['::1', '::1', '[::1]'],
  ['[::1]', '::1', '[::1]'],
  ['fe80::1%eth0', 'fe80::1%eth0', '[fe80::1]'],
  ['10.0.0.1', '10.0.0.1', '10.0.0.1'],
])('the host %s', (written, bare, uri) => {
  expect([bareHost(written), hostInUri(written)]).toEqual([bare, uri]);
});
