/** What was asked of a host, by name. Tests prove with it that nothing that changes a host was ever called. */
export class CallCounter {
  readonly #calls = new Map<string, number>();
  readonly #changing = new Map<string, number>();

  /** `Enumerate Win32_X`, `Win32_X.Method`, `Identify`. */
  count(name: string): void {
    this.#calls.set(name, (this.#calls.get(name) ?? 0) + 1);
  }

  /** A call that would have changed the host, and was refused. */
  countChanging(name: string): void {
    this.#changing.set(name, (this.#changing.get(name) ?? 0) + 1);
  }

  get calls(): ReadonlyMap<string, number> {
    return this.#calls;
  }

  get changing(): ReadonlyMap<string, number> {
    return this.#changing;
  }
}
