import type { AccountFault, Fault } from '../faults/fault.ts';
import type { WsmanFault } from '../soap/fault.ts';

interface Refusal {
  /** System error of Windows (winerror.h). */
  readonly code: number;
  readonly text: string;
}

const REFUSALS: Readonly<Record<AccountFault | 'clock-skew', Refusal>> = {
  'password-expired': { code: 1330, text: 'The password for this account has expired.' },
  'password-must-change': {
    code: 1907,
    text: "The user's password must be changed before signing in.",
  },
  'account-disabled': {
    code: 1331,
    text: "This user can't sign in because this account is currently disabled.",
  },
  'account-locked': {
    code: 1909,
    text: 'The referenced account is currently locked out and may not be logged on to.',
  },
  'account-expired': { code: 1793, text: "The user's account has expired." },
  'account-restricted': {
    code: 1327,
    text: "Account restrictions are preventing this user from signing in. For example: blank passwords aren't allowed, sign-in times are limited, or a policy restriction has been enforced.",
  },
  'clock-skew': {
    code: 1398,
    text: 'There is a time and/or date difference between the client and server.',
  },
};

/**
 * Why an account with the right password is refused all the same, `null` when it is not. The system error travels as the code
 * of a fault in the body of the 401, so that a client can tell; whether a given Windows says as much depends on it.
 */
export function accountRefusal(fault: Fault | null): WsmanFault | null {
  if (fault === null || !(fault.kind in REFUSALS)) return null;
  // The check before narrows the kind to the keys of the table.
  const { code, text } = REFUSALS[fault.kind as keyof typeof REFUSALS];
  return { role: 's:Sender', subcode: 'w:AccessDenied', code, text };
}
