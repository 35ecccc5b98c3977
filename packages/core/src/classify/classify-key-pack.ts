import { type CalType, calTypeOfProductType } from '../domain/cal-type.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { isBoughtKeyPackType, type KeyPackKind, keyPackKind } from '../domain/key-pack-kind.ts';
import { type ProductVersion, productVersion } from '../domain/product-version.ts';
import { doubtsAbout } from './doubts.ts';
import { isSentinelExpiry } from './expiry.ts';
import type { ClassifiedKeyPack } from './key-pack.ts';
import { isUnlimitedCount, licenseCount } from './license-count.ts';
import { type ProductCode, parseProductCode } from './product-code.ts';

/**
 * Reads a key pack's numbers: CAL type, kind, version, what is counted. Texts are shown, never parsed. Where a numeric
 * column says nothing, the product code in `Description` answers; where both speak the number wins, and a warning says
 * that they disagree. What neither tells is `unknown` or `null`.
 * Source: Microsoft, "Win32_TSLicenseKeyPack class"; values of real servers where the documentation stops.
 *
 * @example
 * // A Per User pack of 270, of which 301 were issued: `C50-10.01-S`, KeyPackType 2, ProductType 1, ProductVersionID 6.
 * classifyKeyPack(facts); // { calType: 'per-user', kind: 'volume', total: 270, issued: 301, available: 0, counted: true, … }
 */
export function classifyKeyPack(facts: KeyPackFacts): ClassifiedKeyPack {
  const code = parseProductCode(facts.description);
  const total = licenseCount(facts.totalLicenses);
  // A finite total is a limit, whatever `AvailableLicenses` holds beside it.
  const unlimited =
    isUnlimitedCount(facts.totalLicenses) || (total === null && isUnlimitedCount(facts.availableLicenses));
  const perpetual = facts.expirationDate === null ? null : isSentinelExpiry(facts.expirationDate);
  const kind = kindOf(facts, code);
  return {
    keyPackId: facts.keyPackId,
    calType: calTypeOf(facts, code),
    kind,
    productVersion: versionOf(facts, code),
    total,
    issued: licenseCount(facts.issuedLicenses),
    available: unlimited ? null : licenseCount(facts.availableLicenses),
    unlimited,
    expires: perpetual === false ? facts.expirationDate : null,
    perpetual,
    counted: !unlimited && isCounted(facts, kind),
    label: facts.typeAndModel,
    productCode: facts.description,
    warnings: doubtsAbout(facts, code),
  };
}

/** `ProductType` 2 is "not valid"; 3 and 6 were seen on built-in and VDI packs: these say nothing of the type. */
function calTypeOf(facts: KeyPackFacts, code: ProductCode | null): CalType {
  const told = calTypeOfProductType(facts.productType);
  return told === 'unknown' ? (code?.calType ?? 'unknown') : told;
}

/** The suffix `-EX` marks the built-in pool, also where `KeyPackType` was not read or is 0, "unknown". */
function kindOf(facts: KeyPackFacts, code: ProductCode | null): KeyPackKind {
  const silent = facts.keyPackType === null || facts.keyPackType === 0;
  return silent && code?.suffix === 'built-in' ? 'built-in' : keyPackKind(facts.keyPackType);
}

/** By its product code alone, 6.00 is id 2: that is the number real servers give the CAL of 2008 and 2008 R2. */
function versionOf(facts: KeyPackFacts, code: ProductCode | null): ProductVersion {
  const [firstOfCode] = code?.productVersionIds ?? [];
  return productVersion(facts.productVersionId ?? firstOfCode ?? null, facts.productVersion);
}

/** Without a `KeyPackType`, a pack with a limit is what was bought: the built-in and temporary ones have none. */
function isCounted(facts: KeyPackFacts, kind: KeyPackKind): boolean {
  if (facts.keyPackType === null) return kind !== 'built-in';
  return isBoughtKeyPackType(facts.keyPackType);
}
