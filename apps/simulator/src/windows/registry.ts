/** A value of the registry, by its type number: 1 text, 3 binary, 4 number, 7 several texts. */
export type RegistryValue =
  | { readonly type: 1; readonly name: string; readonly value: string }
  | { readonly type: 3; readonly name: string; readonly value: readonly number[] }
  | { readonly type: 4; readonly name: string; readonly value: number }
  | { readonly type: 7; readonly name: string; readonly value: readonly string[] };

/** `HKEY_LOCAL_MACHINE` of a host. Keys are compared without case, as Windows does. */
export class RegistryTree {
  readonly #keys = new Map<string, Map<string, RegistryValue>>();
  readonly #names = new Map<string, string>();

  set(path: string, ...values: readonly RegistryValue[]): void {
    const key = path.toLowerCase();
    const held = this.#keys.get(key) ?? new Map<string, RegistryValue>();
    for (const value of values) held.set(value.name.toLowerCase(), value);
    this.#keys.set(key, held);
    // A key brings its parents with it.
    let name = '';
    for (const part of path.split('\\')) {
      name = name === '' ? part : `${name}\\${part}`;
      if (!this.#names.has(name.toLowerCase())) this.#names.set(name.toLowerCase(), name);
    }
  }

  hasKey(path: string): boolean {
    return this.#names.has(path.toLowerCase());
  }

  value(path: string, name: string): RegistryValue | undefined {
    return this.#keys.get(path.toLowerCase())?.get(name.toLowerCase());
  }

  values(path: string): readonly RegistryValue[] {
    return [...(this.#keys.get(path.toLowerCase())?.values() ?? [])];
  }

  /** Names of the keys right under a key. */
  subKeys(path: string): readonly string[] {
    const prefix = path === '' ? '' : `${path.toLowerCase()}\\`;
    return [...this.#names]
      .filter(
        ([key]) =>
          key.startsWith(prefix) && key.length > prefix.length && !key.slice(prefix.length).includes('\\'),
      )
      .map(([, name]) => name.slice(name.lastIndexOf('\\') + 1));
  }
}
