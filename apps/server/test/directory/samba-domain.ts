import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { certificatesIn } from './certificates.ts';

/** What the domain holds besides what every domain does. Names are relative to `DC=lab,DC=test`. */
export interface DomainContent {
  /** Password of `LAB\Administrator`. */
  readonly password: string;
  readonly recycleBin?: boolean;
  readonly accounts: readonly {
    readonly name: string;
    readonly password?: string;
    /** When the password was set, as the directory writes it: 100 ns since 1601. */
    readonly passwordSet?: string;
    /** Added, then deleted. */
    readonly deleted?: boolean;
    readonly attributes: Readonly<Record<string, string | readonly string[]>>;
  }[];
  readonly entries?: readonly {
    readonly dn: string;
    readonly attributes: Readonly<Record<string, string | readonly string[]>>;
  }[];
  readonly changes?: readonly {
    readonly dn: string;
    readonly replace: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** A domain controller of Samba that serves `lab.test` on a loopback address of its own, at the usual ports. */
export interface SambaDomain {
  readonly address: string;
  readonly ca: string;
  stop(): Promise<void>;
}

const SAMBA = '/usr/sbin/samba';
const DEBIAN_PYTHON = '/usr/bin/python3';
const LDAPS = 636;

/**
 * Makes the domain in a temporary folder (some seconds) and serves it. Samba's LDAP ports are fixed, so each domain has an
 * address of its own in 127.0.0.0/8 and two of them do not meet. It ends with this process at the latest.
 */
export async function startDomain(content: DomainContent): Promise<SambaDomain> {
  const folder = mkdtempSync(join(tmpdir(), 'calepin-samba-'));
  const address = `127.${randomInt(64, 250)}.${randomInt(1, 250)}.${randomInt(1, 250)}`;
  try {
    const tls = join(folder, 'tls');
    mkdirSync(tls);
    const { ca } = certificatesIn(tls, ['dc1.lab.test', 'lab.test']);
    await provision(folder, address, content);
    const server = await serve(folder, address);
    const stop = async (): Promise<void> => {
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    };
    return { address, ca, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function provision(folder: string, address: string, content: DomainContent): Promise<void> {
  const script = join(import.meta.dirname, 'samba-domain.py');
  const log = join(folder, 'provision.log');
  const output = openSync(log, 'w');
  const child = spawn(DEBIAN_PYTHON, [script, folder, address], { stdio: ['pipe', output, output] });
  child.stdin?.end(JSON.stringify(content));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the domain could not be made:\n${readFileSync(log, 'utf8').slice(-3000)}`);
}

async function serve(folder: string, address: string): Promise<ChildProcess> {
  const log = join(folder, 'samba.log');
  const output = openSync(log, 'w');
  const options = [
    '-F',
    '-M',
    'single',
    '--no-process-group',
    '-s',
    join(folder, 'etc/smb.conf'),
    '--debug-stdout',
  ];
  // In the foreground it ends when its standard input does: with this process, however that ends.
  const server = spawn(SAMBA, options, { stdio: ['pipe', output, output] });
  while (!(await listens(address))) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`samba did not start:\n${readFileSync(log, 'utf8').slice(-3000)}`);
    }
    await pause(50);
  }
  return server;
}

function listens(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: LDAPS });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  const patience = setTimeout(() => server.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(patience);
}
