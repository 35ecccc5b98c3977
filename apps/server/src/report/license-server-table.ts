import { serverRole } from '@calepin/core';
import type { LicenseServerRecord } from '../store/register.ts';
import { type Cell, instantCell } from './csv.ts';

export const LICENSE_SERVER_HEADER: readonly string[] = [
  'Site',
  'LicenseServer',
  'Activation',
  'LicenseServerId',
  'ProductId',
  'Role',
  'OsVersion',
  'KeyPacks',
  'IssuedLicenses',
  'LastSeen',
];

export function licenseServerRow(server: LicenseServerRecord, site: string): Cell[] {
  const role = server.facts?.serverRole ?? null;
  return [
    site,
    server.host,
    server.activation,
    server.facts?.licenseServerId ?? null,
    server.facts?.productId ?? null,
    role === null ? null : serverRole(role),
    server.facts?.osVersion ?? null,
    server.keyPackCount,
    server.issuedLicenseCount,
    instantCell(server.lastSeen?.observedAt ?? null),
  ];
}
