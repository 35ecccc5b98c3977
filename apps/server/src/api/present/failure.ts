import { type FailureCode, isFailureCode } from '../../collect/failure.ts';
import type { Say } from '../../messages/index.ts';
import type { Message } from '../schemas/index.ts';

/** Why a long task ended early; a code that a newer version wrote is shown as it is. */
export function presentFailure(code: FailureCode | string, say: Say): Message {
  return { code, message: isFailureCode(code) ? say(`failure.${code}`) : code, facts: {} };
}
