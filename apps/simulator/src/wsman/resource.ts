import type { ResourceStyle } from '../cim/render.ts';

/** What a request is about, read from its address and selectors. */
export interface ResourceAddress {
  readonly style: ResourceStyle;
  /** `root/cimv2`, in lower case. */
  readonly namespace: string;
  /** `null` for `*`: the filter says which class. */
  readonly className: string | null;
}

const WMI = /^https?:\/\/schemas\.microsoft\.com\/wbem\/wsman\/1\/wmi\/(root(?:\/[\w-]+)*)\/(\*|\w+)$/i;
const DMTF = /^https?:\/\/schemas\.dmtf\.org\/wbem\/wscim\/1\/(?:cim-schema\/2\/)?(\*|\w+)$/i;

/** Where DMTF addresses lead without a `__cimnamespace` selector. Open servers have next to nothing there. */
const DMTF_DEFAULT_NAMESPACE = 'root/standardcimv2';

/** `null` when the address is neither a WMI nor a DMTF one. */
export function resourceAddress(uri: string, selectors: ReadonlyMap<string, string>): ResourceAddress | null {
  const wmi = WMI.exec(uri);
  if (wmi !== null) {
    const [, namespace = '', className = '*'] = wmi;
    return {
      style: 'wmi',
      namespace: namespace.toLowerCase(),
      className: className === '*' ? null : className,
    };
  }
  const dmtf = DMTF.exec(uri);
  if (dmtf === null) return null;
  const [, className = '*'] = dmtf;
  const namespace = selectors.get('__cimnamespace') ?? DMTF_DEFAULT_NAMESPACE;
  return {
    style: 'dmtf',
    namespace: namespace
      .replaceAll('\\', '/')
      .replace(/^\/+|\/+$/g, '')
      .toLowerCase(),
    className: className === '*' ? null : className,
  };
}
