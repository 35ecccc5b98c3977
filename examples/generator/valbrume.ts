import { BARE, csv, dmtf, FULL, french, utf8WithMark, windows1252 } from './formats.ts';
import type { ExampleFile, Organisation } from './organisation.ts';
import { boughtPack, builtInPack, type KeyPack } from './windows.ts';

const USER = 'CAL Services Bureau à distance par utilisateur';
const BUILT_IN = 'CAL TS intégrée par périphérique';

/**
 * A town hall that moves its users from 2019 to 2022: one reading a month. The licences of 2022 run over, are topped up with a
 * pack of 70, and run over again. [days ago, issued 2022, issued 2019, issued 2016]
 */
const MONTHS: readonly (readonly [number, number, number, number])[] = [
  [352, 168, 141, 35],
  [321, 176, 133, 35],
  [291, 189, 126, 36],
  [260, 201, 118, 36],
  [229, 212, 109, 36],
  [199, 219, 101, 36],
  [168, 228, 95, 37],
  [138, 239, 88, 37],
  [107, 248, 82, 37],
  [77, 261, 77, 37],
  [46, 274, 71, 37],
  [15, 288, 66, 37],
  [1, 301, 62, 37],
];
/** From this reading on the second pack of 2022 is there. */
const TOPPED_UP = 6;

function packs(month: number, issued2022: number, issued2019: number, issued2016: number): KeyPack[] {
  const second = month >= TOPPED_UP ? Math.min(70, Math.max(0, issued2022 - 200)) : 0;
  const pack = (id: number, version: number, kind: 2 | 5, total: number, issued: number): KeyPack =>
    boughtPack({ id, type: 'per-user', version, kind, total, issued, label: USER });
  return [
    builtInPack(BUILT_IN),
    pack(3, 5, 5, 40, issued2016),
    pack(4, 6, 2, 150, issued2019),
    pack(5, 7, 2, 200, issued2022 - second),
    ...(month >= TOPPED_UP ? [pack(6, 7, 2, 70, second)] : []),
  ];
}

const number = (index: number): string => String(index + 1).padStart(2, '0');

const main: ExampleFile[] = MONTHS.map(([daysAgo, issued2022, issued2019, issued2016], month) => ({
  name: `RDLIC01-packs-${number(month)}.csv`,
  daysAgo,
  content: windows1252(
    csv('RDLIC01', packs(month, issued2022, issued2019, issued2016), FULL, { delimiter: ';', date: french }),
  ),
}));

/** The library's own server, exported with the bare header and forgotten for three weeks: no type, no issued figure. */
const library: ExampleFile[] = [
  [203, 30],
  [112, 30],
  [22, 30],
].map(([daysAgo = 0, total = 0], index) => ({
  name: `CAL_Inventory_MEDIATHEQUE-${number(index)}.csv`,
  daysAgo,
  content: utf8WithMark(
    csv(
      'RDMEDIA01',
      [builtInPack(BUILT_IN), boughtPack({ id: 3, type: 'per-device', version: 6, kind: 2, total, issued: 18 + 4 * index, label: 'CAL RDS par périphérique' })],
      BARE,
      { delimiter: ',', date: dmtf },
    ),
  ),
}));

export const valbrume: Organisation = {
  folder: 'mairie-de-valbrume',
  site: 'Mairie de Valbrume (exemple)',
  files: [...main, ...library],
};
