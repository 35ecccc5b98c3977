// License servers that do not exist, for the load: as many as the first argument says, each with so many issued licences.
// Tells their ports, then renews one licence in a hundred whenever it is told `renew`, and what it took when told `cpu`.
import { startFleet } from '@calepin/simulator';

const [servers = '0', licenses = '0'] = process.argv.slice(2);
const fleet = await startFleet({
  count: Number(servers),
  model: 'static',
  static: { issued: Number(licenses), temporary: 0, changePercent: 1 },
});
const tell = (message: object): void => void process.send?.(message);

process.on('message', (message) => {
  if (message === 'renew') fleet.nextCycle();
  const { user, system } = process.cpuUsage();
  tell({ seconds: (user + system) / 1e6 });
});
process.on('disconnect', () => process.exit());
tell({ hosts: fleet.hosts.map(({ name, port, path }) => ({ name, port, path })) });
