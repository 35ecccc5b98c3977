import type { Schema } from './schema-text.ts';

/** One method of one address, as the reference shows it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly description: string | undefined;
    readonly schema: Schema;
  }[];
  readonly body: { readonly type: string; readonly schema: Schema } | null;
  readonly answers: readonly {
    readonly status: string;
    readonly description: string;
    readonly schema: Schema | null;
  }[];
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** The part of an OpenAPI document that the reference reads. */
interface Described {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface DescribedOperation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: Content;
  readonly responses?: Readonly<Record<string, Content & { readonly description?: string }>>;
}

function firstContent({ content }: Content): { type: string; schema: Schema } | null {
  const [first] = Object.entries(content ?? {});
  return first === undefined ? null : { type: first[0], schema: first[1].schema ?? {} };
}

/** Every operation of a document, in the order in which its routes were made. */
export function operationsOf(document: object): Operation[] {
  // The document was made by this server a moment ago; only its library's types do not say so.
  const { paths = {} } = document as Described;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method,
      path,
      tag: operation.tags?.[0] ?? 'about',
      summary: operation.summary ?? '',
      parameters: (operation.parameters ?? []).map((one) => ({
        name: one.name,
        required: one.required ?? false,
        description: one.description ?? one.schema?.description,
        schema: one.schema ?? {},
      })),
      body: operation.requestBody === undefined ? null : firstContent(operation.requestBody),
      answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => ({
        status,
        description: answer.description ?? '',
        schema: firstContent(answer)?.schema ?? null,
      })),
    })),
  );
}

/** The shared shapes of a document, by name. */
export function shapesOf(document: object): [string, Schema][] {
  const { components } = document as Described;
  return Object.entries(components?.schemas ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
