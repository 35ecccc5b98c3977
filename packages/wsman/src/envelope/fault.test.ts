import { expect, test } from 'vitest';
import type { WsmanErrorCode } from '../errors/explanations.ts';
import { AnswerReader } from './answer.ts';
import { codeOfFault, faultError, type SoapFault } from './fault.ts';

const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
const FAULT = 'http://schemas.microsoft.com/wbem/wsman/1/wsmanfault';

function read(subcode: string, detail: string): SoapFault {
  const reader = new AnswerReader({ contentType: null, messageId: null, maxBytes: 1e6, onItem: () => {} });
  reader.write(
    Buffer.from(
      `<s:Envelope xmlns:s="${SOAP}" xmlns:f="${FAULT}"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>
        ${subcode}
      </s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="de">Zugriff verweigert</s:Text></s:Reason>
      <s:Detail>${detail}</s:Detail></s:Fault></s:Body></s:Envelope>`,
    ),
  );
  const { fault } = reader.end();
  if (fault === null) throw new Error('no fault was read');
  return fault;
}

const plain = (code: number): string =>
  `<f:WSManFault Code="${code}" Machine="srv"><f:Message>Zugriff verweigert</f:Message></f:WSManFault>`;
const provider = (code: number, inner: string): string =>
  `<f:WSManFault Code="${code}" Machine="srv"><f:Message><f:ProviderFault provider="WMI Provider" path="%systemroot%\\system32\\WsmWmiPl.dll">${inner}</f:ProviderFault></f:Message></f:WSManFault>`;
const omi = (status: number): string =>
  `<p:OMI_Error xmlns:p="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/OMI_Error"><p:CIMStatusCode>${status}</p:CIMStatusCode><p:Message>nein</p:Message></p:OMI_Error>`;

const cases: readonly (readonly [
  name: string,
  subcode: string,
  detail: string,
  code: WsmanErrorCode,
  serverCode: string,
])[] = [
  ['access denied to remote management', 'w:AccessDenied', plain(5), 'access-denied', '5'],
  ['access denied by the provider', 'w:AccessDenied', provider(5, plain(5)), 'class-access-denied', '5'],
  ['the same as an HRESULT', 'w:AccessDenied', plain(2147942405), 'access-denied', '2147942405'],
  ['the same, signed', 'w:AccessDenied', plain(-2147024891), 'access-denied', '-2147024891'],
  [
    'access denied by WMI',
    'w:InternalError',
    provider(2150858755, 'HRESULT 0x80041003'),
    'class-access-denied',
    '0x80041003',
  ],
  ['timed out', 'w:TimedOut', plain(2150858793), 'server-timeout', '2150858793'],
  ['no such resource', 'a:DestinationUnreachable', plain(2150858752), 'class-not-found', '2150858752'],
  [
    'no such class, by the provider',
    'w:InternalError',
    provider(2150858755, 'HRESULT 0x80041010'),
    'class-not-found',
    '0x80041010',
  ],
  [
    'no such namespace',
    'w:InternalError',
    provider(2150858755, 'Fehler 0x8004100E'),
    'namespace-not-found',
    '0x8004100E',
  ],
  ['cancelled', 'w:InternalError', provider(2150858755, '0x80041032'), 'server-timeout', '0x80041032'],
  ['too many operations', 'w:InternalError', plain(2150859174), 'quota', '2150859174'],
  ['too many shells', 'w:QuotaLimit', plain(2150859173), 'quota', '2150859173'],
  ['selectors that do not fit', 'w:InvalidSelectors', plain(2150858843), 'server-fault', '2150858843'],
  ['a bad parameter', 'w:InvalidParameter', plain(87), 'server-fault', '87'],
  ['the answer would be too large', 'w:EncodingLimit', plain(2150858824), 'envelope-too-small', '2150858824'],
  ['a lost enumeration', 'n:InvalidEnumerationContext', plain(2150858779), 'enumeration-lost', '2150858779'],
  ['OMI: no such class', 'wsman:InternalError', omi(5), 'class-not-found', 'CIMStatusCode 5'],
  ['OMI: no such namespace', 'wsman:InternalError', omi(3), 'namespace-not-found', 'CIMStatusCode 3'],
  ['OMI: access denied', 'wsman:InternalError', omi(2), 'class-access-denied', 'CIMStatusCode 2'],
  ['nothing but a subcode', 'w:AccessDenied', '', 'access-denied', 'w:AccessDenied'],
  ['a subcode that nobody knows', 'x:Whatever', '', 'server-fault', 'x:Whatever'],
  ['a subcode named as what every object has', 'x:constructor', '', 'server-fault', 'x:constructor'],
];

test.each(cases)('%s', (_name, subcode, detail, code, serverCode) => {
  const fault = read(subcode, detail);
  expect(codeOfFault(fault)).toBe(code);
  const error = faultError(fault, 500, { class: 'Win32_X' });
  expect([error.code, error.serverCode, error.httpStatus]).toEqual([code, serverCode, 500]);
  expect(error.details).toMatchObject({ class: 'Win32_X', subcode });
});

test('the server’s own text is told, the innermost, in one bounded line', () => {
  expect(faultError(read('w:AccessDenied', plain(5)), 500, {}).serverText).toBe('Zugriff verweigert');
  expect(faultError(read('w:AccessDenied', ''), 500, {}).serverText).toBe('Zugriff verweigert');
  const long = provider(
    5,
    `<f:WSManFault Code="5"><f:Message>${'lang\n\t '.repeat(500)}</f:Message></f:WSManFault>`,
  );
  expect(faultError(read('w:AccessDenied', long), 500, {}).serverText).toBe(
    `${'lang '.repeat(500).slice(0, 499)}…`,
  );
});
