import { type CalType, calTypeOfProductType } from '../domain/cal-type.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { isBoughtKeyPackType, keyPackKind } from '../domain/key-pack-kind.ts';
import type { ReadWarning } from '../domain/observation.ts';
import { isKnownProductVersion, type ProductVersion, productVersion } from '../domain/product-version.ts';
import { isSentinelExpiry } from './expiry.ts';
import type { ClassifiedKeyPack } from './key-pack.ts';
import { type ProductCode, parseProductCode } from './product-code.ts';

/** Unlimited packs hold the largest uint32, which scripts that read it as signed print as −1. */
const UNLIMITED: ReadonlySet<number> = new Set([-1, 4_294_967_295]);

/**
 * Reads a key pack's numbers: CAL type, kind, version, what is counted. Texts are shown, never parsed; the product code in
 * `Description` is the second source, and where it disagrees with the numeric columns a warning says so.
 * Source: Microsoft, "Win32_TSLicenseKeyPack class"; values of real servers where the documentation stops.
 */
export function classifyKeyPack(facts: KeyPackFacts): ClassifiedKeyPack {
  const code = parseProductCode(facts.description);
  const warnings: ReadWarning[] = [...undocumented(facts), ...disagreements(facts, code)];
  const unlimited = isUnlimited(facts.totalLicenses) || isUnlimited(facts.availableLicenses);
  return {
    keyPackId: facts.keyPackId,
    calType: calTypeOf(facts, code),
    kind: keyPackKind(facts.keyPackType),
    productVersion: versionOf(facts, code),
    total: unlimited ? null : licences(facts.totalLicenses),
    issued: licences(facts.issuedLicenses),
    available: unlimited ? null : licences(facts.availableLicenses),
    unlimited,
    expires:
      facts.expirationDate !== null && !isSentinelExpiry(facts.expirationDate) ? facts.expirationDate : null,
    perpetual: facts.expirationDate === null ? null : isSentinelExpiry(facts.expirationDate),
    counted: isCounted(facts, code, unlimited),
    label: facts.typeAndModel,
    productCode: facts.description,
    warnings,
  };
}

function isUnlimited(count: number | null): boolean {
  return count !== null && UNLIMITED.has(count);
}

/** A number of licences, or `null` when it is not one. */
function licences(count: number | null): number | null {
  return count === null || !Number.isInteger(count) || count < 0 || count >= 4_294_967_295 ? null : count;
}

function calTypeOf(facts: KeyPackFacts, code: ProductCode | null): CalType {
  const told = calTypeOfProductType(facts.productType);
  return told === 'unknown' ? (code?.calType ?? 'unknown') : told;
}

function versionOf(facts: KeyPackFacts, code: ProductCode | null): ProductVersion {
  const [firstOfCode] = code?.productVersionIds ?? [];
  const id = facts.productVersionId ?? firstOfCode ?? null;
  return productVersion(id, facts.productVersion);
}

/** Without a `KeyPackType` a finite total is what a bought pack shows; the built-in pool says so in its product code. */
function isCounted(facts: KeyPackFacts, code: ProductCode | null, unlimited: boolean): boolean {
  if (unlimited || code?.suffix === 'built-in') return false;
  return facts.keyPackType === null || isBoughtKeyPackType(facts.keyPackType);
}

function undocumented(facts: KeyPackFacts): ReadWarning[] {
  const warn = (property: string, value: number | null): ReadWarning => ({
    code: 'undocumented-number',
    facts: { keyPackId: facts.keyPackId, property, value },
  });
  const warnings: ReadWarning[] = [];
  if (facts.keyPackType !== null && (facts.keyPackType < 0 || facts.keyPackType > 6)) {
    warnings.push(warn('KeyPackType', facts.keyPackType));
  }
  if (facts.productType !== null && ![0, 1, 2, 3, 6].includes(facts.productType)) {
    warnings.push(warn('ProductType', facts.productType));
  }
  if (facts.productVersionId !== null && !isKnownProductVersion(productVersion(facts.productVersionId))) {
    warnings.push(warn('ProductVersionID', facts.productVersionId));
  }
  return warnings;
}

function disagreements(facts: KeyPackFacts, code: ProductCode | null): ReadWarning[] {
  if (code === null) return [];
  const warn = (property: string, value: number | null): ReadWarning => ({
    code: 'sources-disagree',
    facts: { keyPackId: facts.keyPackId, property, value, code: code.text },
  });
  const warnings: ReadWarning[] = [];
  const told = calTypeOfProductType(facts.productType);
  if (told !== 'unknown' && code.calType !== 'unknown' && told !== code.calType) {
    warnings.push(warn('ProductType', facts.productType));
  }
  const { productVersionIds } = code;
  if (
    facts.productVersionId !== null &&
    productVersionIds.length > 0 &&
    !productVersionIds.includes(facts.productVersionId)
  ) {
    warnings.push(warn('ProductVersionID', facts.productVersionId));
  }
  const builtIn = facts.keyPackType === 6;
  if (facts.keyPackType !== null && code.suffix === 'built-in' && !builtIn)
    warnings.push(warn('KeyPackType', facts.keyPackType));
  return warnings;
}
