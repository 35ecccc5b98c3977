import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs';

const LARGEST = 10 * 1024 * 1024;

/** The server's log: one file and the one before it, bounded, for its owner only. Written at once, so that a crash is in it. */
export class LogFile {
  readonly #path: string;
  #file: number;
  #size: number;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'a', 0o600);
    this.#size = statSync(path).size;
  }

  /** Takes one line. A log that cannot be written (a full disk) never stops the work that it tells of. */
  write(line: string): void {
    try {
      if (this.#size > LARGEST) this.#turn();
      this.#size += writeSync(this.#file, line);
    } catch {
      // Nowhere is left to say so.
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #turn(): void {
    closeSync(this.#file);
    renameSync(this.#path, `${this.#path}.1`);
    this.#file = openSync(this.#path, 'a', 0o600);
    this.#size = 0;
  }
}
