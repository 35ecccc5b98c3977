import { expect, test } from 'vitest';
import { CimDateTime } from '../cim/datetime.ts';
import { CimInstance } from '../cim/instance.ts';
import { CimInterval } from '../cim/interval.ts';
import { CimReference } from '../cim/reference.ts';
import { type CimInput, methodInput } from './method-input.ts';

const cases: readonly (readonly [name: string, CimInput | undefined, xml: string])[] = [
  ['text', 'a < "b" & c', '<r:P>a &lt; &quot;b&quot; &amp; c</r:P>'],
  ['a number', 4294967295, '<r:P>4294967295</r:P>'],
  ['a bigint', 18446744073709551615n, '<r:P>18446744073709551615</r:P>'],
  ['a truth', true, '<r:P>true</r:P>'],
  ['nothing', null, '<r:P xsi:nil="true"/>'],
  ['what is left out', undefined, ''],
  ['several', ['a', null, 2], '<r:P>a</r:P><r:P xsi:nil="true"/><r:P>2</r:P>'],
  ['none', [], ''],
  ['a date', new Date(0), '<r:P><cim:Datetime>1970-01-01T00:00:00.000Z</cim:Datetime></r:P>'],
  [
    'a moment',
    new CimDateTime('2026-01-14T07:30:00Z', 0),
    '<r:P><cim:Datetime>2026-01-14T07:30:00Z</cim:Datetime></r:P>',
  ],
  [
    'a moment of DMTF',
    new CimDateTime('20260114073000.000000+060', 0),
    '<r:P><cim:CIM_DateTime>20260114073000.000000+060</cim:CIM_DateTime></r:P>',
  ],
  ['a length of time', new CimInterval('P1D', 0n), '<r:P><cim:Interval>P1D</cim:Interval></r:P>'],
  [
    'a reference',
    new CimReference(null, 'urn:class/X', new Map([['Id', '7']])),
    '<r:P><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address><a:ReferenceParameters>' +
      '<w:ResourceURI>urn:class/X</w:ResourceURI><w:SelectorSet><w:Selector Name="Id">7</w:Selector></w:SelectorSet>' +
      '</a:ReferenceParameters></r:P>',
  ],
  [
    'an instance',
    new CimInstance('X', 'urn:class/X', new Map([['A B', '1']])),
    '<r:P xmlns:e="urn:class/X" xsi:type="e:X_Type"><e:A_x0020_B>1</e:A_x0020_B></r:P>',
  ],
];

test.each(cases)('%s', (_name, value, xml) => {
  const whole = methodInput('urn:class/C', 'M', { P: value });
  const begin = whole.indexOf('>') + 1;
  expect(whole.slice(0, begin)).toMatch(/^<r:M_INPUT xmlns:r="urn:class\/C" /);
  expect(whole.slice(begin)).toBe(`${xml}</r:M_INPUT>`);
});

test('a character that XML cannot hold is refused before anything is sent', () => {
  expect(() => methodInput('urn:c', 'M', { P: 'a\u0000b' })).toThrow(
    expect.objectContaining({ code: 'invalid-argument' }),
  );
});
