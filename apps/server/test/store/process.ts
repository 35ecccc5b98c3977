import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const SCRIPTS = {
  writer: fileURLToPath(new URL('./writer.ts', import.meta.url)),
  collector: fileURLToPath(new URL('./collector.ts', import.meta.url)),
  inviter: fileURLToPath(new URL('./inviter.ts', import.meta.url)),
};

/** The writer, in a process of its own that ends with the test. */
export class WriterProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #errors = '';

  /** `script`: what it does over and over. `fileBlocks` limits every file that it writes, in blocks of 512 bytes: as a disk that is full does. */
  constructor(
    folder: string,
    given: {
      script?: keyof typeof SCRIPTS;
      first: number;
      licenses: number;
      imports: number;
      fileBlocks?: number;
    },
  ) {
    const arguments_ = [
      SCRIPTS[given.script ?? 'writer'],
      folder,
      String(given.first),
      String(given.licenses),
      String(given.imports),
    ];
    this.#child =
      given.fileBlocks === undefined
        ? spawn(process.execPath, arguments_)
        : spawn('sh', [
            '-c',
            `trap '' XFSZ; ulimit -f ${given.fileBlocks}; exec "$0" "$@"`,
            process.execPath,
            ...arguments_,
          ]);
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
    const { stdout } = this.#child;
    if (stdout === null) throw new Error('the process has no output');
    const lines = createInterface(stdout);
    lines.on('line', (line) => this.lines.push(line));
    this.#ended = Promise.all([once(this.#child, 'close'), once(lines, 'close')]);
    onTestFinished(() => this.kill());
  }

  /** Resolves when it has said so many lines, or ended. */
  async said(count: number): Promise<void> {
    let over = false;
    void this.#ended.then(() => {
      over = true;
    });
    while (this.lines.length < count && !over) await new Promise((resolve) => setTimeout(resolve, 2));
    if (this.lines.length < count && this.#errors !== '') throw new Error(this.#errors);
  }

  /** `kill -9`, and wait until it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async ended(): Promise<void> {
    await this.#ended;
  }

  /** Numbers of the imports that it said were done. */
  get done(): number[] {
    return this.lines.flatMap((line) => (line.startsWith('done ') ? [Number(line.slice(5))] : []));
  }
}
