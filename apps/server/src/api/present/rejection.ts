import type { Rejection } from '@calepin/core';
import type { Say } from '../../messages/index.ts';
import type { InspectedDocument } from '../schemas/index.ts';
import { sayCode } from './message.ts';

/** A parked row with its reason as a sentence. */
export function presentRejection(rejection: Rejection, say: Say): InspectedDocument['rejected'][number] {
  return { ...rejection, message: sayCode(say, 'rejection', rejection.reason, {}) };
}
