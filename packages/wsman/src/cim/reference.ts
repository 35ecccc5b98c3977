import { classOfUri, namespaceOfUri } from './class-uri.ts';

/** A reference to an instance: where it is and what its keys are. Source: DSP0230, mapping of references. */
export class CimReference {
  readonly kind = 'reference';
  /** The endpoint; mostly the anonymous role, which means "here". */
  readonly address: string | null;
  readonly resourceUri: string;
  readonly selectors: ReadonlyMap<string, string | CimReference>;

  constructor(
    address: string | null,
    resourceUri: string,
    selectors: ReadonlyMap<string, string | CimReference>,
  ) {
    this.address = address;
    this.resourceUri = resourceUri;
    this.selectors = selectors;
  }

  get className(): string {
    return classOfUri(this.resourceUri);
  }

  /** e.g. `root/cimv2`; from the selector `__cimnamespace` or the class address, `null` when neither tells it. */
  get namespace(): string | null {
    const told = this.selectors.get('__cimnamespace');
    return typeof told === 'string' ? told : namespaceOfUri(this.resourceUri);
  }

  /** A key that is text, `null` when it is absent or itself a reference. */
  key(name: string): string | null {
    const value = this.selectors.get(name);
    return typeof value === 'string' ? value : null;
  }
}
