import type { Coverage, ReadWarning } from '@calepin/core';

/**
 * What the key packs of a document cannot tell because the input lacks the property. The product code in `description`
 * tells type and version as well, so with it they are not absent.
 */
export function absentColumns(coverage: readonly Coverage[]): ReadWarning[] {
  const packs = coverage.filter(({ scope, fields }) => scope === 'key-packs' && fields.length > 0);
  if (packs.length === 0) return [];
  const fields = new Set(packs.flatMap(({ fields }) => fields));
  const warnings: ReadWarning[] = [];
  const absent = (code: ReadWarning['code'], ...sources: string[]): void => {
    if (!sources.some((field) => fields.has(field))) warnings.push({ code, facts: {} });
  };
  absent('issued-absent', 'issuedLicenses');
  absent('type-absent', 'productType', 'description');
  absent('kind-absent', 'keyPackType');
  absent('version-absent', 'productVersionId', 'description');
  return warnings;
}
