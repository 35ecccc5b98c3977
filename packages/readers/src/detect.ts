import type { InventoryFormat } from '@calepin/core';
import type { FormatReader, Sample } from './reader.ts';

/** Characters of a sample. */
export const SAMPLE_LENGTH = 64 * 1024;

/** The reader that is surest of knowing a document, or what each of them misses in it. */
export type Detection =
  | { readonly reader: FormatReader; readonly delimiter: string | null }
  | {
      readonly reader: null;
      readonly tried: readonly { readonly format: InventoryFormat; readonly reason: string }[];
    };

/** Asks every reader. `as` names the one to take whatever it thinks of the document. */
export function detect(sample: Sample, readers: readonly FormatReader[], as?: InventoryFormat): Detection {
  const tried: { format: InventoryFormat; reason: string }[] = [];
  let best: { reader: FormatReader; delimiter: string | null; confidence: number } | null = null;
  for (const reader of readers) {
    if (as !== undefined && reader.format !== as) continue;
    const answer = reader.recognise(sample);
    if (answer.known) {
      if (best === null || answer.confidence > best.confidence) {
        best = { reader, delimiter: answer.delimiter ?? null, confidence: answer.confidence };
      }
    } else if (as !== undefined) {
      return { reader, delimiter: null };
    } else {
      tried.push({ format: reader.format, reason: answer.reason });
    }
  }
  return best === null ? { reader: null, tried } : { reader: best.reader, delimiter: best.delimiter };
}

/** The beginning of a document, cut at a line end where there is one. */
export async function sampleOf(text: AsyncIterable<string>): Promise<Sample> {
  let beginning = '';
  for await (const piece of text) {
    beginning += piece;
    if (beginning.length > SAMPLE_LENGTH) {
      const cut = beginning.slice(0, SAMPLE_LENGTH);
      const lineEnd = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r'));
      return { text: lineEnd > 0 ? cut.slice(0, lineEnd + 1) : cut, whole: false };
    }
  }
  return { text: beginning, whole: true };
}
