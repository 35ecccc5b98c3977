import { describe, expect, test } from 'vitest';
import { fixture } from '../../test/fixture.ts';
import { codesOf, formatOf, readAll, readText, sourceOf } from '../../test/reading.ts';

test('Export-Clixml: references to types and classes, escapes', async () => {
  const reading = await readText(fixture('export.clixml'));
  expect(formatOf(reading)).toBe('cim-xml');
  expect(reading.batch.keyPacks).toMatchObject([
    {
      host: 'RDLIC01',
      keyPackId: 3,
      totalLicenses: 250,
      issuedLicenses: 181,
      expirationDate: Date.UTC(2038, 0, 1),
      typeAndModel: 'CAL RDS par utilisateur',
    },
    { host: 'RDLIC01', keyPackId: 14, description: 'A02-10.01-S', totalLicenses: 75, issuedLicenses: 70 },
  ]);
  expect(reading.batch.rejected).toEqual([]);
  expect(reading.end?.coverage).toMatchObject([{ host: 'RDLIC01', scope: 'key-packs', complete: true }]);
});

test('ConvertTo-Xml', async () => {
  const { batch } = await readText(fixture('convert-to.xml'));
  expect(batch.issuedLicenses).toEqual([
    {
      host: 'RDLIC01',
      licenseId: 12,
      keyPackId: 14,
      user: null,
      computer: 'POSTE-014',
      hardwareId: '0x00000002, 0x11223344',
      licenseStatus: 2,
      issueDate: Date.UTC(2026, 2, 2, 7, 11),
      expirationDate: Date.UTC(2026, 4, 12, 6, 11),
    },
  ]);
});

const ITEM =
  '<p:Win32_TSLicenseKeyPack xmlns:p="urn:p" xmlns:x="urn:x"><p:KeyPackId>3</p:KeyPackId><p:TotalLicenses>250</p:TotalLicenses><p:Description x:nil="true"/><p:ExpirationDate><c:Datetime xmlns:c="urn:c">2038-01-01T00:00:00Z</c:Datetime></p:ExpirationDate></p:Win32_TSLicenseKeyPack>';
const pull = (inner: string): string =>
  `<s:Envelope xmlns:s="urn:s"><s:Body><n:PullResponse xmlns:n="urn:n">${inner}</n:PullResponse></s:Body></s:Envelope>`;

describe('dialects', () => {
  test.each<[string, string, string | null, boolean]>([
    [
      'a pull answer that ends the sequence',
      pull(`<n:Items>${ITEM}</n:Items><n:EndOfSequence/>`),
      null,
      true,
    ],
    [
      'a pull answer that others follow',
      pull(`<n:EnumerationContext>1</n:EnumerationContext><n:Items>${ITEM}</n:Items>`),
      null,
      false,
    ],
    ['winrm enumerate', `<w:Results xmlns:w="urn:w">${ITEM}</w:Results>`, null, true],
    [
      'a projection',
      '<w:Results xmlns:w="urn:w"><w:XmlFragment><KeyPackId>3</KeyPackId><TotalLicenses>250</TotalLicenses></w:XmlFragment></w:Results>',
      null,
      true,
    ],
    [
      'wmic /format:rawxml',
      '<COMMAND><RESULTS NODE="RDLIC01"><CIM><INSTANCE CLASSNAME="Win32_TSLicenseKeyPack"><PROPERTY NAME="KeyPackId" TYPE="uint32"><VALUE>3</VALUE></PROPERTY><PROPERTY NAME="TotalLicenses" TYPE="uint32"><VALUE>250</VALUE></PROPERTY></INSTANCE></CIM></RESULTS></COMMAND>',
      'RDLIC01',
      true,
    ],
    [
      'Select-Object | Export-Clixml, as a list',
      '<Objs><Obj RefId="0"><TN RefId="0"><T>System.Object[]</T></TN><LST><Obj RefId="1"><TN RefId="1"><T>Selected.System.Management.ManagementObject</T></TN><MS><S N="Server">RDLIC01</S><U32 N="KeyPackId">3</U32><Obj N="TotalLicenses" RefId="2"><ToString>250</ToString><I32>250</I32></Obj></MS></Obj></LST></Obj></Objs>',
      'RDLIC01',
      true,
    ],
    [
      'remote output',
      '#< CLIXML\r\n<Objs><Obj RefId="0"><MS><I32 N="KeyPackId">3</I32><S N="TotalLicenses">250</S></MS></Obj></Objs>',
      null,
      true,
    ],
    [
      'ConvertTo-Xml without types',
      '<?xml version="1.0"?><Objects><Object><Property Name="KeyPackId">3</Property><Property Name="TotalLicenses">250</Property></Object></Objects>',
      null,
      true,
    ],
  ])('%s', async (_, text, host, complete) => {
    const { batch, end } = await readText(text);
    expect(batch.keyPacks).toMatchObject([{ host, keyPackId: 3, totalLicenses: 250 }]);
    expect(batch.rejected).toEqual([]);
    expect(end?.coverage.map((coverage) => coverage.complete)).toEqual([complete]);
  });
});

describe('what is not whole', () => {
  const text = fixture('export.clixml');
  test.each<[string, string, number[], string[]]>([
    ['cut inside an instance', text.slice(0, text.lastIndexOf('<U32')), [3], ['truncated-row']],
    ['cut between two', text.slice(0, text.lastIndexOf('<Obj RefId="3">')), [3], []],
    [
      'malformed inside an instance',
      text.replace('<U32 N="KeyPackId">14</U32>', '<U32 N="KeyPackId">14<'),
      [3],
      ['malformed'],
    ],
  ])('%s', async (_, document, ids, reasons) => {
    const { batch, end } = await readText(document);
    expect(batch.keyPacks.map(({ keyPackId }) => keyPackId)).toEqual(ids);
    expect(batch.rejected.map(({ reason }) => reason)).toEqual(reasons);
    expect(codesOf(batch)).toContain('truncated');
    expect(end?.coverage.map(({ complete }) => complete)).toEqual([false]);
  });
});

test('lines of the rejected are those of the values', async () => {
  const text = fixture('export.clixml').replace('<U32 N="TotalLicenses">250', '<U32 N="TotalLicenses">deux');
  const line = text.slice(0, text.indexOf('deux')).split('\n').length;
  expect((await readText(text)).batch.rejected).toEqual([
    { line, column: 'TotalLicenses', value: 'deux', reason: 'not-a-number' },
  ]);
});

describe('hostile documents are refused', () => {
  const laughs = [
    '<!DOCTYPE Objs [<!ENTITY a "lol">',
    ...Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "${'&a;'.repeat(10)}">`),
    ']>',
  ].join('');
  test.each<[string, string, string]>([
    ['a billion laughs', `<?xml version="1.0"?>${laughs}<Objs>&a8;</Objs>`, 'unsafe-xml'],
    [
      'an entity from elsewhere',
      '<?xml version="1.0"?><!DOCTYPE Objs [<!ENTITY x SYSTEM "file:///etc/passwd">]><Objs><S>&x;</S></Objs>',
      'unsafe-xml',
    ],
    [
      'a document type after a good beginning',
      `${fixture('export.clixml').slice(0, 900)}<!DOCTYPE x>`,
      'unsafe-xml',
    ],
    [
      'a declaration whose letters are in two cases',
      '<?xml version="1.0"?><!doctype Objs><Objs/>',
      'unsafe-xml',
    ],
    ['nesting without end', `<Objs>${'<Obj RefId="0"><LST>'.repeat(500)}`, 'too-deep'],
    ['a page', '<!DOCTYPE html><html><body>Win32_TSLicenseKeyPack</body></html>', 'not-an-inventory'],
  ])('%s', async (_, text, code) => {
    for (const piece of [7, 65_536])
      expect((await readAll(sourceOf(text, 'x', piece))).refused?.code).toBe(code);
  });
});
