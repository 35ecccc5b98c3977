import type { CollectProblem } from '@calepin/core';

const REMEDIES = {
  'readable-by-others':
    'Others could read it. Take their rights away (chmod 600), and change the passwords that it protects.',
  'not-ours': 'It belongs to another user. Give it to the user that runs Calepin (chown).',
  'not-a-file':
    'It is no plain file. Put the key file itself there, or remove it and enter the credentials again.',
  malformed: 'It holds no key. Put the right file back, or remove it and enter the credentials again.',
  'another-key': 'They were sealed with another key. Put that key file back, or enter the credentials again.',
  'not-a-credential': 'What was sealed is no login. Enter the credentials again.',
} as const;

/** Why sealed credentials cannot be opened. Never tells anything of what was sealed. */
export class CredentialUnreadable extends Error {
  override readonly name = 'CredentialUnreadable';
  readonly reason: keyof typeof REMEDIES;
  /** The problem of a collection that needed them. */
  readonly problem: CollectProblem;

  /** `file`: the key file, where it is at fault. */
  constructor(reason: keyof typeof REMEDIES, file: string | null = null) {
    super(
      `${file === null ? 'Sealed credentials cannot be opened.' : `${file} cannot be used.`} ${REMEDIES[reason]}`,
    );
    this.reason = reason;
    this.problem = {
      code: 'credential-unreadable',
      serverCode: null,
      serverText: null,
      facts: { reason, file },
    };
  }
}
