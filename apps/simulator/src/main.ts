// Windows hosts that do not exist, from the command line: for tests, load and screenshots.
import { parseArgs } from 'node:util';
import { startFleet } from './fleet/fleet.ts';
import { MOST_HOSTS } from './fleet/options.ts';
import { DEFAULT_ACCOUNT } from './http/account.ts';

const USAGE = `node apps/simulator/src/main.ts [OPTIONS]

Plays license servers and session hosts over WS-Management, on 127.0.0.1. They do not exist: names, licences and people are invented.

  --license-servers N  how many license servers (3)
  --session-hosts N    how many session hosts (0); ${MOST_HOSTS.toLocaleString('en')} hosts in all at most
  --port N             the first port, each host taking the next one; free ports when absent
  --by-path            one port for all: /NAME/wsman
  --licenses N         issued licences of each license server, made from a seed; by the licensing model when absent
  --speed N            simulated seconds in a real one (0: the clock stands still)
  --control N          a page on this port to stop, cut and heal hosts; 0 takes a free one
  --help               this
`;

/** Hosts that are told one by one; of more, only the first and the last. */
const TOLD = 50;

/** What was typed cannot be done. */
class WrongUsage extends Error {}

function numberOf(text: string | undefined, name: string, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most)
    throw new WrongUsage(`--${name} takes a whole number up to ${most}, not “${text}”.`);
  return number;
}

function given() {
  try {
    return parseArgs({
      options: {
        'license-servers': { type: 'string' },
        'session-hosts': { type: 'string' },
        port: { type: 'string' },
        'by-path': { type: 'boolean' },
        licenses: { type: 'string' },
        speed: { type: 'string' },
        control: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

async function main(): Promise<number> {
  const options = given();
  if (options.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  const issued = numberOf(options.licenses, 'licenses', 10_000_000);
  const port = numberOf(options.port, 'port', 65_535);
  const control = numberOf(options.control, 'control', 65_535);
  const count = {
    licenseServers: numberOf(options['license-servers'], 'license-servers', MOST_HOSTS) ?? 3,
    sessionHosts: numberOf(options['session-hosts'], 'session-hosts', MOST_HOSTS) ?? 0,
  };
  if (count.licenseServers + count.sessionHosts > MOST_HOSTS)
    throw new WrongUsage(`${MOST_HOSTS} hosts at most.`);
  const fleet = await startFleet({
    count,
    addressing: options['by-path'] === true ? 'paths' : 'ports',
    speed: numberOf(options.speed, 'speed', 1_000_000) ?? 0,
    ...(port === undefined ? {} : { port }),
    ...(control === undefined ? {} : { control }),
    ...(issued === undefined ? {} : { model: 'static', static: { issued, temporary: 0 } }),
  });
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const { hosts } = fleet;
  const shown = hosts.length > TOLD ? [...hosts.slice(0, 1), ...hosts.slice(-1)] : hosts;
  process.stdout.write(
    [
      `${hosts.length} hosts that do not exist. Account: ${DEFAULT_ACCOUNT.domain}\\${DEFAULT_ACCOUNT.user}, password: ${DEFAULT_ACCOUNT.password}`,
      ...shown.map(
        ({ name, role, address, port: own, path }) => `${name}  ${role}  http://${address}:${own}${path}`,
      ),
      ...(fleet.controlUrl === null ? [] : [`Control: ${fleet.controlUrl}`]),
      'Press Ctrl-C to stop.\n',
    ].join('\n'),
  );
  await stopped;
  await fleet.stop();
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const wrong = error instanceof WrongUsage;
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n${wrong ? '--help shows the options.\n' : ''}`,
  );
  process.exitCode = wrong ? 2 : 3;
}
