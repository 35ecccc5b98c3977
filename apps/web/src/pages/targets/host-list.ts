const MOST = 5_000;

/** A pasted list of hosts, one a line: without blank lines, comments and what stands there twice. */
export function hostsOf(text: string): readonly string[] {
  const hosts = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const host = line.replace(/#.*$/, '').trim();
    if (host !== '' && !hosts.has(host.toLowerCase())) hosts.set(host.toLowerCase(), host);
  }
  return [...hosts.values()].slice(0, MOST);
}
