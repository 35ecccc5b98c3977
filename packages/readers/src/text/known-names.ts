import {
  ISSUED_LICENSE_PROPERTIES,
  KEY_PACK_PROPERTIES,
  LICENSE_SERVER_PROPERTIES,
  SESSION_HOST_PROPERTIES,
  USER_CAL_PROPERTIES,
} from '../instances/class-properties.ts';
import { HOST_NAMES } from '../instances/host-names.ts';
import { isPlumbing } from '../instances/ignored.ts';
import { normalizeName } from '../instances/property.ts';

const HOSTS: ReadonlySet<string> = new Set(HOST_NAMES.map(normalizeName));
const KNOWN: ReadonlySet<string> = new Set([
  ...HOSTS,
  ...[
    KEY_PACK_PROPERTIES,
    ISSUED_LICENSE_PROPERTIES,
    USER_CAL_PROPERTIES,
    LICENSE_SERVER_PROPERTIES,
    SESSION_HOST_PROPERTIES,
  ].flatMap((properties) => properties.flatMap(({ names }) => names.map(normalizeName))),
]);

/** Whether a name is a property that Calepin reads, or one that WMI adds to every instance. */
export function isKnownName(name: string): boolean {
  return KNOWN.has(normalizeName(name)) || isPlumbing(name);
}

/** Whether a name is one under which inputs name the host. */
export function isHostName(name: string): boolean {
  return HOSTS.has(normalizeName(name));
}
