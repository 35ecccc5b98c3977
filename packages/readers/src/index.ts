export * from './documents-of.ts';
export * from './file-sources.ts';
export type { Describe, InspectionTextId } from './inspect/inspected-document.ts';
export type { Write } from './inspect/json-spool.ts';
export * from './inspect/write-inspection.ts';
export * from './read-inventory.ts';
export type * from './reader.ts';
export { RefusedDocument } from './refused.ts';
export { type SpooledSource, spool } from './spool.ts';
