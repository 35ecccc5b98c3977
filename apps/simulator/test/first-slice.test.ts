import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Fleet, startFleet } from '../src/index.ts';
import { child } from '../src/soap/element.ts';
import { NS } from '../src/soap/namespaces.ts';
import { ask, ENUMERATE, enumerateBody, everyInstance, faultOf, GET, properties, WMI } from './ask.ts';

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({
    hosts: [{ name: 'RDLIC01', language: 'en', windows: '2022', static: { issued: 95, temporary: 5 } }],
  });
});
afterAll(() => fleet.stop());

it('gives a singleton whole', async () => {
  const host = fleet.host('rdlic01');
  const resource = `${WMI}/Win32_TSLicenseServer`;
  const answer = await ask(host, { action: GET, resource });
  expect(answer.status).toBe(200);
  expect(properties(answer.body ?? undefined)).toMatchObject({
    ServerRole: '1',
    Version: 'Windows Server 2022',
  });
  const items = await everyInstance(host, resource, 10);
  expect(items).toHaveLength(1);
});

it('enumerates in pieces', async () => {
  const host = fleet.host('rdlic01');
  const items = await everyInstance(host, `${WMI}/Win32_TSIssuedLicense`, 7);
  expect(items).toHaveLength(100);
  expect(host.openEnumerations).toBe(0);
});

it('selects columns and rows', async () => {
  const host = fleet.host('rdlic01');
  const items = await everyInstance(
    host,
    `${WMI}/*`,
    7,
    'select LicenseId, sIssuedToUser from Win32_TSIssuedLicense where LicenseStatus = 1 and LicenseId > 97',
  );
  expect(items.map(properties).map((item) => item['LicenseId'])).toEqual(['98', '99', '100']);
  expect(items[0]?.name).toBe('XmlFragment');
});

it('invokes a method that reads', async () => {
  const host = fleet.host('rdlic01');
  const resource = `${WMI}/Win32_TSLicenseServer`;
  const answer = await ask(host, {
    action: `${resource}/GetLicenseServerId`,
    resource,
    body: `<p:GetLicenseServerId_INPUT xmlns:p="${resource}"/>`,
  });
  expect(properties(answer.body ?? undefined)['sLicenseServerId']).toMatch(/^(\d{5}-){6}\d{5}$/);
  expect(properties(answer.body ?? undefined)['ReturnValue']).toBe('0');
});

it('refuses and counts a method that changes', async () => {
  const host = fleet.host('rdlic01');
  const resource = `${WMI}/Win32_TSLicenseServer`;
  const answer = await ask(host, { action: `${resource}/DeactivateServerAutomatic`, resource, body: '' });
  expect(faultOf(answer)).toEqual({ subcode: 'w:AccessDenied', codes: [5, 2147749891] });
  expect([...host.changingCalls]).toEqual([['Win32_TSLicenseServer.DeactivateServerAutomatic', 1]]);
});

it('says that a class does not exist', async () => {
  const host = fleet.host('rdlic01');
  const answer = await ask(host, {
    action: ENUMERATE,
    resource: `${WMI}/Win32_Nothing`,
    body: enumerateBody(5),
  });
  expect(answer.status).toBe(500);
  expect(faultOf(answer).codes).toEqual([2150858752, 2147749904]);
  const dmtf = await ask(host, {
    action: ENUMERATE,
    resource: 'http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Win32_TSLicenseKeyPack',
    selectors: { __cimnamespace: 'root/cimv2' },
    body: enumerateBody(50),
  });
  expect(child(dmtf.body, NS.wsman, 'Items')?.children).toHaveLength(5);
});
