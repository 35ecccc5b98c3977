import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** The part of the OpenAPI document that says what an answer looks like. */
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
}

type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;

/** `~` and `/` inside a JSON pointer (RFC 6901). */
function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Holds every answer of an API against the document that describes it. */
export class DescribedAnswers {
  readonly #document: Described;
  readonly #ajv: Ajv2020;
  readonly #known = new Map<string, ValidateFunction>();
  /** Operations that were seen to succeed, as `get /state`. */
  readonly seen = new Set<string>();

  constructor(document: Described) {
    this.#document = document;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    this.#ajv.addSchema(document, 'api');
  }

  get operations(): string[] {
    return Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
  }

  /** What is wrong with an answer; empty when it is as described. */
  faults(method: string, path: string, status: number, type: string, body: unknown): string[] {
    const lower = method.toLowerCase();
    const template = Object.keys(this.#document.paths).find(
      (one) =>
        new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path) && this.#document.paths[one]?.[lower],
    );
    const responses = template === undefined ? undefined : this.#document.paths[template]?.[lower]?.responses;
    if (template === undefined || responses === undefined)
      return status < 400 ? [`${method} ${path} is not described`] : [];
    const answer = responses[String(status)] === undefined ? 'default' : String(status);
    if (status < 400) {
      if (answer === 'default') return [`${method} ${template}: status ${status} is not described`];
      this.seen.add(`${lower} ${template}`);
    }
    const media = type.split(';', 1)[0] ?? '';
    const content = responses[answer]?.content;
    if (content === undefined)
      return body === '' ? [] : [`${method} ${template}: a body where none is described`];
    if (content[media] === undefined)
      return [`${method} ${template}: ${media} is not described for ${answer}`];
    if (!media.endsWith('json')) return [];
    const pointer = ['paths', template, lower, 'responses', answer, 'content', media, 'schema']
      .map(escaped)
      .join('/');
    const validate = this.#known.get(pointer) ?? this.#ajv.compile({ $ref: `api#/${pointer}` });
    this.#known.set(pointer, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      (error) => `${method} ${template} ${status}: ${error.instancePath} ${error.message}`,
    );
  }
}
