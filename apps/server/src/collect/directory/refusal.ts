import type { CollectProblem, CollectProblemCode } from '@calepin/core';
import { SecurityError, type SecurityErrorCode } from '@calepin/wsman/security';
import { DirectoryFailure } from './failure.ts';
import { MalformedAnswer } from './ldap/ber.ts';
import { LdapRefusal } from './ldap/ldap-connection.ts';
import { NoAnswer } from './ldap/message-source.ts';

/**
 * Why Active Directory refused a bind: the Windows error after `data`, in hexadecimal.
 *
 * Source: MS-ERREF 2.2 (Win32 error codes 1317, 1326 to 1331, 1793, 1907, 1909); RFC 4511 has one code for all, 49.
 */
const SIGN_IN: Readonly<Record<string, CollectProblemCode>> = {
  '525': 'authentication-refused',
  '52e': 'authentication-refused',
  '52f': 'account-restricted',
  '530': 'account-restricted',
  '531': 'account-restricted',
  '532': 'password-expired',
  '533': 'account-disabled',
  '701': 'account-expired',
  '773': 'password-must-change',
  '775': 'account-locked',
};

/** What Samba says instead of a Windows error: the name of its status (`Simple Bind Failed: NT_STATUS_LOGON_FAILURE`). */
const STATUS: Readonly<Record<string, CollectProblemCode>> = {
  NT_STATUS_LOGON_FAILURE: 'authentication-refused',
  NT_STATUS_NO_SUCH_USER: 'authentication-refused',
  NT_STATUS_WRONG_PASSWORD: 'authentication-refused',
  NT_STATUS_ACCOUNT_RESTRICTION: 'account-restricted',
  NT_STATUS_INVALID_LOGON_HOURS: 'account-restricted',
  NT_STATUS_INVALID_WORKSTATION: 'account-restricted',
  NT_STATUS_PASSWORD_EXPIRED: 'password-expired',
  NT_STATUS_ACCOUNT_DISABLED: 'account-disabled',
  NT_STATUS_ACCOUNT_EXPIRED: 'account-expired',
  NT_STATUS_PASSWORD_MUST_CHANGE: 'password-must-change',
  NT_STATUS_ACCOUNT_LOCKED_OUT: 'account-locked',
};

/** Result codes that mean the same at whatever step they come. Source: RFC 4511, appendix A.2. */
const RESULTS: ReadonlyMap<number, CollectProblemCode> = new Map([
  [3, 'directory-limit'],
  [4, 'directory-limit'],
  [8, 'directory-signing-required'],
  [10, 'directory-referral-failed'],
  [11, 'directory-limit'],
  [13, 'directory-signing-required'],
  [32, 'directory-not-found'],
  [49, 'authentication-refused'],
  [50, 'class-access-denied'],
  [51, 'server-busy'],
  [52, 'server-busy'],
]);

/** What the signing and sealing of a login finds wrong. */
const SECURITY: Partial<Record<SecurityErrorCode, CollectProblemCode>> = {
  'account-refused': 'authentication-refused',
  'mechanism-refused': 'authentication-not-offered',
  'security-too-weak': 'authentication-not-offered',
  'integrity-broken': 'authentication-not-mutual',
  'clock-skew': 'clock-skew',
  'seal-broken': 'seal-broken',
};

/** "In order to perform this operation a successful bind must be completed" (ERROR_DS_… 0x04DC, with `operationsError`). */
const NOT_SIGNED_IN = /000004DC/;

/** A failed operation as a failed step. What is not the directory's doing is thrown on. */
export function failureOf(error: unknown, facts: CollectProblem['facts'], secret: string): unknown {
  if (error instanceof LdapRefusal) return refusal(error, facts, secret);
  if (error instanceof SecurityError) {
    const server = { code: error.code, text: error.detail };
    return new DirectoryFailure(SECURITY[error.code] ?? 'answer-malformed', facts, server);
  }
  if (error instanceof MalformedAnswer) return new DirectoryFailure('answer-malformed', facts);
  if (!(error instanceof NoAnswer)) return error;
  if (error.reason === 'timeout') return new DirectoryFailure('answer-timeout', facts);
  return new DirectoryFailure(error.reason === 'cut' ? 'connection-cut' : 'answer-too-large', facts);
}

function refusal({ result }: LdapRefusal, facts: CollectProblem['facts'], secret: string): DirectoryFailure {
  // A directory that echoes the password would have it shown.
  const text = secret === '' ? result.text : result.text.replaceAll(secret, '…');
  const data = /\bdata ([0-9a-f]{1,8})\b/i.exec(text)?.[1]?.toLowerCase() ?? null;
  const server = { code: `LDAP ${result.code}${data === null ? '' : `, data ${data}`}`, text };
  return new DirectoryFailure(codeOf(result.code, text, data), facts, server);
}

function codeOf(code: number, text: string, data: string | null): CollectProblemCode {
  if (code === 1 && NOT_SIGNED_IN.test(text)) return 'access-denied';
  if (code === 49) {
    const status = /\bNT_STATUS_[A-Z_]+/.exec(text)?.[0] ?? '';
    return SIGN_IN[data ?? ''] ?? STATUS[status] ?? 'authentication-refused';
  }
  return RESULTS.get(code) ?? 'server-fault';
}
