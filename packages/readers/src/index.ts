export * from './documents-of.ts';
export * from './file-sources.ts';
export * from './read-inventory.ts';
export type * from './reader.ts';
export { RefusedDocument } from './refused.ts';
