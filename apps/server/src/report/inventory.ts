import { productVersion } from '@calepin/core';
import type { KeyPackRecord } from '../store/register.ts';
import { type Cell, instantCell } from './csv.ts';

/** The header that administrators already script, in its order: part of the contract. */
export const INVENTORY_HEADER: readonly string[] = [
  'Server',
  'KeyPackId',
  'ProductVersion',
  'TypeAndModel',
  'TotalLicenses',
  'AvailableLicenses',
  'ExpirationDate',
];

/** What that header lacks, under the names of WMI, so that the file can be read again without a loss. */
export const FULL_INVENTORY_HEADER: readonly string[] = [
  ...INVENTORY_HEADER,
  'IssuedLicenses',
  'ProductVersionID',
  'ProductType',
  'KeyPackType',
  'Description',
  'AccessRights',
  'Site',
];

/** One key pack as it was read, sentinels and −1 included. */
export function inventoryRow({ host, facts }: KeyPackRecord): Cell[] {
  return [
    host,
    facts.keyPackId,
    facts.productVersion ?? productVersion(facts.productVersionId).name,
    facts.typeAndModel,
    facts.totalLicenses,
    facts.availableLicenses,
    instantCell(facts.expirationDate),
  ];
}

export function fullInventoryRow(record: KeyPackRecord, site: string): Cell[] {
  const { facts } = record;
  return [
    ...inventoryRow(record),
    facts.issuedLicenses,
    facts.productVersionId,
    facts.productType,
    facts.keyPackType,
    facts.description,
    facts.accessRights,
    site,
  ];
}
