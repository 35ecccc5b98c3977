import type { Context } from '../../context.ts';
import { printable } from '../../terminal/printable.ts';
import { indented } from '../../terminal/wrap.ts';

const INDENT = '  ';

export interface Refusal {
  readonly name: string;
  readonly message: string;
  readonly remedy: string | null;
  /** Names of the formats that it was not. */
  readonly tried: readonly string[];
}

/** Says on the error stream why a document was not read, and what to do. */
export async function printRefusal(
  { name, message, remedy, tried }: Refusal,
  context: Context,
): Promise<void> {
  const { say, notes, output } = context;
  await output.flush();
  const title = `${notes.style.glyphs.now} ${say('inspect.refused')}`;
  await notes.line(`${notes.style.paint('now', title)}  ${notes.style.paint('strong', printable(name))}`);
  const texts = [
    message,
    ...(remedy === null ? [] : [remedy]),
    ...(tried.length === 0 ? [] : [say('inspect.tried', { tried: tried.join(', ') })]),
  ];
  for (const text of texts) {
    for (const line of indented(printable(text), INDENT, notes.width)) await notes.line(line);
  }
  await notes.flush();
}
