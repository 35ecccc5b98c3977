import { isIPv6 } from 'node:net';

/** An IPv6 literal without its brackets, anything else as it is. */
export function bareHost(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

/** The host as it stands in an address and in the `Host` header: IPv6 in brackets, without its zone (RFC 6874, section 3). */
export function hostInUri(host: string): string {
  const bare = bareHost(host);
  const [address = bare] = bare.split('%');
  return isIPv6(bare) ? `[${address}]` : bare;
}
