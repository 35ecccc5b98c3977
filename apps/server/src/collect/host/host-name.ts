import { isIP } from 'node:net';
import type { RemoteInstance } from './remote-host.ts';

/** What a host says of itself; each `null` when it could not be read. */
export interface OwnName {
  /** With its domain where it has one. */
  readonly full: string | null;
  readonly domain: string | null;
}

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,253}[\p{L}\p{N}])?$/u;

/** From `Win32_ComputerSystem`, as the collector names a host: in a domain the DNS name, else the computer's own. */
export function ownName(system: RemoteInstance): OwnName {
  const name = named(system.text('Name'));
  const domain = system.boolean('PartOfDomain') === true ? named(system.text('Domain')) : null;
  const label = named(system.text('DNSHostName')) ?? name;
  if (domain === null || label === null) return { full: name ?? label, domain };
  return { full: named(`${label}.${domain}`) ?? label, domain };
}

/**
 * The name under which a host stands in the register: what the person typed, for a host may say that it is any other. Only where
 * that is no name of a host (an address, `localhost`) is the host's own taken.
 */
export function documentName(typed: string, own: OwnName): string {
  const isNoName = isIP(typed) !== 0 || /^(?:localhost(?:\.localdomain)?|\.)$/i.test(typed);
  return isNoName ? (own.full ?? typed) : typed;
}

/** The host's own name when it is another than the one in the register: worth telling, never followed. */
export function otherName(name: string, own: OwnName): string | null {
  if (own.full === null) return null;
  const [one, other] = [name.toLowerCase(), own.full.toLowerCase()];
  const isSame =
    one === other || ((!one.includes('.') || !other.includes('.')) && label(one) === label(other));
  return isSame ? null : own.full;
}

function label(name: string): string {
  return name.split('.')[0] ?? name;
}

function named(text: string | null): string | null {
  const name = text?.trim() ?? '';
  return NAME.test(name) ? name : null;
}
