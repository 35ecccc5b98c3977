import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openRegister, type Register, verifyChain } from '../../src/store/index.ts';
import { day, replay } from './documents.ts';
import { temporaryFolder } from './fixture.ts';
import { WriterProcess } from './process.ts';

const KILLS = 6;

test(`killed ${KILLS} times while people are let in: nobody is half there, none acknowledged is lost`, {
  timeout: 120_000,
}, async () => {
  const folder = await temporaryFolder();
  const acknowledged: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const inviter = new WriterProcess(folder, {
      script: 'inviter',
      first: kill * 1000,
      licenses: 0,
      imports: 900,
    });
    await inviter.said(4);
    await wait((kill * 37) % 100);
    await inviter.kill();
    expect(inviter.lines[0]).toBe('ready');
    acknowledged.push(...inviter.done);
    const register = await openRegister({ folder, mode: 'write', replay, clock: () => day(2000) });
    try {
      await verify(register, acknowledged);
    } finally {
      await register.close();
    }
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 3);
});

async function verify(register: Register, acknowledged: readonly number[]): Promise<void> {
  const accounts = new Map((await register.accounts()).map((account) => [account.id, account]));
  // Whoever is there has both roles: an account and what it may do are one write.
  for (const { grants } of accounts.values()) expect(grants).toHaveLength(2);
  for (const number of acknowledged) {
    const id = `account-${number}`;
    expect(accounts.get(id)?.state).toBe('active');
    expect(await register.accountSecret({ id })).toMatchObject({ passwordHash: `hash-${number}` });
    expect((await register.signedIn(`token-${number}`, day(1001)))?.account.id).toBe(id);
    // A link that was used stays used.
    expect(await register.oneTimeLink(`link-${number}`, day(1001))).toBeNull();
  }
  const end = await register.auditHead();
  const lines = await register.auditLines({ after: 0, limit: 100_000 });
  expect(await verifyChain(lines, { end })).toMatchObject({ sound: end?.seq, fault: null });
  const told = (act: string): number => lines.filter((line) => line.includes(`"act":"${act}"`)).length;
  expect(told('account-added')).toBe(accounts.size);
  const active = [...accounts.values()].filter(({ state }) => state === 'active');
  expect(told('password-set')).toBe(active.length);
}
