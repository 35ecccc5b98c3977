import type { KeyPack, PositionRow } from '@calepin/server/schemas';
import type { Text } from '../language/text.ts';

type Version = KeyPack['productVersion'];

/** `Windows Server 2022`; an unknown id keeps its number. */
export function versionName(t: Text, version: Version): string {
  if (version.name !== null && !version.name.startsWith('unknown')) return version.name;
  return version.id === null ? t('version.not-read') : t('version.unknown', { id: version.id });
}

/** What a key pack or a row of the position is about: `Per User · Windows Server 2022`. */
export function packName(
  t: Text,
  row: Pick<KeyPack | PositionRow, 'calType' | 'productVersion' | 'label'>,
): string {
  if (row.calType === 'unknown' && row.label !== null && row.productVersion.id === null) {
    const version = row.productVersion.name;
    return version === null || row.label.includes(version) ? row.label : `${row.label} · ${version}`;
  }
  return `${t(`cal-type.${row.calType}`)} · ${versionName(t, row.productVersion)}`;
}
