import { createReadStream } from 'node:fs';
import { documentsOf, type InventorySource } from '@calepin/readers';
import type { DocumentToImport } from '../collect/import-documents.ts';
import type { DocumentChoice, UploadedFile } from './workshop.ts';

const CHUNK = 1024 * 1024;

/** A received file under the name that the person knows. */
export function uploadSource(upload: UploadedFile): InventorySource {
  return {
    name: upload.name,
    open: () => createReadStream(upload.path, { highWaterMark: CHUNK }),
    size: upload.size,
    modifiedAt: upload.modifiedAt,
    path: upload.path,
  };
}

/** The chosen documents of some uploads; each upload is opened once, however many of its documents are taken. */
export async function* chosenDocuments(choices: readonly DocumentChoice[]): AsyncGenerator<DocumentToImport> {
  const byUpload = Map.groupBy(choices, (choice) => choice.upload.path);
  for (const ofUpload of byUpload.values()) {
    const [first] = ofUpload;
    if (!first) continue;
    let index = 0;
    for await (const source of documentsOf(uploadSource(first.upload))) {
      const choice = ofUpload.find((one) => one.index === null || one.index === index);
      index += 1;
      if (!choice) continue;
      yield {
        source,
        ...(choice.as === undefined ? {} : { as: choice.as }),
        ...(choice.host === undefined ? {} : { host: choice.host }),
        ...(choice.observedAt === undefined ? {} : { observedAt: choice.observedAt }),
      };
    }
  }
}
