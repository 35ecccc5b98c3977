export { defaultHostOf } from './default-host.ts';
export { DEFAULT_SITE } from './default-site.ts';
export { evaluateFindings } from './evaluate-findings.ts';
export {
  type DocumentOutcome,
  type DocumentToImport,
  type ImportDocumentsRequest,
  type ImportOutcome,
  importDocuments,
} from './import-documents.ts';
export { type InspectedDocument, inspectUpload, type UploadInspection } from './inspect-upload.ts';
export { replayReader } from './replay-reader.ts';
