import { expect, test } from 'vitest';
import { WsmanError } from '../errors/wsman-error.ts';
import { type CimResource, type ResourceStyle, resourceOf } from './resource.ts';

const WMI = 'http://schemas.microsoft.com/wbem/wsman/1/wmi';
const DMTF = 'http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2';

const cases: readonly (readonly [
  string | CimResource,
  ResourceStyle,
  uri: string,
  selectors: readonly (readonly string[])[],
])[] = [
  ['Win32_Service', 'wmi', `${WMI}/root/cimv2/Win32_Service`, []],
  ['root\\cimv2\\TerminalServices\\Win32_X', 'wmi', `${WMI}/root/cimv2/TerminalServices/Win32_X`, []],
  [
    { namespace: '/root/cimv2/', className: 'X', selectors: { A: '1' } },
    'wmi',
    `${WMI}/root/cimv2/X`,
    [['A', '1']],
  ],
  [{ className: 'X', wql: 'select * from X' }, 'wmi', `${WMI}/root/cimv2/*`, []],
  ['Win32_Service', 'dmtf', `${DMTF}/Win32_Service`, [['__cimnamespace', 'root/cimv2']]],
  ['root/omi/OMI_Identify', 'dmtf', `${DMTF}/OMI_Identify`, [['__cimnamespace', 'root/omi']]],
  [
    { namespace: 'root/omi', className: 'X', wql: 'q' },
    'dmtf',
    'http://schemas.dmtf.org/wbem/wscim/1/*',
    [['__cimnamespace', 'root/omi']],
  ],
];

test.each(cases)('%o in the style of %s', (asked, style, uri, selectors) => {
  expect(resourceOf(asked, style)).toMatchObject({ uri, selectors });
});

test.each(['', 'A B', 'X/../Y?z', 'root/cimv2/', 'root//x/X', 'ro<ot/X', 'X#y', '../X/', '1X'])(
  '%o is none',
  (asked) => {
    expect(() => resourceOf(asked, 'wmi')).toThrow(WsmanError);
  },
);
