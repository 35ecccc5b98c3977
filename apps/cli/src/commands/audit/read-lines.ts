/** No event is as long; the rest of a longer line is not kept. */
const LONGEST = 1024 * 1024;

/** The lines of a text in UTF-8, in bounded memory whatever it is. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST + 1);
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
