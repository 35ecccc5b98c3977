import {
  ISSUED_LICENSE_PROPERTIES,
  KEY_PACK_PROPERTIES,
  LICENSE_SERVER_PROPERTIES,
  SESSION_HOST_PROPERTIES,
  USER_CAL_PROPERTIES,
} from '../instances/class-properties.ts';
import { ownCopy } from '../instances/host-book.ts';
import { HOST_NAMES } from '../instances/host-names.ts';
import { isPlumbing } from '../instances/ignored.ts';
import { normalizeName } from '../instances/property.ts';

const MOST_REMEMBERED = 1000;
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
export const isKnownName = remembered((name) => KNOWN.has(normalizeName(name)) || isPlumbing(name));

/** Whether a name is one under which inputs name the host. */
export const isHostName = remembered((name) => HOSTS.has(normalizeName(name)));

/** Names come by the million and are few; what is remembered is bounded, because names come from outside. */
function remembered(test: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = test(name);
    if (answers.size < MOST_REMEMBERED) answers.set(ownCopy(name), answer);
    return answer;
  };
}
