import { afterAll, beforeAll, expect, test } from 'vitest';
import { packsCsv, perUserPack, TestRegister } from './open-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await TestRegister.open();
  const csv = packsCsv(
    perUserPack('RDLIC01', 3, 270, 301),
    'RDLIC01,2,A02-5.00-EX,6,3,Windows 2000 Server,0,4294967295,0,4294967295,2036-01-01T00:00:00Z,Built-in TS Per Device CAL',
    'RDLIC02,5,A02-10.01-S,5,0,Windows Server 2022,7,25,,5,2027-06-30T00:00:00Z,"odd ""label""\\"',
  );
  await register.importFile('CAL_20260114_0730.csv', csv, { site: 'Île "A"\\B' });
});
afterAll(() => register.close());

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The text format of Prometheus, version 0.0.4: fails on any line that is not of it. */
function parse(text: string): { samples: Sample[]; types: Map<string, string> } {
  const samples: Sample[] = [];
  const types = new Map<string, string>();
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('# HELP ')) continue;
    const type = /^# TYPE (\S+) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (type?.[1] !== undefined && type[2] !== undefined) {
      expect(types.has(type[1])).toBe(false);
      types.set(type[1], type[2]);
      continue;
    }
    const sample = /^([a-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/i.exec(line);
    expect(sample, line).not.toBeNull();
    const [, name = '', inside = '', value = ''] = sample ?? [];
    const pairs = [...inside.matchAll(/(\w+)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/g)];
    expect(pairs.map(([pair]) => pair).join('')).toBe(inside);
    const unescaped = (label = ''): string =>
      label.replace(/\\(["\\n])/g, (_, one) => (one === 'n' ? '\n' : one));
    samples.push({
      name,
      labels: Object.fromEntries(pairs.map(([, label, text]) => [label, unescaped(text)])),
      value: Number(value),
    });
  }
  return { samples, types };
}

const scrape = async () => parse(await (await register.fetch('/metrics')).text());

test('the figures of packs and positions, unknown ones left out', async () => {
  const { samples } = await scrape();
  const of = (name: string, labels: Record<string, string>) =>
    samples.find(
      (one) =>
        one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value),
    )?.value;
  const site = 'Île "A"\\B';
  expect(of('rdscal_pack_capacity', { site, server: 'RDLIC01', pack_id: '3' })).toBe(270);
  expect(of('rdscal_pack_issued', { server: 'RDLIC01', pack_id: '3' })).toBe(301);
  expect(
    of('rdscal_pack_info', {
      pack_id: '3',
      cal_type: 'per-user',
      product_version: 'Windows Server 2022',
      channel: 'volume',
      counted: 'true',
    }),
  ).toBe(1);
  expect(of('rdscal_pack_info', { pack_id: '2', counted: 'false' })).toBe(1);
  expect(of('rdscal_pack_capacity', { pack_id: '2' })).toBeUndefined();
  expect(of('rdscal_pack_issued', { server: 'RDLIC02', pack_id: '5' })).toBeUndefined();
  expect(of('rdscal_pack_expiry_timestamp_seconds', { pack_id: '5' })).toBe(Date.UTC(2027, 5, 30) / 1000);
  expect(of('rdscal_pack_expiry_timestamp_seconds', { pack_id: '3' })).toBeUndefined();
  const perUser = { cal_type: 'per-user', product_version: 'Windows Server 2022' };
  expect(of('rdscal_position_capacity', perUser)).toBe(270);
  expect(of('rdscal_position_issued', perUser)).toBe(301);
  expect(of('rdscal_position_available', perUser)).toBe(0);
  expect(of('rdscal_position_overissued', perUser)).toBe(31);
  expect(of('rdscal_position_issued', { cal_type: 'per-device' })).toBeUndefined();
  expect(of('rdscal_collect_last_success_timestamp_seconds', { server: 'RDLIC02' })).toBe(
    Date.UTC(2026, 0, 14, 7, 30) / 1000,
  );
  expect(of('rdscal_findings_open', { rule: 'over-issued', severity: 'critical' })).toBe(1);
});

test('names follow the conventions of Prometheus', async () => {
  const { samples, types } = await scrape();
  for (const [name, type] of types) {
    expect(name).toMatch(/^(?:rdscal|calepin)_[a-z_]+$/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
  }
  // No sample twice, and no name of a person or a device.
  const identities = samples.map(({ name, labels }) => JSON.stringify([name, labels]));
  expect(new Set(identities).size).toBe(identities.length);
  expect(samples.flatMap(({ labels }) => Object.keys(labels))).not.toContain('user');
});

test('requests are counted by route, never by address', async () => {
  await register.ask('/issued-licenses?search=secret-name');
  await register.fetch('/api/v1/made-up-address', { method: 'BREW' });
  const { samples } = await scrape();
  const requests = samples.filter(({ name }) => name === 'calepin_http_requests_total');
  expect(requests.find(({ labels }) => labels['route'] === '/api/v1/issued-licenses')?.labels).toEqual({
    method: 'GET',
    route: '/api/v1/issued-licenses',
    status: '200',
  });
  expect(JSON.stringify(requests)).not.toMatch(/secret-name|made-up|BREW/);
});

test('the server says that it runs and that it can read', async () => {
  expect(await (await register.fetch('/healthz')).json()).toEqual({ status: 'ok' });
  expect(await (await register.fetch('/readyz')).json()).toEqual({ status: 'ready' });
});
