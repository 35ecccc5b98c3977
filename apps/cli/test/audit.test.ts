import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { calepin, type Ended, lastingFolder } from './calepin.ts';

const folder = lastingFolder();
const ask = (...words: string[]): Promise<Ended> =>
  calepin(words, { cwd: folder(), environment: { CALEPIN_DATA: join(folder(), 'data') } });
const CSV = `Server,KeyPackId,ProductVersion,TypeAndModel,TotalLicenses,AvailableLicenses,ExpirationDate
RDLIC01,3,Windows Server 2022,RDS Per User CAL,10,4,
`;

/** An auditor's own verification, in a language that Calepin is not written in. */
const AUDITOR = `
import hashlib, json, sys
last, seq = '0' * 64, 0
for line in open(sys.argv[1], encoding='utf-8'):
    event = json.loads(line)
    if 'end' in event:
        assert event['end'] == {'seq': seq, 'hash': last}
        print(seq)
        break
    told = event.pop('hash')
    text = json.dumps(event, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
    assert event['previous'] == last and event['seq'] == seq + 1
    assert hashlib.sha256(text.encode()).hexdigest() == told
    last, seq = told, told and event['seq']
`;

beforeAll(async () => {
  await writeFile(join(folder(), 'packs.csv'), CSV);
  expect((await ask('import', 'packs.csv', '--site', 'Mairie de Valbrume', '--yes')).code).toBe(0);
});

describe('calepin audit', () => {
  test('lists what was done', async () => {
    const { code, stdout } = await ask('audit');
    expect(code).toBe(0);
    expect(stdout).toContain('Site “Mairie de Valbrume” added');
    expect(stdout).toContain('“packs.csv” imported');
    const json = JSON.parse((await ask('audit', '--format', 'json')).stdout);
    expect(json.rows.map(({ act }: { act: string }) => act)).toEqual(['import-done', 'site-added']);
    const csv = (await ask('audit', '--format', 'csv')).stdout.split('\r\n');
    expect(csv[0]).toBe('Seq,At,Act,Actor,Address,Site,Subject,Reason,Hash');
  });

  test('verifies the register, prints a receipt, and holds the chain against it', async () => {
    const verified = await ask('audit', 'verify');
    expect(verified.code).toBe(0);
    expect(verified.stdout).toContain('All 2 events are what they were.');
    const receipt = (await ask('audit', 'receipt')).stdout.trim();
    expect(receipt).toMatch(/^2:[0-9a-f]{64}$/);
    expect((await ask('audit', 'verify', '--receipt', receipt)).code).toBe(0);
    const other = await ask('audit', 'verify', '--receipt', `2:${'a'.repeat(64)}`, '--format', 'json');
    expect(other.code).toBe(1);
    expect(JSON.parse(other.stdout)).toMatchObject({ sound: 1, fault: { kind: 'not-the-receipt', seq: 2 } });
    expect((await ask('audit', 'verify', '--receipt', 'none')).code).toBe(2);
  });

  test('exports a chain that is verified without a register, here and by others', async () => {
    expect((await ask('audit', 'export', '-o', 'audit.jsonl')).code).toBe(0);
    const nowhere = { environment: { CALEPIN_DATA: join(folder(), 'none') }, cwd: folder() };
    const offline = await calepin(['audit', 'verify', 'audit.jsonl', '--format', 'json'], nowhere);
    expect(offline.code).toBe(0);
    expect(JSON.parse(offline.stdout)).toMatchObject({ sound: 2, fault: null });

    await writeFile(join(folder(), 'auditor.py'), AUDITOR);
    const auditor = spawnSync('python3', ['auditor.py', 'audit.jsonl'], { cwd: folder(), encoding: 'utf8' });
    expect(auditor.stderr).toBe('');
    expect(auditor.stdout.trim()).toBe('2');

    const text = await readFile(join(folder(), 'audit.jsonl'), 'utf8');
    const piped = await calepin(['audit', 'verify', '-'], { ...nowhere, input: text });
    expect(piped.code).toBe(0);
    const edited = await calepin(['audit', 'verify', '-'], {
      ...nowhere,
      input: text.replace('packs.csv', 'other.csv'),
    });
    expect(edited.code).toBe(1);
    expect(edited.stdout).toContain('Event 2 was changed');
    const cut = await calepin(['audit', 'verify', '-'], { ...nowhere, input: text.split('\n')[0] ?? '' });
    expect(cut.stdout).toContain('The chain is cut before event 2');
    const nothing = await calepin(['audit', 'verify', 'none.jsonl'], nowhere);
    expect(nothing.code).toBe(3);
    expect(nothing.stderr).toContain('none.jsonl');
  });

  test('what is no act of it is wrong usage', async () => {
    const { code, stderr } = await ask('audit', 'prove');
    expect(code).toBe(2);
    expect(stderr).toContain('list, verify, receipt, export');
    expect((await ask('audit', 'receipt', 'more')).code).toBe(2);
  });
});
