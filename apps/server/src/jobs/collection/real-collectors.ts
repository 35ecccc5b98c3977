import type { Collectors } from './collectors.ts';

/** The adapters that there are. Loaded when something is first collected: most starts of the command do not need them. */
export async function realCollectors(): Promise<Collectors> {
  const [host, hostTest, directory, inDirectory, byName, bySessionHosts] = await Promise.all([
    import('../../collect/host/collect-host.ts'),
    import('../../collect/host/test-host.ts'),
    import('../../collect/directory/collect-directory.ts'),
    import('../../collect/discovery/discover-from-directory.ts'),
    import('../../collect/discovery/discover-by-name.ts'),
    import('../../collect/discovery/discover-from-session-hosts.ts'),
  ]);
  return {
    collectHost: host.collectHost,
    testHost: hostTest.testHost,
    collectDirectory: directory.collectDirectory,
    testDirectory: directory.testDirectory,
    discoverFromDirectory: inDirectory.discoverFromDirectory,
    discoverByName: byName.discoverByName,
    discoverFromSessionHosts: bySessionHosts.discoverFromSessionHosts,
  };
}
