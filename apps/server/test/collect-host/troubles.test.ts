import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import {
  type CollectProblem,
  type CollectProblemCode,
  type CollectStep,
  sayCollectProblem,
} from '@calepin/core';
import { type Fault, type Fleet, startFleet } from '@calepin/simulator';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { HostRequest } from '../../src/collect/collected.ts';
import { collectHost } from '../../src/collect/index.ts';
import { REQUEST } from './fake-host.ts';

/** Everything that the issue asks to be told apart, each with its own message and remedy in both languages. */
interface Trouble {
  readonly fault?: Fault;
  readonly request?: Partial<HostRequest>;
  /** Another place than the simulated host. */
  readonly place?: () => Promise<Partial<HostRequest>>;
  readonly step: CollectStep;
  readonly code: CollectProblemCode;
  /** Words of the remedy, the same in every language: what is typed. */
  readonly typed: RegExp;
}

const certificate = (name: string): string =>
  readFileSync(new URL(`../../../../packages/wsman/test/certificates/${name}.pem`, import.meta.url), 'utf8');
const CA = certificate('authority');
const SHORT = 600;

let http: Fleet;
const https = new Map<string, Fleet>();

beforeAll(async () => {
  http = await startFleet({ hosts: [{ name: 'RDLIC01', role: 'both' }] });
  for (const name of ['server', 'other', 'expired']) {
    const tls = { cert: certificate(name), key: certificate(`${name}.key`) };
    https.set(name, await startFleet({ hosts: [{ name: 'RDLIC01', role: 'both' }], tls }));
  }
});

afterAll(async () => {
  for (const fleet of [http, ...https.values()]) await fleet.stop();
});

async function over(certificateName: string, ca: string | null = CA): Promise<Partial<HostRequest>> {
  const port = https.get(certificateName)?.host('RDLIC01').port ?? null;
  return { transport: 'https', port, ca };
}

/** A port whose packets the system drops, as a firewall does: its process is stopped and its queue is full. */
async function dropped(): Promise<Partial<HostRequest>> {
  const script =
    "const s=require('net').createServer();s.listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))";
  const stopped = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void stopped.kill('SIGKILL'));
  const [line] = await once(stopped.stdout, 'data');
  const port = Number(String(line));
  stopped.kill('SIGSTOP');
  for (let isFull = false; !isFull; ) {
    const filler = connect(port, '127.0.0.1');
    filler.on('error', () => undefined);
    onTestFinished(() => void filler.destroy());
    const taken = once(filler, 'connect').then(() => true);
    isFull = !(await Promise.race([
      taken,
      new Promise<false>((resolve) => setTimeout(() => resolve(false), 300)),
    ]));
  }
  return { port, timeoutMs: SHORT };
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  'wrong password': {
    request: { login: { kind: 'password', user: 'LAB\\calepin', password: 'not the one' } },
    step: 'authentication',
    code: 'authentication-refused',
    typed: /Get-ADUser/,
  },
  'wrong password, with Basic': {
    request: {
      login: { kind: 'password', user: 'LAB\\calepin', password: 'not the one' },
      authentication: 'basic',
      allowUnencrypted: true,
    },
    step: 'authentication',
    code: 'authentication-refused',
    typed: /Get-ADUser/,
  },
  'expired password': {
    fault: { kind: 'password-expired' },
    step: 'authentication',
    code: 'password-expired',
    typed: /Set-ADAccountPassword/,
  },
  'password to be changed': {
    fault: { kind: 'password-must-change' },
    step: 'authentication',
    code: 'password-must-change',
    typed: /-ChangePasswordAtLogon \$false/,
  },
  'locked account': {
    fault: { kind: 'account-locked' },
    step: 'authentication',
    code: 'account-locked',
    typed: /Unlock-ADAccount/,
  },
  'disabled account': {
    fault: { kind: 'account-disabled' },
    step: 'authentication',
    code: 'account-disabled',
    typed: /Enable-ADAccount/,
  },
  'clock skew': {
    fault: { kind: 'clock-skew', byMs: 2 * 3_600_000 },
    step: 'authentication',
    code: 'clock-skew',
    typed: /w32tm \/resync/,
  },
  'TLS name mismatch': {
    place: () => over('other'),
    step: 'tls',
    code: 'tls-name-mismatch',
    typed: /WSMan:\\localhost\\Listener/,
  },
  'an authority that nobody trusts': {
    place: () => over('server', null),
    step: 'tls',
    code: 'tls-untrusted',
    typed: /--ca /,
  },
  'an expired certificate': {
    place: () => over('expired'),
    request: { name: 'localhost' },
    step: 'tls',
    code: 'tls-expired',
    typed: /winrm set winrm\/config\/Listener/,
  },
  'HTTPS asked of HTTP': {
    place: async () => ({ transport: 'https', port: http.host('RDLIC01').port, ca: CA }),
    step: 'tls',
    code: 'wrong-transport',
    typed: /5986/,
  },
  'a name that does not exist': {
    // Too long for a name: the system says so without asking anyone.
    request: { name: `${'x'.repeat(64)}.test`, address: null },
    step: 'name',
    code: 'name-not-found',
    typed: /nslookup/,
  },
  unreachable: {
    // The broadcast address: no connection leads there, and no packet leaves.
    request: { address: '255.255.255.255' },
    step: 'port',
    code: 'host-unreachable',
    typed: /ping /,
  },
  'firewall drop': {
    place: dropped,
    step: 'port',
    code: 'connection-timeout',
    typed: /New-NetFirewallRule/,
  },
  'WinRM off': {
    fault: { kind: 'refuse' },
    step: 'port',
    code: 'connection-refused',
    typed: /Enable-PSRemoting/,
  },
  'something else listens': {
    fault: { kind: 'web-page' },
    request: { authentication: 'basic', allowUnencrypted: true },
    step: 'authentication',
    code: 'not-ws-management',
    typed: /Test-WSMan/,
  },
  'no right to remote management': {
    fault: { kind: 'not-authorized' },
    step: 'authorization',
    code: 'access-denied',
    typed: /S-1-5-32-580.*LocalAccountTokenFilterPolicy/s,
  },
  'access denied on one class': {
    fault: { kind: 'deny-class', class: 'Win32_TSIssuedLicense' },
    step: 'class',
    code: 'class-access-denied',
    typed: /wmimgmt\.msc/,
  },
  'no answer within the time': {
    fault: { kind: 'hang', at: 'answer' },
    request: { timeoutMs: SHORT },
    step: 'authentication',
    code: 'answer-timeout',
    typed: /--timeout/,
  },
  'half-closed socket': {
    fault: { kind: 'half-close' },
    step: 'authorization',
    code: 'connection-cut',
    typed: /Get-Service WinRM/,
  },
  'the quota of operations': {
    fault: { kind: 'quota' },
    step: 'class',
    code: 'quota',
    typed: /MaxConcurrentOperationsPerUser/,
  },
  overloaded: {
    fault: { kind: 'overloaded' },
    step: 'authentication',
    code: 'server-busy',
    typed: /Restart-Service WinRM/,
  },
  redirected: {
    fault: { kind: 'redirect' },
    step: 'authentication',
    code: 'redirected',
    typed: /edirections/,
  },
};

async function met(
  trouble: Trouble,
): Promise<{ readonly step: CollectStep; readonly problem: CollectProblem } | null> {
  const host = http.host('RDLIC01');
  const request: HostRequest = {
    ...REQUEST,
    address: '127.0.0.1',
    port: host.port,
    login: { kind: 'password', user: 'LAB\\calepin', password: 'calepin' },
    timeoutMs: 20_000,
    ...(await trouble.place?.()),
    ...trouble.request,
  };
  await host.fault(trouble.fault ?? null);
  try {
    const { steps } = await collectHost(request, async () => {});
    for (const { step, state, problem } of steps)
      if (state === 'failed' && problem !== null) return { step, problem };
    return null;
  } finally {
    await host.fault(null);
  }
}

describe.each(Object.entries(TROUBLES))('%s', (_, trouble) => {
  test('is told at its step, under its code, with a remedy in both languages', async () => {
    const found = await met(trouble);
    expect({ step: found?.step, code: found?.problem.code }).toEqual({
      step: trouble.step,
      code: trouble.code,
    });
    if (found === null) return;
    const said = (['en', 'fr'] as const).map((language) => sayCollectProblem(found.problem, language));
    for (const { message, remedy } of said) {
      expect(message).not.toContain('?');
      expect(remedy).toMatch(trouble.typed);
    }
    expect(said[0]?.message).not.toBe(said[1]?.message);
    expect(JSON.stringify(found)).not.toMatch(/not the one|"password"/);
  });
});

test('no two kinds of trouble are told alike', () => {
  const codes = new Set(Object.values(TROUBLES).map(({ code }) => code));
  for (const language of ['en', 'fr'] as const) {
    const told = [...codes].map((code) => sayCollectProblem({ code, facts: { host: 'h' } }, language));
    expect(new Set(told.map(({ message }) => message)).size).toBe(codes.size);
    expect(new Set(told.map(({ remedy }) => remedy)).size).toBe(codes.size);
  }
});

test('without trouble the host is read, over HTTP sealed and over HTTPS', async () => {
  for (const place of [{ port: http.host('RDLIC01').port }, await over('server')]) {
    const login = { kind: 'password', user: 'LAB\\calepin', password: 'calepin' } as const;
    const { state, steps } = await collectHost(
      { ...REQUEST, address: '127.0.0.1', ...place, login },
      async () => {},
    );
    expect(steps.filter((step) => step.state === 'failed')).toEqual([]);
    expect(state).toBe('done');
  }
  expect(http.host('RDLIC01').changingCalls.size).toBe(0);
});
