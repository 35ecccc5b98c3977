import type { RefusalCode } from '@calepin/core';

/**
 * A document that cannot be read at all, thrown by readers and by what opens archives. `facts` fill the message, which
 * is made at the edge in the user's language.
 */
export class RefusedDocument extends Error {
  readonly code: RefusalCode;
  readonly facts: Readonly<Record<string, string | number | null>>;

  constructor(code: RefusalCode, facts: Readonly<Record<string, string | number | null>> = {}) {
    super(code);
    this.name = 'RefusedDocument';
    this.code = code;
    this.facts = facts;
  }
}
