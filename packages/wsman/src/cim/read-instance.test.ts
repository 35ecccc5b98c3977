import { expect, test } from 'vitest';
import { ElementBuilder, type XmlElement } from '../xml/xml-element.ts';
import { XmlReader } from '../xml/xml-reader.ts';
import { CimDateTime } from './datetime.ts';
import { CimInstance } from './instance.ts';
import { CimInterval } from './interval.ts';
import { readInstance } from './read-instance.ts';
import { CimReference } from './reference.ts';
import type { CimTypes } from './value.ts';

const URI = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/TerminalServices/Test_X';
const NAMESPACES =
  `xmlns:p="${URI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" ` +
  'xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" ' +
  'xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"';

function elementOf(xml: string): XmlElement {
  const builder = new ElementBuilder();
  let whole: XmlElement | null = null;
  const reader = new XmlReader(
    {
      open: (tag) => builder.open(tag),
      text: (text) => builder.text(text),
      close: () => {
        whole = builder.close() ?? whole;
      },
    },
    { token: 100_000, elements: 10_000 },
  );
  reader.write(xml);
  reader.end();
  if (whole === null) throw new Error('no element');
  return whole;
}

function read(properties: string, types: CimTypes | null = null): CimInstance {
  return readInstance(elementOf(`<p:Test_X ${NAMESPACES}>${properties}</p:Test_X>`), 'asked', types);
}

const endpoint = (inner: string): string =>
  `<a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address><a:ReferenceParameters>` +
  `<w:ResourceURI>${URI}</w:ResourceURI><w:SelectorSet>${inner}</w:SelectorSet></a:ReferenceParameters>`;

test('text stays text, whatever it looks like', () => {
  const one = read('<p:A>007</p:A><p:B>true</p:B><p:C> x </p:C><p:D/><p:E>20260114073000.000000+060</p:E>');
  expect(Object.fromEntries(one.properties)).toEqual({
    A: '007',
    B: 'true',
    C: ' x ',
    D: '',
    E: '20260114073000.000000+060',
  });
  expect([one.number('A'), one.boolean('B'), one.instant('E')]).toEqual([
    7,
    true,
    Date.UTC(2026, 0, 14, 6, 30),
  ]);
});

test('a type that the server tells, or the caller, is the value’s', () => {
  const one = read(
    '<p:A xsi:type="cim:cimUnsignedInt">27</p:A><p:B xsi:type="cim:cimUnsignedLong">18446744073709551615</p:B>' +
      '<p:C xsi:type="xs:boolean">TRUE</p:C><p:D xsi:type="cim:cimString">5</p:D><p:E>5</p:E><p:F>many</p:F><p:G xsi:type="cim:constructor">1</p:G>',
    { E: 'uint64', F: 'uint32' },
  );
  expect(Object.fromEntries(one.properties)).toEqual({
    A: 27,
    B: 18446744073709551615n,
    C: true,
    D: '5',
    E: 5n,
    F: 'many',
    G: '1',
  });
});

test('no value, one, several', () => {
  const one = read(
    '<p:A xsi:nil="true"/><p:B>1</p:B><p:B>2</p:B><p:B xsi:nil="1"/><p:C>1</p:C><p:D>7</p:D><p:E xsi:nil="true"/>',
    { D: 'uint32[]', E: 'string[]' },
  );
  expect(Object.fromEntries(one.properties)).toEqual({
    A: null,
    B: ['1', '2', null],
    C: '1',
    D: [7],
    E: null,
  });
  expect([one.list('A'), one.list('B'), one.list('C'), one.list('Z')]).toEqual([
    [],
    ['1', '2', null],
    ['1'],
    [],
  ]);
  expect([one.get('A'), one.get('Z'), one.text('B'), one.number('D')]).toEqual([null, undefined, null, 7]);
});

test('moments and lengths of time, with their namespace or in a projection without it', () => {
  const one = read(
    '<p:A><cim:Datetime>2026-01-14T07:30:00Z</cim:Datetime></p:A><p:B><Datetime xmlns="">2026-01-14T07:30:00Z</Datetime></p:B>' +
      '<p:C><cim:Interval>P1D</cim:Interval></p:C><p:D><cim:CIM_DateTime>00000001000000.000000:000</cim:CIM_DateTime></p:D>' +
      '<p:E>\n <cim:CIM_DateTime>20260114073000.000000+060</cim:CIM_DateTime>\n</p:E><p:F><cim:Datetime xsi:nil="true"/></p:F>' +
      '<p:G><cim:Datetime>2001-25-00</cim:Datetime></p:G>',
  );
  expect(['A', 'B', 'E'].map((name) => one.get(name) instanceof CimDateTime)).toEqual([true, true, true]);
  expect(['C', 'D'].map((name) => one.interval(name)?.totalMicroseconds)).toEqual([
    86_400_000_000n,
    86_400_000_000n,
  ]);
  expect(one.get('C')).toBeInstanceOf(CimInterval);
  expect([one.get('F'), one.get('G')]).toEqual([null, '2001-25-00']);
});

test('a reference, bare or in an endpoint, with a key that is a reference itself', () => {
  const inner = `<w:Selector Name="Id">7</w:Selector>`;
  const one = read(
    `<p:A>${endpoint(inner)}</p:A><p:B><a:EndpointReference>${endpoint(
      `<w:Selector Name="Of"><a:EndpointReference>${endpoint(inner)}</a:EndpointReference></w:Selector>`,
    )}</a:EndpointReference></p:B>`,
  );
  const reference = one.reference('A');
  expect([reference?.className, reference?.namespace, reference?.key('Id')]).toEqual([
    'Test_X',
    'root/cimv2/TerminalServices',
    '7',
  ]);
  const nested = one.reference('B')?.selectors.get('Of');
  expect(nested instanceof CimReference && nested.key('Id')).toBe('7');
  expect([one.text('A'), one.instance('A')]).toEqual([null, null]);
});

test('an embedded instance, several of them, and one in another', () => {
  const embedded = (inner: string): string => `<p:Pack xsi:type="p:Test_Pack_Type">${inner}</p:Pack>`;
  const one = read(embedded('<p:Id>1</p:Id>') + embedded(`<p:Id>2</p:Id>${embedded('<p:Id>3</p:Id>')}`));
  const packs = one.list('Pack');
  expect(packs.map((pack) => pack instanceof CimInstance && [pack.className, pack.text('Id')])).toEqual([
    ['Test_Pack', '1'],
    ['Test_Pack', '2'],
  ]);
  const [, second] = packs;
  expect(second instanceof CimInstance && second.instance('Pack')?.text('Id')).toBe('3');
});

test('the class is the one that the server tells; a projection does not tell any', () => {
  const xml = `<p:Test_X ${NAMESPACES} xsi:type="p:Test_Sub_x0020_X_Type"><p:A_x0020_B>1</p:A_x0020_B></p:Test_X>`;
  const one = readInstance(elementOf(xml), 'asked', null);
  expect([one.className, one.namespace, one.text('A B')]).toEqual([
    'Test_Sub X',
    'root/cimv2/TerminalServices',
    '1',
  ]);
  const fragment = readInstance(
    elementOf(`<w:XmlFragment ${NAMESPACES}><A>1</A></w:XmlFragment>`),
    'asked',
    null,
  );
  expect([fragment.className, fragment.resourceUri, fragment.namespace, fragment.text('a')]).toEqual([
    'asked',
    '',
    null,
    '1',
  ]);
});

test('accessors give what they are named for, or nothing', () => {
  const one = read(
    '<p:A>9007199254740993</p:A><p:B>x</p:B><p:C xsi:type="cim:cimDouble">0.5</p:C><p:D xsi:type="xs:long">9</p:D>',
  );
  expect([one.number('A'), one.bigint('A')]).toEqual([null, 9007199254740993n]);
  expect([one.number('B'), one.bigint('B'), one.boolean('B'), one.instant('B'), one.interval('B')]).toEqual(
    Array(5).fill(null),
  );
  expect([one.number('C'), one.bigint('C'), one.text('C')]).toEqual([0.5, null, '0.5']);
  expect([one.number('D'), one.bigint('D'), one.text('D'), one.text('d')]).toEqual([9, 9n, '9', '9']);
});
