import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../src/api/schemas/index.ts';
import { verifyChain } from '../../src/store/index.ts';
import { packsCsv, perUserPack, TestRegister } from '../open-register.ts';

const SITE = 'Mairie de Valbrume';
let register: TestRegister;

beforeAll(async () => {
  register = await TestRegister.open();
});
afterAll(() => register.close());

async function events(query = ''): Promise<AuditEvent[]> {
  return (await register.ask(`/audit${query}`)).json.rows;
}

describe('the audit chain', () => {
  test('is empty at first, and sound', async () => {
    expect(await events()).toEqual([]);
    expect((await register.ask('/audit/head')).json).toBeNull();
    expect((await register.ask('/audit/verification')).json).toEqual({ sound: 0, head: null, fault: null });
    const { text } = await register.ask('/exports/audit');
    expect((await verifyChain(text.trimEnd().split('\n'))).fault).toBeNull();
  });

  test('tells what a person does, in the language that is asked for', async () => {
    await register.importFile('packs.csv', packsCsv(perUserPack('RDL01', 3, 10, 12)), { site: SITE });
    const [finding] = (await register.ask('/findings')).json.rows;
    await register.ask(`/findings/${finding.id}/acknowledgement`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0',
        'x-request-id': 'request-1',
      },
      body: JSON.stringify({ reason: 'Achat en cours' }),
    });
    await register.send('DELETE', `/findings/${finding.id}/acknowledgement`);
    const [taken, acknowledged, imported, added] = await events('?lang=fr');
    expect(added).toMatchObject({ seq: 1, act: 'site-added', title: `Site «\u00a0${SITE}\u00a0» ajouté` });
    expect(imported).toMatchObject({ act: 'import-done', site: { name: SITE }, before: null });
    expect(acknowledged).toMatchObject({
      act: 'finding-acknowledged',
      reason: 'Achat en cours',
      actor: { kind: 'command', name: null, label: 'la ligne de commande' },
      origin: { address: null, program: 'Mozilla/5.0', request: 'request-1' },
      before: null,
      after: { reason: 'Achat en cours' },
    });
    expect(acknowledged?.title).toMatch(/^Constat accepté\u00a0: Émises en trop$/);
    expect(taken).toMatchObject({ act: 'acknowledgement-removed', after: null });
    expect((await events('?act=site-added&lang=en')).map(({ title }) => title)).toEqual([
      `Site “${SITE}” added`,
    ]);
    expect(await events(`?site=${encodeURIComponent(SITE)}`)).toHaveLength(4);
    expect((await register.ask('/audit?site=nowhere')).status).toBe(404);
    expect((await register.ask('/audit?act=none')).status).toBe(400);
  });

  test('is verified, held against a receipt, and exported with its end', async () => {
    const { json: head } = await register.ask('/audit/head');
    expect(head.seq).toBe(4);
    const verified = await register.ask(`/audit/verification?receipt=${head.seq}:${head.hash}`);
    expect(verified.json).toEqual({ sound: 4, head, fault: null });
    const other = await register.ask(`/audit/verification?lang=en&receipt=4:${'0'.repeat(64)}`);
    expect(other.json.fault).toMatchObject({ kind: 'not-the-receipt', seq: 4 });
    expect(other.json.fault.message).toContain('Event 4');
    expect((await register.ask('/audit/verification?receipt=4')).status).toBe(400);
    const { text, headers } = await register.ask('/exports/audit');
    expect(headers.get('content-disposition')).toContain('Calepin_Audit.jsonl');
    expect(await verifyChain(text.trimEnd().split('\n'), { receipt: head })).toEqual({
      sound: 4,
      head,
      fault: null,
    });
  });

  test('reading leaves no event', async () => {
    const before = (await events()).length;
    for (const path of ['/position', '/exports/findings', '/state', '/settings']) await register.ask(path);
    await register.send('PUT', '/settings', (await register.ask('/settings')).json);
    expect(await events()).toHaveLength(before);
  });
});
