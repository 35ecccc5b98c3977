export type * from './accounts.ts';
export {
  type ChainFault,
  type ChainFaultKind,
  type ChainVerification,
  endLine,
  verifyChain,
} from './audit/chain.ts';
export * from './audit.ts';
export type * from './collection.ts';
export { type FolderLock, lockFolder, runningServer } from './folder-lock.ts';
export { type OpenRegisterOptions, openRegister, REGISTER_FILE } from './open-register.ts';
export type * from './register.ts';
export {
  RegisterError,
  type RegisterErrorCode,
  StorageError,
  type StorageErrorCode,
} from './storage-error.ts';
