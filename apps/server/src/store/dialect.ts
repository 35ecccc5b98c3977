/**
 * Everything that another engine would do differently: connections, transactions, staging tables, bulk loading, the
 * layout of clustered tables. A PostgreSQL adapter is a second folder with these exports; no other file names SQLite.
 */
export { type Connection, connect } from './sqlite/connection.ts';
export { isLocked, tryExclusive } from './sqlite/file-lock.ts';
export { deltaTable, type Staging, stageTable } from './sqlite/staging.ts';
export {
  accountName,
  appendOnly,
  changeLicenses,
  closedAccounts,
  clustered,
  createAccountIndex,
  createLicenseIndexes,
  type LicenseIndex,
  licensesThrough,
} from './sqlite/tables.ts';
