/**
 * The Windows Server generation that a CAL opens. `id` is `ProductVersionID` as read, `null` when it was not read.
 * `name` is the known name; without a known id it is the text as read; without any text it is `null`.
 */
export interface ProductVersion {
  readonly id: number | null;
  readonly name: string | null;
}

/**
 * Names of `Win32_TSLicenseKeyPack.ProductVersionID`. The documentation stops at 4; 5 to 8 continue in the field.
 * Source: Microsoft, "Win32_TSLicenseKeyPack class", and values seen on real servers.
 */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'Windows 2000 Server'],
  [1, 'Windows Server 2003'],
  [2, 'Windows Server 2008'],
  [3, 'Windows Server 2008 R2'],
  [4, 'Windows Server 2012'],
  [5, 'Windows Server 2016'],
  [6, 'Windows Server 2019'],
  [7, 'Windows Server 2022'],
  [8, 'Windows Server 2025'],
]);

/** Every version that has a name, the oldest first. */
export const KNOWN_PRODUCT_VERSIONS: readonly ProductVersion[] = [...NAMES].map(([id, name]) => ({
  id,
  name,
}));

/** The version of an id; an id that is not known keeps its number in its name, so that it is never dropped. */
export function productVersion(id: number | null, textAsRead: string | null = null): ProductVersion {
  if (id === null) return { id: null, name: textAsRead };
  return { id, name: NAMES.get(id) ?? `unknown (${id})` };
}

export function isKnownProductVersion(version: ProductVersion): boolean {
  return version.id !== null && NAMES.has(version.id);
}
