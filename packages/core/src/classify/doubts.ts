import { calTypeOfProductType } from '../domain/cal-type.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import type { ReadWarning } from '../domain/observation.ts';
import { isKnownProductVersion, productVersion } from '../domain/product-version.ts';
import { isUnlimitedCount, licenseCount } from './license-count.ts';
import type { ProductCode } from './product-code.ts';

/** Numbers whose meaning is documented, or known from the product code that real servers show beside them (3 and 6). */
const PRODUCT_TYPES: ReadonlySet<number> = new Set([0, 1, 2, 3, 6]);
const LAST_KEY_PACK_TYPE = 6;

/** What a key pack's values leave open: numbers that no one documents, and sources that contradict each other. */
export function doubtsAbout(facts: KeyPackFacts, code: ProductCode | null): ReadWarning[] {
  return [...undocumented(facts), ...(code === null ? [] : disagreements(facts, code))];
}

function undocumented(facts: KeyPackFacts): ReadWarning[] {
  const { keyPackId, keyPackType, productType, productVersionId, totalLicenses, availableLicenses } = facts;
  const warnings: ReadWarning[] = [];
  const warn = (property: string, value: number): void => {
    warnings.push({ code: 'undocumented-number', facts: { keyPackId, property, value } });
  };
  const documentedKind = (type: number): boolean =>
    Number.isInteger(type) && type >= 0 && type <= LAST_KEY_PACK_TYPE;
  if (keyPackType !== null && !documentedKind(keyPackType)) warn('KeyPackType', keyPackType);
  if (productType !== null && !PRODUCT_TYPES.has(productType)) warn('ProductType', productType);
  if (productVersionId !== null && !isKnownProductVersion(productVersion(productVersionId))) {
    warn('ProductVersionID', productVersionId);
  }
  // "No limit on what is available" of a pack that has a limit.
  if (
    licenseCount(totalLicenses) !== null &&
    availableLicenses !== null &&
    isUnlimitedCount(availableLicenses)
  ) {
    warn('AvailableLicenses', availableLicenses);
  }
  return warnings;
}

function disagreements(facts: KeyPackFacts, code: ProductCode): ReadWarning[] {
  const { keyPackId, keyPackType, productType, productVersionId } = facts;
  const warnings: ReadWarning[] = [];
  const warn = (property: string, value: number | null): void => {
    warnings.push({ code: 'sources-disagree', facts: { keyPackId, property, value, code: code.text } });
  };
  const told = calTypeOfProductType(productType);
  if (told !== 'unknown' && code.calType !== 'unknown' && told !== code.calType)
    warn('ProductType', productType);
  // A code of an unseen version stands for no id, so it contradicts none; 6.00 stands for two.
  const ids = code.productVersionIds;
  if (productVersionId !== null && ids.length > 0 && !ids.includes(productVersionId)) {
    warn('ProductVersionID', productVersionId);
  }
  const silent = keyPackType === null || keyPackType === 0;
  if (code.suffix === 'built-in' && !silent && keyPackType !== 6) warn('KeyPackType', keyPackType);
  return warnings;
}
