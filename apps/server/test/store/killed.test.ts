import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type ImportRecord, openRegister, type Register, verifyChain } from '../../src/store/index.ts';
import { day, replay } from './documents.ts';
import { everyPage } from './dump.ts';
import { temporaryFolder } from './fixture.ts';
import { hostOf } from './organisation.ts';
import { WriterProcess } from './process.ts';

const KILLS = 12;
const LICENSES = 400;

test(`killed ${KILLS} times in the middle of imports: none is half there, none acknowledged is lost`, {
  timeout: 300_000,
}, async () => {
  const folder = await temporaryFolder();
  const acknowledged: number[] = [];
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const writer = new WriterProcess(folder, { first: kill * 1000, licenses: LICENSES, imports: 1000 });
    await writer.said(2);
    // From the first moments of an import to its last.
    await wait((kill * 37) % 300);
    await writer.kill();
    expect(writer.lines[0]).toBe('ready');
    acknowledged.push(...writer.done);

    const register = await openRegister({ folder, mode: 'write', replay, clock: () => day(2000) });
    try {
      interrupted += await verify(register, acknowledged);
    } finally {
      await register.close();
    }
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
  // The kills did hit imports.
  expect(interrupted).toBeGreaterThan(0);
});

/** The chain is sound, and tells of every import that is done, once, and of no other. */
async function verifyAudit(register: Register, imports: readonly ImportRecord[]): Promise<void> {
  const end = await register.auditHead();
  const lines = await register.auditLines({ after: 0, limit: 100_000 });
  expect(await verifyChain(lines, { end })).toMatchObject({ sound: end?.seq ?? 0, fault: null });
  const events = await everyPage((page) => register.auditEvents({ ...page, act: 'import-done' }), 100);
  const done = imports.filter(({ state }) => state === 'done').map(({ id }) => id);
  expect(events.map(({ subject }) => subject.id).toSorted()).toEqual(done.toSorted());
}

/** @returns how many imports have been interrupted by now, or taken back. */
async function verify(register: Register, acknowledged: readonly number[]): Promise<number> {
  const imports = await everyPage((page) => register.imports(page), 100);
  await verifyAudit(register, imports);
  expect(imports.filter((one) => one.state === 'running')).toEqual([]);
  const done = imports.filter((one) => one.state === 'done');
  const hosts = done.flatMap((one) => one.observations[0]?.hosts ?? []);
  for (const number of acknowledged) expect(hosts).toContain(hostOf(number));

  // Every import that is done is there whole, and nothing else is.
  const servers = await register.licenseServers({});
  expect(servers.map((server) => server.host).toSorted()).toEqual(hosts.toSorted());
  for (const server of servers) {
    expect([server.keyPackCount, server.issuedLicenseCount]).toEqual([1, 3 * LICENSES]);
    const filter = { licenseServerId: server.id };
    expect(await register.issuedLicenseCount({ ...filter, search: 'poste' })).toBe(3 * LICENSES);
    const [pack] = await register.keyPacks(filter);
    expect(pack?.facts.issuedLicenses).toBe(3);
    expect((await register.keyPackHistory(pack?.id ?? '')).map((entry) => entry.issued)).toEqual([1, 2, 3]);
  }
  for (const { sha256, bytes } of done.flatMap((one) => one.observations)) {
    let length = 0;
    for await (const chunk of register.original(sha256)) length += chunk.length;
    expect(length).toBe(bytes);
  }
  return imports.filter((one) => one.failure === 'interrupted').length;
}
