import { describe, expect, it } from 'vitest';
import { DirectoryFailure } from './failure.ts';
import { LdapRefusal } from './ldap/ldap-connection.ts';
import { failureOf } from './refusal.ts';

const active = (data: string): string =>
  `80090308: LdapErr: DSID-0C090446, comment: AcceptSecurityContext error, data ${data}, v4563`;

function problemOf(code: number, text: string, secret = '') {
  const failure = failureOf(new LdapRefusal({ code, text }), { host: 'lab.test' }, secret);
  if (!(failure instanceof DirectoryFailure)) throw new Error('no failure');
  return failure.problem;
}

describe('a refused bind', () => {
  it.each([
    ['525', 'authentication-refused'],
    ['52e', 'authentication-refused'],
    ['52f', 'account-restricted'],
    ['530', 'account-restricted'],
    ['531', 'account-restricted'],
    ['532', 'password-expired'],
    ['533', 'account-disabled'],
    ['701', 'account-expired'],
    ['773', 'password-must-change'],
    ['775', 'account-locked'],
    ['80090346', 'authentication-refused'],
  ])('with data %s is %s', (data, code) => {
    expect(problemOf(49, active(data))).toMatchObject({ code, serverCode: `LDAP 49, data ${data}` });
  });

  it('by the name of a status is told the same way', () => {
    expect(problemOf(49, 'Simple Bind Failed: NT_STATUS_ACCOUNT_LOCKED_OUT').code).toBe('account-locked');
  });

  it('in words of the server’s own choice shows neither the password nor more than 500 characters', () => {
    const { serverText } = problemOf(49, `you said s3cret! ${'x'.repeat(2_000)}`, 's3cret!');
    expect(serverText).toMatch(/^you said … x+$/);
    expect(serverText).toHaveLength(500);
  });
});

it('what is not the directory’s doing is handed on', () => {
  const error = new TypeError('ours');
  expect(failureOf(error, {}, '')).toBe(error);
});
