import type { SessionHostFacts } from '@calepin/core';
import type {
  CollectOutcome,
  CollectWatch,
  DirectoryRequest,
  HostRequest,
  WriteText,
} from '../../collect/collected.ts';
import type { Discovered } from '../../collect/discovery/discovered.ts';

/** The adapters that read hosts and directories. They tell failures by the outcome; what they throw is a fault of ours. */
export interface Collectors {
  collectHost(request: HostRequest, write: WriteText, watch?: CollectWatch): Promise<CollectOutcome>;
  testHost(request: HostRequest, watch?: CollectWatch): Promise<CollectOutcome>;
  collectDirectory(
    request: DirectoryRequest,
    write: WriteText,
    watch?: CollectWatch,
  ): Promise<CollectOutcome>;
  testDirectory(request: DirectoryRequest, watch?: CollectWatch): Promise<CollectOutcome>;
  discoverFromDirectory(request: DirectoryRequest, watch?: CollectWatch): Promise<Discovered>;
  discoverByName(name: string, watch?: CollectWatch): Promise<Discovered>;
  discoverFromSessionHosts(hosts: readonly SessionHostFacts[]): Promise<Discovered>;
}
