import type { CollectOutcome, CollectWatch, HostRequest } from '../collected.ts';
import {
  ISSUED_LICENSE,
  KEY_PACK,
  LICENSE_SERVER,
  OPERATING_SYSTEM,
  REGISTRY,
  SESSION_HOST,
} from './classes.ts';
import { connectHost } from './connect-host.ts';
import { isAbsence } from './host-problem.ts';
import { GaveUp, type HostReading } from './host-reading.ts';
import { readRegistryValue } from './registry.ts';
import { type OpenHost, openWsmanHost } from './wsman-host.ts';

const ASKED_BY = [
  [LICENSE_SERVER, 'license-server'],
  [KEY_PACK, 'key-packs'],
  [ISSUED_LICENSE, 'issued-licenses'],
  [SESSION_HOST, 'session-host'],
] as const;
const ROLES = [
  [SESSION_HOST.className],
  [LICENSE_SERVER.className, KEY_PACK.className, ISSUED_LICENSE.className],
];

/**
 * Goes through the steps of a collection without reading the lists: connects, then asks each class for its first instance, and the
 * registry for one value. Writes nothing.
 */
export async function testHost(
  request: HostRequest,
  watch: CollectWatch = {},
  open: OpenHost = openWsmanHost,
): Promise<CollectOutcome> {
  const { reading, steps, isOpen, close } = await connectHost(request, watch, open);
  if (!isOpen) return { state: 'failed', steps, rows: 0 };
  const classes = ASKED_BY.filter(([, scope]) => request.reads.includes(scope)).map(([from]) => from);
  const checks = [
    ...[OPERATING_SYSTEM, ...classes].map((from) => ({
      subject: from.className,
      check: async (): Promise<unknown> => reading.first(from),
      isAsked: from !== OPERATING_SYSTEM,
    })),
    {
      subject: REGISTRY.className,
      check: () =>
        readRegistryValue(reading, 'GetDWORDValue', 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', 'UBR'),
      isAsked: false,
    },
  ];
  try {
    for (const [index, { subject, check, isAsked }] of checks.entries()) {
      try {
        await tried(reading, subject, check, isAsked);
      } catch (error) {
        const problem = error instanceof GaveUp ? error.problem : reading.problem(error, { class: subject });
        reading.fellShort(subject, problem, null);
        reading.leave(
          checks.slice(index + 1).map((left) => left.subject),
          problem,
        );
        break;
      }
    }
    reading.settle(ROLES);
    return { state: reading.state, steps, rows: 0 };
  } finally {
    await close();
  }
}

async function tried(
  reading: HostReading,
  subject: string,
  check: () => Promise<unknown>,
  isAsked: boolean,
): Promise<void> {
  const begun = performance.now();
  const elapsed = (): number => Math.round(performance.now() - begun);
  try {
    await check();
    reading.answered(subject, elapsed(), isAsked);
  } catch (error) {
    const problem = reading.heed(reading.problem(error, { class: subject }));
    if (!isAbsence(problem)) reading.fellShort(subject, problem, elapsed());
    else if (isAsked) reading.absent(subject, problem);
    else reading.lacks(subject, problem);
  }
}
