/** A value as an input carries it. Lists come from JSON, CLIXML and the directory; a list of one value is that value. */
export type PropertyValue = string | number | boolean | null | readonly PropertyValue[];

export interface InstanceProperty {
  readonly name: string;
  readonly value: PropertyValue;
  /** Line of the value, where it differs from the instance's; `null` when lines mean nothing. */
  readonly line?: number | null;
}

/** One object of an input: a WMI instance or a directory entry, as a bag of properties in the order of the input. */
export interface Instance {
  /** Name of the class when the input tells it; `null` to recognise it by its properties. */
  readonly className: string | null;
  /** Host known from around the instance (a heading, the collector's own member); a property that names one wins. */
  readonly host: string | null;
  readonly line: number | null;
  readonly properties: readonly InstanceProperty[];
  /** The JSON of the instance from its line on, when it has several: a value's own line is found in it when it must be told. */
  readonly json?: string;
}

/**
 * The text of a value: lists of one value and `{…}` are unwrapped, longer lists are joined, empty is `null`.
 * `True` and `False` are what PowerShell prints.
 */
export function valueText(value: PropertyValue): string | null {
  if (value === null) return null;
  if (typeof value === 'string') {
    const trimmed = value.trim();
    const braced = trimmed.startsWith('{') && trimmed.endsWith('}');
    const inner = braced ? trimmed.slice(1, -1).trim() : trimmed;
    return inner === '' ? null : inner;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const texts = value
    .slice(0, 100)
    .map(valueText)
    .filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join(', ');
}
