import type { EntityKind } from './class-properties.ts';
import { type InstanceProperty, valueText } from './instance.ts';
import { nameRank, type Property } from './property.ts';

/**
 * An input may carry a value under two names: the better name counts, and of one name the first value that says something. What a
 * session host is set to comes in the order in which it wins.
 */
export function saysMore(
  known: Property,
  property: InstanceProperty,
  rival: InstanceProperty,
  kind: EntityKind,
): boolean {
  if (valueText(property.value) === null) return false;
  if (valueText(rival.value) === null) return true;
  return kind !== 'session-host' && nameRank(known, property.name) < nameRank(known, rival.name);
}
