import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Another program that is asked a line and answers one. */
export class Conversation {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(program: string, args: readonly string[]) {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async ask(line: string): Promise<string> {
    this.#process.stdin?.write(`${line}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`the program ended after: ${line.slice(0, 40)}`);
    return value;
  }

  /** The words of the answer. */
  async words(line: string): Promise<readonly string[]> {
    return (await this.ask(line)).split(' ');
  }

  end(): void {
    this.#process.stdin?.end();
  }
}

export const base64 = (bytes: Uint8Array | null): string =>
  bytes === null || bytes.length === 0 ? '-' : Buffer.from(bytes).toString('base64');
export const bytesOf = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64');
