/** The part of JSON Schema that the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly default?: unknown;
}

/** Name of a shared shape behind a reference. */
export function shapeName(reference: string): string {
  return reference.split('/').at(-1) ?? reference;
}

/** A type in one line: `integer | null`, `KeyPack[]`, `"open" | "closed"`. Shapes are named, never unfolded. */
export function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return shapeName(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return [...new Set(parts.map(typeText))].join(' | ');
  if (schema.allOf) return schema.allOf.map(typeText).join(' & ');
  const types =
    schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  return types.map((type) => oneType(type, schema)).join(' | ') || 'any';
}

function oneType(type: string, schema: Schema): string {
  if (type === 'array') {
    const item = typeText(schema.items ?? {});
    return item.includes(' ') ? `(${item})[]` : `${item}[]`;
  }
  if (type === 'object' && typeof schema.additionalProperties === 'object')
    return `{ … : ${typeText(schema.additionalProperties)} }`;
  if (type === 'string' && schema.format !== undefined) return schema.format;
  return type;
}
