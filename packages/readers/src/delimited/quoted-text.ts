import type { ReadContext } from '../reader.ts';
import { LineSplitter } from '../text/lines.ts';

/** What mail programs put before each line that they quote. */
const QUOTATION = /^\ufeff?(?:>[ \u00a0]?)+/;

/** Whether a header stands in a quotation of a mail. */
export function isQuotation(header: readonly string[]): boolean {
  return QUOTATION.test(header[0] ?? '');
}

/** The same document without its marks of quotation. */
export function quotedContext(context: ReadContext): ReadContext {
  return {
    text: () => lines(context.text()),
    name: context.name,
    delimiter: context.delimiter,
    timeZone: context.timeZone,
    signal: context.signal,
    reject: (rejection) => context.reject(rejection),
    warn: (warning) => context.warn(warning),
    cover: (coverage) => context.cover(coverage),
    observed: (instant) => context.observed(instant),
  };
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<string> {
  const splitter = new LineSplitter();
  for await (const piece of text) yield splitter.push(piece).map(unquoted).join('');
  yield splitter.end().map(unquoted).join('');
}

function unquoted({ text }: { readonly text: string }): string {
  return `${text.replace(QUOTATION, '')}\n`;
}
