import type { CollectProblem } from '@calepin/core';
import type { WriteText } from '../collected.ts';

/** Version of this way of collecting; it changes when the document for the same host does. */
const COLLECTOR = '1.0.0';
/** Text is handed on in pieces of about this many characters. */
const PIECE = 64 * 1024;

/** What the document says of the host itself. */
export interface DocumentHost {
  readonly name: string;
  readonly fqdn: string | null;
  readonly domain: string | null;
  readonly osVersion: string | null;
  readonly osName: string | null;
}

export interface Read {
  readonly class: string;
  readonly complete: boolean;
  readonly count: number;
}

export interface Unread {
  readonly class: string;
  readonly problem: CollectProblem;
}

/** The lists of a host's document, in their order. Entries are JSON. */
export interface DocumentLists {
  readonly licenseServers: Iterable<string>;
  readonly keyPacks: AsyncIterable<string>;
  readonly licenseReports: AsyncIterable<string>;
  readonly sessionHosts: Iterable<string>;
  readonly issuedLicenses: AsyncIterable<string>;
  readonly read: readonly Read[];
  readonly unread: readonly Unread[];
}

/**
 * Writes the document of one host: that of `Calepin-Collect.ps1`, without an instant, so that an unchanged host gives the same
 * bytes. Source: `docs/collector/schema/collector-1.json`.
 */
export async function writeDocument(
  host: DocumentHost,
  lists: DocumentLists,
  write: WriteText,
): Promise<void> {
  const head = { calepin: { schema: 1, collector: COLLECTOR }, collectedAt: null, host, site: null };
  let text = JSON.stringify(head).slice(0, -1);
  const { name } = host;
  const members: Readonly<Record<string, Iterable<string> | AsyncIterable<string>>> = {
    licenseServers: lists.licenseServers,
    keyPacks: lists.keyPacks,
    licenseReports: lists.licenseReports,
    sessionHosts: lists.sessionHosts,
    userCals: [],
    issuedLicenses: lists.issuedLicenses,
    read: lists.read.map(({ class: className, complete, count }) =>
      JSON.stringify({ host: name, class: className, complete, count }),
    ),
    unread: lists.unread.map((entry) => unreadEntry(name, entry)),
  };
  for (const [member, entries] of Object.entries(members)) {
    text += `,\n"${member}":[`;
    let separator = '\n';
    for await (const entry of entries) {
      text += separator + entry;
      separator = ',\n';
      if (text.length < PIECE) continue;
      await write(text);
      text = '';
    }
    text += ']';
  }
  await write(`${text}\n}\n`);
}

const REASONS: Readonly<Partial<Record<CollectProblem['code'], string>>> = {
  'access-denied': 'access-denied',
  'class-access-denied': 'access-denied',
  'authentication-refused': 'access-denied',
  'class-not-found': 'class-not-found',
  'namespace-not-found': 'class-not-found',
  'name-not-found': 'host-unreachable',
  'name-lookup-failed': 'host-unreachable',
  'host-unreachable': 'host-unreachable',
  'connection-refused': 'host-unreachable',
  'connection-timeout': 'host-unreachable',
  'connection-cut': 'host-unreachable',
  'server-timeout': 'timeout',
  'answer-timeout': 'timeout',
};
const LONGEST_DETAIL = 500;

function unreadEntry(host: string, { class: className, problem }: Unread): string {
  const { code, serverCode, serverText } = problem;
  const reason = REASONS[code] ?? 'other';
  // Where the reason is too wide to tell, our own word comes first.
  const told = [reason === 'other' ? code : null, serverCode, serverText].filter((part) => part !== null);
  const detail = told.length === 0 ? null : told.join(': ').slice(0, LONGEST_DETAIL);
  return JSON.stringify({ host, class: className, reason, detail });
}
