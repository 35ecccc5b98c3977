import type { KeyPack } from '../model/key-pack.ts';
import type { Language } from './language.ts';

const VERSIONS: Readonly<Record<number, string>> = {
  0: 'Windows 2000 Server',
  1: 'Windows Server 2003',
  2: 'Windows Server 2008',
  3: 'Windows Server 2008 R2',
  4: 'Windows Server 2012',
  5: 'Windows Server 2016',
  6: 'Windows Server 2019',
  7: 'Windows Server 2022',
  8: 'Windows Server 2025',
};

/** The CAL that 2008 and 2008 R2 share is named after both, in the server's language (seen in German). */
const SHARED_2008: Readonly<Record<Language, string>> = {
  en: 'Windows Server 2008 or Windows Server 2008 R2',
  fr: 'Windows Server 2008 ou Windows Server 2008 R2',
  de: 'Windows Server 2008 oder Windows Server 2008 R2',
};

/** `ProductVersion`, localised. */
export function productVersionText(version: number, language: Language): string {
  if (version === 2) return SHARED_2008[language];
  return VERSIONS[version] ?? `Windows Server (${version})`;
}

type CalText = 'perUser' | 'perDevice' | 'builtIn' | 'temporary';

const CALS: Readonly<Record<CalText, Readonly<Record<Language, string>>>> = {
  perUser: {
    en: 'RDS Per User CAL',
    fr: 'CAL Services Bureau à distance par utilisateur',
    de: 'RDS-CAL pro Benutzer',
  },
  perDevice: {
    en: 'RDS Per Device CAL',
    fr: 'CAL Services Bureau à distance par périphérique',
    de: 'RDS-CAL pro Gerät',
  },
  builtIn: {
    en: 'Built-in TS Per Device CAL',
    fr: 'CAL Services Terminal Server par périphérique intégrée',
    de: 'Integrierte TS-CAL pro Gerät',
  },
  temporary: {
    en: 'Temporary RDS Per Device CAL',
    fr: 'CAL Services Bureau à distance par périphérique temporaire',
    de: 'Temporäre RDS-CAL pro Gerät',
  },
};

/** `TypeAndModel` and `CALType`. English as documented; French and German are ours: nothing decides on them. */
export function calText(pack: Pick<KeyPack, 'kind' | 'calType'>, language: Language): string {
  if (pack.kind === 'built-in') return CALS.builtIn[language];
  if (pack.kind === 'temporary') return CALS.temporary[language];
  return pack.calType === 'per-user' ? CALS.perUser[language] : CALS.perDevice[language];
}

const CODES: Readonly<Record<number, string>> = {
  1: '5.02',
  2: '6.00',
  3: '6.00',
  4: '6.02',
  5: '10.00',
  6: '10.01',
};

/** `Description`: the product code; `null` for 2022 and later, whose codes are not public. */
export function productCode(pack: Pick<KeyPack, 'kind' | 'calType' | 'version'>): string | null {
  if (pack.kind === 'built-in') return 'A02-5.00-EX';
  const code = CODES[pack.version];
  return code === undefined ? null : `${pack.calType === 'per-user' ? 'C50' : 'A02'}-${code}-S`;
}
