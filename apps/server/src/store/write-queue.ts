/** Runs tasks one after the other, in the order in which they came. A failed task does not stop the next. */
export class WriteQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when everything queued so far is over. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
