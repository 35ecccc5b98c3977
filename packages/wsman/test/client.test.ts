import { expect, test } from 'vitest';
import { enumerated, envelope, instance, pulled } from './envelopes.ts';
import { start } from './start.ts';

test('an enumeration is pulled to its end, with the context of the last answer each time', async () => {
  const { peer, client } = await start((request) => {
    if (request.action?.endsWith('/Enumerate') === true) {
      return enumerated(request, 'one', instance('Win32_Service', { Name: 'A' }));
    }
    if (request.body.includes('>one<')) return pulled(request, 'two', '');
    if (request.body.includes('>two<'))
      return pulled(request, 'three', instance('Win32_TerminalService', { Name: 'B' }));
    return pulled(request, null, instance('Win32_Service', { Name: 'C' }));
  });
  const found: string[] = [];
  for await (const one of client.enumerate('Win32_Service'))
    found.push(`${one.className} ${one.text('Name')}`);
  expect(found).toEqual(['Win32_Service A', 'Win32_TerminalService B', 'Win32_Service C']);
  expect(peer.received.length).toBe(4);
  expect(peer.connections).toBe(1);
  expect(peer.received[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from('calepin:calepin').toString('base64')}`,
  );
});

test('get sends keys as selectors, invoke sends parameters and gives back what came out', async () => {
  const uri =
    'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/TerminalServices/Win32_TerminalServiceSetting';
  const { peer, client } = await start((request) => {
    if (request.action?.endsWith('/Get') === true)
      return envelope(request, instance('Win32_Service', { Name: 'W32Time' }));
    return envelope(
      request,
      `<p:GetGracePeriodDays_OUTPUT xmlns:p="${uri}"><p:DaysLeft>119</p:DaysLeft><p:ReturnValue>0</p:ReturnValue></p:GetGracePeriodDays_OUTPUT>`,
    );
  });
  expect((await client.get('Win32_Service', { Name: 'W32Time' })).text('Name')).toBe('W32Time');
  expect(peer.received[0]?.body).toContain(
    '<w:SelectorSet><w:Selector Name="Name">W32Time</w:Selector></w:SelectorSet>',
  );
  const result = await client.invoke(
    { namespace: 'root\\cimv2\\TerminalServices', className: 'Win32_TerminalServiceSetting' },
    'GetGracePeriodDays',
    { Why: 'a < b & c' },
  );
  expect(result).toMatchObject({ returnValue: '0', returnCode: 0 });
  expect(result.outputs.number('DaysLeft')).toBe(119);
  expect(peer.received[1]?.action).toBe(`${uri}/GetGracePeriodDays`);
  expect(peer.received[1]?.body).toContain('<r:Why>a &lt; b &amp; c</r:Why>');
});

test('identify tells who answers', async () => {
  const { peer, client } = await start(
    () =>
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body><i:IdentifyResponse ' +
      'xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><i:ProtocolVersion>v</i:ProtocolVersion>' +
      '<i:ProductVendor>Microsoft Corporation</i:ProductVendor></i:IdentifyResponse></s:Body></s:Envelope>',
  );
  expect(await client.identify(undefined, { unauthenticated: true })).toEqual({
    productVendor: 'Microsoft Corporation',
    productVersion: null,
    protocolVersion: 'v',
    securityProfiles: [],
  });
  expect(peer.received[0]?.headers).toMatchObject({ wsmanidentify: 'unauthenticated' });
  expect(peer.received[0]?.headers.authorization).toBeUndefined();
});
