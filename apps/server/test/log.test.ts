import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { packsCsv, perUserPack, TestRegister } from './open-register.ts';

const CANARY = 'canary-9f2c';

test('the log holds no token, no name and nothing of a file, at any level', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const register = await TestRegister.open({ log });
  try {
    const token = (await readFile(join(register.folder, 'push-token'), 'utf8')).trim();
    const header =
      'PSComputerName,LicenseId,KeyPackId,sIssuedToUser,sIssuedToComputer,sHardwareId,LicenseStatus,IssueDate';
    await register.importFile(`${CANARY}.csv`, packsCsv(perUserPack(`${CANARY}-host`, 3, 10, 20)));
    await register.importFile(
      `${CANARY}-issued.csv`,
      `${header}\r\n${CANARY}-host,1,3,${CANARY}-user,${CANARY}-pc,${CANARY}-hw,2,someday\r\n`,
    );
    await register.inspect('refused.txt', `${CANARY}\n`);
    await register.ask(`/issued-licenses?search=${CANARY}-user`);
    await register.ask(`/issued-licenses?sort=${CANARY}`);
    await register.ask(`/license-servers?site=${CANARY}`);
    await register.ask(`/findings/${CANARY}`);
    await register.ask(`/${CANARY}`);
    await register.ask('/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: `{"${CANARY}": `,
    });
    await register.ask('/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie: CANARY },
      body: `{"${CANARY}": 1}`,
    });
    for (const authorization of [`Bearer ${token}`, `Bearer ${CANARY}`]) {
      const headers = { 'content-type': 'application/json', authorization };
      await register.ask('/observations', { method: 'POST', headers, body: `{"${CANARY}": 1}` });
    }
    await register.fetch('/api/v1/state', {
      headers: { host: `${CANARY}.example`, referer: `http://${CANARY}.example/` },
    });

    const text = lines.join('');
    expect(lines.length).toBeGreaterThan(15);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(token);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), msg: expect.any(String) });
    expect(text).toContain('"route":"/api/v1/issued-licenses"');
  } finally {
    await register.close();
  }
});
