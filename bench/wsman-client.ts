// The client's side of the benchmark, in a process of its own: `wsman-client.ts PORT INSTANCES plain|sealed RUNS`.
// Prints the processor time of each whole enumeration and that of a bare parse of the same bytes, by turns; with no runs,
// the peak of memory of one enumeration alone.
import { createRequire } from 'node:module';
import { type Authentication, createClient } from '@calepin/wsman';
import { LicensePages } from './wsman-data.ts';

const [port = '', count = '', way = '', runs = ''] = process.argv.slice(2);
const instances = Number(count);
const login = { user: 'LAB\\calepin', password: 'calepin' };
const authentication: Authentication =
  way === 'sealed' ? { method: 'negotiate', ...login } : { method: 'basic', ...login };

/** The part of saxes that is measured; it is a dependency of the client, so it is found from there. */
interface Saxes {
  readonly SaxesParser: new (options: {
    position: false;
  }) => {
    on(event: string, handler: () => void): void;
    write(text: string): unknown;
    close(): unknown;
  };
}
// The package is CommonJS; only this part of it is used.
const { SaxesParser } = createRequire(new URL('../packages/wsman/package.json', import.meta.url))(
  'saxes',
) as Saxes;

if (runs === '0') {
  await enumerate();
  console.log(JSON.stringify({ own: [], peer: [], megabytes: process.resourceUsage().maxRSS / 1024 }));
} else {
  const pages = new LicensePages(instances);
  const answers = Array.from({ length: pages.count }, (_, page) => pages.answer(page, 'uuid:BENCH'));
  const own: number[] = [];
  const peer: number[] = [];
  for (let run = 0; run < Number(runs); run++) {
    own.push(await processorTime(enumerate));
    peer.push(await processorTime(async () => bareParse(answers)));
  }
  console.log(JSON.stringify({ own, peer, megabytes: null }));
}

/** Seconds of the processor, in the program and in the system. */
async function processorTime(action: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function enumerate(): Promise<void> {
  await using client = createClient({
    host: '127.0.0.1',
    port: Number(port),
    transport: 'http',
    authentication,
    allowUnencrypted: way === 'plain',
  });
  let read = 0;
  for await (const license of client.enumerate('Win32_TSIssuedLicense')) {
    if (license.properties.size === 8) read++;
  }
  if (read !== instances) throw new Error(`read ${read} of ${instances} instances`);
}

/** What the tokenizer alone takes: no connection, no namespaces, no values. */
function bareParse(answers: readonly Buffer[]): void {
  let read = 0;
  for (const answer of answers) {
    const text = answer.toString('utf8');
    const parser = new SaxesParser({ position: false });
    for (const event of ['opentag', 'closetag', 'text']) parser.on(event, () => read++);
    parser.write(text);
    parser.close();
  }
  if (read === 0) throw new Error('nothing was read');
}
