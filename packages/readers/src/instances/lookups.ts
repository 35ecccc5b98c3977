import {
  type EntityKind,
  ISSUED_LICENSE_PROPERTIES,
  KEY_PACK_PROPERTIES,
  LICENSE_SERVER_PROPERTIES,
  SESSION_HOST_PROPERTIES,
  USER_CAL_PROPERTIES,
} from './class-properties.ts';
import { type PropertyLookup, propertyLookup } from './property.ts';

const LOOKUPS: Readonly<Record<EntityKind, PropertyLookup<string>>> = {
  'key-pack': propertyLookup<string>(KEY_PACK_PROPERTIES),
  'issued-license': propertyLookup<string>(ISSUED_LICENSE_PROPERTIES),
  'user-cal': propertyLookup<string>(USER_CAL_PROPERTIES),
  'license-server': propertyLookup<string>(LICENSE_SERVER_PROPERTIES),
  'session-host': propertyLookup<string>(SESSION_HOST_PROPERTIES),
};

/** Looks up the properties of one kind by the names that inputs give them. */
export function lookupOf(kind: EntityKind): PropertyLookup<string> {
  return LOOKUPS[kind];
}
