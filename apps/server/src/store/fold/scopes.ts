import type { ReadBatch, Scope } from '@calepin/core';
import type { VersionTableName } from '../schema.ts';
import { optionalTextKey, textKey } from '../text-key.ts';

/** What a column of a staged row may hold. */
export type Cell = string | number | null;

/** One scope: where its rows live, what identifies one within its list, and how facts become a row. */
export interface ScopeTable {
  readonly scope: Scope;
  readonly table: VersionTableName;
  readonly keys: readonly Column[];
  readonly values: readonly Column[];
}

interface Column {
  readonly name: string;
  readonly type: 'bigint' | 'text';
}

const text = (name: string): Column => ({ name, type: 'text' });
const whole = (name: string): Column => ({ name, type: 'bigint' });

/** Every scope; the order of `keys` then `values` is the order of the cells in `rowsOf`. */
export const SCOPE_TABLES: Readonly<Record<Scope, ScopeTable>> = {
  'license-server': {
    scope: 'license-server',
    table: 'license_server_version',
    keys: [],
    values: [
      whole('activation_status'),
      text('license_server_id'),
      text('product_id'),
      whole('server_role'),
      text('os_version'),
      text('details'),
    ],
  },
  'key-packs': {
    scope: 'key-packs',
    table: 'key_pack_version',
    keys: [whole('number'), text('discriminator')],
    values: [
      text('description'),
      whole('key_pack_type'),
      whole('product_type'),
      text('product_version'),
      whole('product_version_id'),
      whole('total'),
      whole('issued'),
      whole('available'),
      whole('expiration_date'),
      whole('access_rights'),
      text('type_and_model'),
    ],
  },
  'issued-licenses': {
    scope: 'issued-licenses',
    table: 'issued_license',
    keys: [whole('license_id'), whole('pack_number')],
    values: [
      text('user'),
      text('user_key'),
      text('computer'),
      text('computer_key'),
      text('hardware_id'),
      whole('status_number'),
      whole('issued_at'),
      whole('expires_at'),
    ],
  },
  'user-cals': {
    scope: 'user-cals',
    table: 'user_cal',
    keys: [text('user_key'), text('product')],
    values: [
      text('user'),
      whole('product_version_id'),
      text('product_version'),
      text('product_code'),
      whole('expires_at'),
      text('managing_server'),
      whole('disabled'),
      whole('deleted'),
    ],
  },
  'session-host': {
    scope: 'session-host',
    table: 'session_host_version',
    keys: [],
    values: [
      whole('licensing_type'),
      text('licensing_type_source'),
      text('license_servers'),
      text('license_servers_source'),
      whole('grace_period_days'),
      text('os_version'),
      text('details'),
    ],
  },
};

export const SCOPES: readonly Scope[] = [
  'license-server',
  'key-packs',
  'issued-licenses',
  'user-cals',
  'session-host',
];

/** The number that stands for a key pack which an issued license does not name. */
export const NO_PACK = -1;

const json = (details: Readonly<Record<string, unknown>>): string | null =>
  Object.keys(details).length === 0 ? null : JSON.stringify(details);

const flag = (fact: boolean | null): number | null => (fact === null ? null : Number(fact));

/** The rows of a batch, one after the other: scope, host as read, cells. Key packs have an empty discriminator yet. */
export function* rowsOf(batch: ReadBatch): Generator<readonly [Scope, string | null, Cell[]]> {
  for (const f of batch.licenseServers) {
    const cells = [
      f.activationStatus,
      f.licenseServerId,
      f.productId,
      f.serverRole,
      f.osVersion,
      json(f.details),
    ];
    yield ['license-server', f.host, cells];
  }
  for (const f of batch.keyPacks) {
    yield [
      'key-packs',
      f.host,
      [
        f.keyPackId,
        '',
        f.description,
        f.keyPackType,
        f.productType,
        f.productVersion,
        f.productVersionId,
        f.totalLicenses,
        f.issuedLicenses,
        f.availableLicenses,
        f.expirationDate,
        f.accessRights,
        f.typeAndModel,
      ],
    ];
  }
  for (const f of batch.issuedLicenses) {
    yield [
      'issued-licenses',
      f.host,
      [
        f.licenseId,
        f.keyPackId ?? NO_PACK,
        f.user,
        optionalTextKey(f.user),
        f.computer,
        optionalTextKey(f.computer),
        f.hardwareId,
        f.licenseStatus,
        f.issueDate,
        f.expirationDate,
      ],
    ];
  }
  for (const f of batch.userCals) {
    // One user may hold CALs of several versions; the directory and the report name the version differently.
    const product = f.productVersionId ?? optionalTextKey(f.productVersion ?? f.productCode) ?? '';
    yield [
      'user-cals',
      f.host,
      [
        textKey(f.user),
        String(product),
        f.user,
        f.productVersionId,
        f.productVersion,
        f.productCode,
        f.expirationDate,
        f.managingServer,
        flag(f.disabled),
        flag(f.deleted),
      ],
    ];
  }
  for (const f of batch.sessionHosts) {
    yield [
      'session-host',
      f.host,
      [
        f.licensingType,
        f.licensingTypeSource,
        f.licenseServers === null ? null : JSON.stringify(f.licenseServers),
        f.licenseServersSource,
        f.gracePeriodDays,
        f.osVersion,
        json(f.details),
      ],
    ];
  }
}
