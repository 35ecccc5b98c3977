import type { Context } from '../context.ts';

/** Whether a question can be asked at all: someone reads it, and someone answers. */
export function canAsk({ streams, format }: Context): boolean {
  return streams.inputIsTerminal && streams.errorsIsTerminal && format === 'table';
}

/** Asks a question whose default answer is no. The end of the input is a no. */
export async function confirm(question: string, context: Context): Promise<boolean> {
  const { say, notes, output } = context;
  const yes = say('import.yes-letter');
  await output.flush();
  await notes.write(
    `${notes.style.paint('strong', question)} [${yes}/${say('import.no-letter').toUpperCase()}] `,
  );
  await notes.flush();
  const answer = await firstLine(context);
  if (!answer.includes('\n')) await notes.line();
  return answer.trim().toLocaleLowerCase().startsWith(yes);
}

async function firstLine({ input, interruption }: Context): Promise<string> {
  const signal = interruption();
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  stopped.catch(() => undefined);
  const decoder = new TextDecoder();
  const iterator = input[Symbol.asyncIterator]();
  let line = '';
  while (!line.includes('\n')) {
    signal.throwIfAborted();
    const { done, value } = await Promise.race([iterator.next(), stopped]);
    if (done) break;
    line += decoder.decode(value, { stream: true });
  }
  return line;
}
