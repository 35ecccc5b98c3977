export type { CollectOutcome, CollectWatch, HostRequest, Login, WriteText } from './collected.ts';
export { collectHost } from './host/collect-host.ts';
export { testHost } from './host/test-host.ts';
