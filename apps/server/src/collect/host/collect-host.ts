import type { CollectProblem } from '@calepin/core';
import type { CollectOutcome, CollectWatch, HostRequest, WriteText } from '../collected.ts';
import { SortedLines } from '../sorted-lines.ts';
import { ISSUED_LICENSE, KEY_PACK, LICENSE_REPORT, LICENSE_SERVER, SESSION_HOST } from './classes.ts';
import { type Connection, connectHost } from './connect-host.ts';
import { writeDocument } from './document.ts';
import { documentName } from './host-name.ts';
import { GaveUp, type HostReading } from './host-reading.ts';
import { readLicenseServer } from './read-license-server.ts';
import { entriesOf, readRows } from './read-rows.ts';
import { readSessionHost } from './read-session-host.ts';
import { type HostSystem, readSystem } from './read-system.ts';
import { type OpenHost, openWsmanHost } from './wsman-host.ts';

/**
 * Reads a host over WS-Management and writes the collector's document of it: the license server, its key packs, issued licences
 * and existing reports, and the settings of a session host, as far as they were asked for and are there. Changes nothing: only
 * methods that read can be called. Each class is tried; what is refused is told, and the rest goes on. Nothing is written when
 * nothing was read. Never throws for what a host does or does not do: the outcome tells it.
 */
export async function collectHost(
  request: HostRequest,
  write: WriteText,
  watch: CollectWatch = {},
  open: OpenHost = openWsmanHost,
): Promise<CollectOutcome> {
  const connection = await connectHost(request, watch, open);
  const { reading } = connection;
  if (!connection.isOpen) return { state: 'failed', steps: connection.steps, rows: 0 };
  await using lists = new Lists();
  try {
    const host = documentName(request.name, connection.own);
    const system = await readAll(connection, request, host, lists);
    const { state, rows } = reading;
    if (state === 'failed' || watch.signal?.aborted === true)
      return { state: 'failed', steps: connection.steps, rows: 0 };
    await writeDocument(
      { name: host, fqdn: connection.own.full, domain: connection.own.domain, ...system },
      {
        licenseServers: lists.licenseServers,
        keyPacks: entriesOf(lists.keyPacks),
        licenseReports: entriesOf(lists.licenseReports),
        sessionHosts: lists.sessionHosts,
        issuedLicenses: entriesOf(lists.issuedLicenses),
        read: reading.read,
        unread: reading.unread,
      },
      write,
    );
    return { state, steps: connection.steps, rows };
  } finally {
    await connection.close();
  }
}

/** What was read, until it is written: the document has an order of its own. */
class Lists implements AsyncDisposable {
  licenseServers: string[] = [];
  sessionHosts: string[] = [];
  readonly keyPacks = new SortedLines();
  readonly licenseReports = new SortedLines();
  readonly issuedLicenses = new SortedLines();

  async [Symbol.asyncDispose](): Promise<void> {
    for (const lines of [this.keyPacks, this.licenseReports, this.issuedLicenses])
      await lines[Symbol.asyncDispose]();
  }
}

const LICENSING = [LICENSE_SERVER, KEY_PACK, LICENSE_REPORT, ISSUED_LICENSE].map(
  ({ className }) => className,
);
const ROLES = [[SESSION_HOST.className], LICENSING];

interface Part {
  readonly className: string;
  readonly isAsked: boolean;
  readonly read: () => Promise<void>;
}

async function readAll(
  { reading, own }: Connection,
  { reads }: HostRequest,
  host: string,
  lists: Lists,
): Promise<HostSystem> {
  let system: HostSystem = { osVersion: null, osName: null };
  const isWanted = (scope: HostRequest['reads'][number]): boolean => reads.includes(scope);
  const sessionHosts: string[] = [];
  // Both classes are for administrators: one that shows rows shows that the account is allowed to see them.
  const isTrusted = (): boolean =>
    reading.read.some(({ class: name, count }) => LICENSING.includes(name) && count > 0);
  const parts: readonly Part[] = [
    {
      className: 'Win32_OperatingSystem',
      isAsked: isWanted('license-server') || isWanted('session-host'),
      read: async () => {
        system = await readSystem(reading);
      },
    },
    {
      className: SESSION_HOST.className,
      isAsked: isWanted('session-host'),
      read: async () => {
        const entry = await readSessionHost(reading, { host, osVersion: system.osVersion });
        if (entry === null) return;
        sessionHosts.push(host);
        lists.sessionHosts.push(JSON.stringify(entry));
      },
    },
    {
      className: LICENSE_SERVER.className,
      isAsked: isWanted('license-server'),
      read: async () => {
        const about = { host, domain: own.domain, osVersion: system.osVersion, sessionHosts };
        lists.licenseServers = await readLicenseServer(reading, about);
      },
    },
    {
      className: KEY_PACK.className,
      isAsked: isWanted('key-packs'),
      read: () =>
        readRows(reading, KEY_PACK, { host, keys: ['KeyPackId'], lines: lists.keyPacks }, isTrusted),
    },
    {
      className: LICENSE_REPORT.className,
      isAsked: isWanted('license-server') && isWanted('key-packs'),
      read: () =>
        readRows(
          reading,
          LICENSE_REPORT,
          { host, keys: ['FileName'], lines: lists.licenseReports },
          isTrusted,
        ),
    },
    {
      className: ISSUED_LICENSE.className,
      isAsked: isWanted('issued-licenses'),
      read: () =>
        readRows(
          reading,
          ISSUED_LICENSE,
          { host, keys: ['LicenseId', 'KeyPackId'], lines: lists.issuedLicenses },
          isTrusted,
        ),
    },
  ];
  await readParts(
    reading,
    parts.filter(({ isAsked }) => isAsked),
  );
  reading.settle(ROLES);
  return system;
}

/** Each part in turn; a host that no longer answers is left, and what was not tried is told. */
async function readParts(reading: HostReading, parts: readonly Part[]): Promise<void> {
  for (const [index, { className, read }] of parts.entries()) {
    try {
      await read();
    } catch (error) {
      const problem = giveUp(reading, error, className);
      reading.fellShort(className, problem, null);
      reading.leave(
        parts.slice(index + 1).map((part) => part.className),
        problem,
      );
      return;
    }
  }
}

function giveUp(reading: HostReading, error: unknown, className: string): CollectProblem {
  if (error instanceof GaveUp)
    return { ...error.problem, facts: { class: className, ...error.problem.facts } };
  return reading.problem(error, { class: className });
}
