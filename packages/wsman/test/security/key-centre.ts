import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REALM = 'CALEPIN.TEST';
/** Where Debian keeps what only administrators run. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`;

/** A key distribution centre of MIT Kerberos on 127.0.0.1, with the account `calepin` and the service `HTTP/localhost`. */
export interface KeyCentre {
  readonly realm: string;
  /** For whoever accepts: where the realm and the service's key are. */
  readonly serverEnvironment: Readonly<Record<string, string>>;
  /** For whoever signs in, with an empty cache of tickets. */
  readonly clientEnvironment: Readonly<Record<string, string>>;
  /** Gets a ticket as `kinit` does. */
  signIn(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKeyCentre(password: string): Promise<KeyCentre> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-krb-'));
  const at = (name: string): string => join(folder, name);
  const port = await freePort();
  await writeFile(
    at('krb5.conf'),
    `[libdefaults]
default_realm = ${REALM}
dns_canonicalize_hostname = false
dns_lookup_kdc = false
rdns = false
[realms]
${REALM} = {
  kdc = 127.0.0.1:${port}
}
[domain_realm]
localhost = ${REALM}
`,
  );
  await writeFile(
    at('kdc.conf'),
    `[kdcdefaults]
kdc_listen = 127.0.0.1:${port}
kdc_tcp_listen = 127.0.0.1:${port}
[realms]
${REALM} = {
  database_name = ${at('principal')}
  key_stash_file = ${at('stash')}
  acl_file = ${at('acl')}
}
[logging]
kdc = FILE:${at('kdc.log')}
`,
  );
  const common = { PATH, KRB5_CONFIG: at('krb5.conf') };
  const administrator = { ...common, KRB5_KDC_PROFILE: at('kdc.conf') };
  const administrate = (query: string) =>
    run('kadmin.local', ['-r', REALM, '-q', query], { env: administrator });
  await run('kdb5_util', ['create', '-r', REALM, '-s', '-P', 'master-of-a-test'], { env: administrator });
  await administrate(`addprinc -pw ${password} calepin`);
  await administrate('addprinc -randkey HTTP/localhost');
  await administrate(`ktadd -k ${at('keytab')} HTTP/localhost`);
  const centre = spawn('krb5kdc', ['-n', '-r', REALM], { env: administrator, stdio: 'ignore' });
  await answering(port, centre);
  const clientEnvironment = { ...common, KRB5CCNAME: `FILE:${at('tickets')}` };
  return {
    realm: REALM,
    serverEnvironment: { ...common, KRB5_KTNAME: at('keytab') },
    clientEnvironment,
    async signIn() {
      const process = spawn('kinit', [`calepin@${REALM}`], {
        env: clientEnvironment,
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      let said = '';
      process.stderr.on('data', (text) => {
        said += text;
      });
      process.stdin.end(`${password}\n`);
      const [code] = await once(process, 'close');
      if (code !== 0) throw new Error(`kinit: ${said}`);
    },
    async stop() {
      centre.kill('SIGKILL');
      await once(centre, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Waits until something listens there. */
async function answering(port: number, process: ChildProcess): Promise<void> {
  const until = Date.now() + 20_000;
  while (process.exitCode === null && Date.now() < until) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the key centre does not answer (${process.exitCode ?? 'it runs'})`);
}
