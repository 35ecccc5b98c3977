import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkoutFile, packsCsv, perUserPack, TestRegister } from './open-register.ts';

const FIXTURES = 'packages/readers/test/fixtures';

describe('from a file to a position', () => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await TestRegister.open();
  });
  afterAll(() => register.close());

  test('an empty register says so', async () => {
    const { json } = await register.ask('/state');
    expect(json).toMatchObject({ empty: true, sites: [], examples: false, newestObservation: null });
    expect((await register.ask('/position')).json.rows).toEqual([]);
  });

  test('an inspection shows what would change, and changes nothing', async () => {
    const csv = packsCsv(perUserPack('RDLIC01', 3, 270, 301), 'RDLIC01,4,,2,1,,7,deux,0,0,,RDS Per User CAL');
    const inspection = await register.inspect('packs.csv', csv, { modified: '2026-01-14T07:30:00Z' });
    expect(inspection).toMatchObject({ state: 'ready', site: 'Principal', siteId: null, refused: [] });
    expect(inspection.documents[0]).toMatchObject({
      format: 'keypack-csv',
      observedAt: '2026-01-14T07:30:00Z',
      observedAtSource: 'file-date',
      counts: { keyPacks: 1, rejected: 1 },
      changes: { keyPacks: { added: 1 } },
      rejected: [
        { line: 3, column: 'TotalLicenses', value: 'deux', reason: 'not-a-number', message: 'not a number' },
      ],
    });
    expect((await register.ask('/state')).json.empty).toBe(true);
    expect((await register.ask(`/inspections/${inspection.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await register.ask(`/inspections/${inspection.id}`)).status).toBe(404);
  });

  test('an import makes a position, findings and a history', async () => {
    const first = await register.importFile(
      'RDLIC01_20260101_0600.csv',
      packsCsv(perUserPack('RDLIC01', 3, 270, 250)),
    );
    expect(first).toMatchObject({
      state: 'done',
      origin: 'file',
      site: 'Principal',
      notImported: [],
      failure: null,
    });
    const second = await register.importFile(
      'RDLIC01_20260201_0600.csv',
      packsCsv(perUserPack('RDLIC01', 3, 270, 301)),
    );
    expect(second.observations[0]?.changes.keyPacks).toEqual({ added: 0, changed: 1, gone: 0, unchanged: 0 });

    const position = (await register.ask('/position')).json;
    expect(position.rows).toHaveLength(1);
    expect(position.rows[0]).toMatchObject({
      site: 'Principal',
      calType: 'per-user',
      productVersion: { id: 7, name: 'Windows Server 2022' },
      bought: null,
      installed: 270,
      issued: 301,
      available: 0,
      overIssued: 31,
    });
    const before = (await register.ask('/position?asOf=2026-01-15T00:00:00Z&site=principal')).json;
    expect(before.rows[0]).toMatchObject({ issued: 250, available: 20, overIssued: 0 });

    const findings = (await register.ask('/findings?lang=fr')).json.rows;
    const overIssued = findings.find((finding: { rule: string }) => finding.rule === 'over-issued');
    expect(overIssued.title).toContain('31');
    expect(overIssued.remedy).toContain('CAL');
    const { ref } = (await register.ask('/key-packs')).json.rows[0];
    const pack = (await register.ask(`/key-packs/${encodeURIComponent(ref)}`)).json;
    expect(pack.raw).toMatchObject({ KeyPackId: 3, Description: 'C50-10.02-S', TotalLicenses: 270 });
    expect(pack.history.map((entry: { issued: number }) => entry.issued)).toEqual([250, 301]);
    const trend = (await register.ask('/trend?from=2025-12-01T00:00:00Z')).json;
    expect(trend.series[0].points.map((point: { issued: number }) => point.issued)).toContain(250);
  });

  test('a finding is acknowledged with a reason, and taken back', async () => {
    const { id } = (await register.ask('/findings')).json.rows[0];
    const path = `/findings/${encodeURIComponent(id)}`;
    expect((await register.send('PUT', `${path}/acknowledgement`, { reason: '  ' })).status).toBe(400);
    const acknowledged = await register.send('PUT', `${path}/acknowledgement`, {
      reason: 'a purchase is under way',
    });
    expect(acknowledged.json.acknowledgement).toMatchObject({
      by: 'local',
      reason: 'a purchase is under way',
    });
    expect((await register.ask(path)).json.history.map((event: { event: string }) => event.event)).toContain(
      'acknowledged',
    );
    expect((await register.send('DELETE', `${path}/acknowledgement`)).json.acknowledgement).toBeNull();
  });

  test('settings change what is found', async () => {
    const settings = (await register.ask('/settings')).json;
    expect((await register.send('PUT', '/settings', { ...settings, staleAfterDays: 0 })).json.errors).toEqual(
      [{ field: 'body.staleAfterDays', code: 'too-small', message: 'body.staleAfterDays: at least 1' }],
    );
    const stale = async () =>
      (await register.ask('/findings?limit=500')).json.rows.filter(
        (one: { rule: string }) => one.rule === 'data-stale',
      ).length;
    const before = await stale();
    await register.send('PUT', '/settings', { ...settings, staleAfterDays: before > 0 ? 3650 : 1 });
    expect(await stale()).not.toBe(before);
    await register.send('PUT', '/settings', settings);
    expect(await stale()).toBe(before);
  });

  test('an import is undone whole', async () => {
    const [newest] = (await register.ask('/imports')).json.rows;
    expect((await register.send('DELETE', `/imports/${newest.id}`)).json.state).toBe('undone');
    expect((await register.ask('/position')).json.rows[0]).toMatchObject({ issued: 250 });
    expect((await register.send('DELETE', `/imports/${newest.id}`)).json.code).toBe('import-not-undoable');
    expect((await register.send('DELETE', '/imports/nothing')).json.code).toBe('unknown-resource');
  });

  test('a person corrects the host, the date and the choice of documents', async () => {
    const csv =
      'KeyPackId,ProductType,KeyPackType,ProductVersionID,TotalLicenses,IssuedLicenses\r\n3,1,2,7,10,1\r\n';
    const inspection = await register.inspect('anonymous.csv', csv, { site: 'Lyon' });
    expect(inspection.documents[0]).toMatchObject({ suggestedHost: 'anonymous' });
    const index = inspection.documents[0]?.index;
    const nothing = {
      inspectionIds: [inspection.id],
      documents: [{ inspectionId: inspection.id, index, include: false }],
    };
    expect((await register.send('POST', '/imports', nothing)).json.code).toBe('nothing-to-import');
    const record = await register.import({
      inspectionIds: [inspection.id],
      documents: [
        { inspectionId: inspection.id, index, host: 'LYONLIC', observedAt: '2026-01-10T00:00:00Z' },
      ],
    });
    expect(record).toMatchObject({
      site: 'Lyon',
      observations: [{ hosts: ['LYONLIC'], observedAtSource: 'given' }],
    });
    expect((await register.ask('/license-servers?site=Lyon')).json.rows).toMatchObject([
      { host: 'LYONLIC', keyPackCount: 1 },
    ]);
    expect((await register.ask('/license-servers?site=Nowhere')).json.code).toBe('unknown-resource');
  });

  test('a license server that was named by hand once is proposed for the next export of that name', async () => {
    const nameless = (issued: number): string =>
      packsCsv(perUserPack('RDLIC07', 3, 50, issued)).replaceAll('RDLIC07', '');
    const first = await register.inspect('extract_20260301_0600.csv', nameless(10));
    expect(first.documents[0]?.suggestedHost).toBe('extract');
    await register.import({
      inspectionIds: [first.id],
      documents: [{ inspectionId: first.id, index: 0, host: 'RDLIC07' }],
    });
    const again = await register.inspect('extract_20260301_0600.csv', nameless(10));
    expect(again.documents[0]?.alreadyImported).not.toBeNull();
    const next = await register.inspect('extract_20260401_0600.csv', nameless(20));
    expect(next.documents[0]).toMatchObject({
      suggestedHost: 'RDLIC07',
      changes: { licenseServers: { added: 0 }, keyPacks: { added: 0, changed: 1 } },
    });
    const { observations } = await register.import({ inspectionIds: [next.id] });
    expect(observations[0]).toMatchObject({ hosts: ['RDLIC07'], changes: { keyPacks: { changed: 1 } } });
  });

  test('a file that is no inventory is refused with what was tried', async () => {
    const inspection = await register.inspect('letter.txt', 'Dear administrator,\nhow are you?\n');
    expect(inspection.documents).toEqual([]);
    expect(inspection.refused[0]).toMatchObject({ name: 'letter.txt', code: 'not-an-inventory' });
    expect(inspection.refused[0]?.tried.length).toBeGreaterThan(5);
    const refused = await register.send('POST', '/imports', { inspectionIds: [inspection.id] });
    expect(refused.json.code).toBe('nothing-to-import');
  });

  test('the pages of a list join without a gap', async () => {
    const rows = Array.from(
      { length: 25 },
      (_, n) => `RDLIC01,${n + 1},3,,PC-${n % 7},HW${n},2,2026-01-0${1 + (n % 9)}T00:00:00Z,`,
    );
    const header =
      'PSComputerName,LicenseId,KeyPackId,sIssuedToUser,sIssuedToComputer,sHardwareId,LicenseStatus,IssueDate,ExpirationDate';
    await register.importFile('issued_20260301_0600.csv', `${[header, ...rows].join('\r\n')}\r\n`);
    for (const sort of ['holder', 'computer', 'issued', 'expires', 'licenseId']) {
      const seen: number[] = [];
      let cursor: string | null = null;
      do {
        const query: URLSearchParams = new URLSearchParams({
          limit: '4',
          sort,
          descending: 'true',
          ...(cursor === null ? {} : { cursor }),
        });
        const page: { rows: { licenseId: number }[]; next: string | null; total: number | null } = (
          await register.ask(`/issued-licenses?${query}`)
        ).json;
        expect(page.total).toBe(cursor === null ? 25 : null);
        seen.push(...page.rows.map((row) => row.licenseId));
        cursor = page.next;
      } while (cursor !== null);
      expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    }
    expect((await register.ask('/issued-licenses?search=pc-3')).json.total).toBe(4);
    for (const list of ['issued-licenses', 'findings', 'imports']) {
      expect((await register.ask(`/${list}?cursor=made-up`)).json.code).toBe('invalid-cursor');
    }
  });

  test('sites are listed', async () => {
    const names = (await register.ask('/sites')).json.rows.map((site: { name: string }) => site.name);
    expect(names.sort()).toEqual(['Lyon', 'Principal']);
  });
});

describe('real files', () => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await TestRegister.open();
  });
  afterAll(() => register.close());

  test.each(readdirSync(new URL(`../../../${FIXTURES}`, import.meta.url)))(
    '%s is inspected and imported',
    async (name) => {
      const inspection = await register.inspect(name, await checkoutFile(`${FIXTURES}/${name}`), {
        site: name,
      });
      expect(inspection.failure).toBeNull();
      // Beside an export of the directory, which no reader claims, each is an inventory.
      if (inspection.documents.length === 0) {
        expect(inspection.refused[0]?.remedy).not.toBe('');
        return;
      }
      const record = await register.import({ inspectionIds: [inspection.id] });
      expect(record).toMatchObject({ state: 'done', failure: null, notImported: [] });
      for (const path of [
        '/position',
        '/findings',
        '/license-servers',
        '/key-packs',
        '/issued-licenses',
        '/trend',
      ]) {
        expect((await register.ask(`${path}?site=${encodeURIComponent(name)}`)).status).toBe(200);
      }
    },
  );

  test('the examples come and go in one act each', async () => {
    const added = await register.send('POST', '/examples');
    expect(added.json.sites.filter((site: { example: boolean }) => site.example)).toHaveLength(3);
    const imports = (await register.ask('/imports?limit=500')).json.rows.length;
    await register.send('POST', '/examples');
    expect((await register.ask('/imports?limit=500')).json.rows).toHaveLength(imports);
    const findings = (await register.ask('/findings?state=all&limit=500')).json.rows;
    expect(findings.some((finding: { closed: string | null }) => finding.closed !== null)).toBe(true);
    const removed = await register.send('DELETE', '/examples');
    expect(removed.json.examples).toBe(false);
  });
});
