/** Class addresses in the style of WMI carry the namespace in their path. Source: [MS-WSMV] 2.2.4.9.1, resource URIs. */
export const WMI_PREFIX = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/';
/** Class addresses in the style of DMTF: the namespace is the selector `__cimnamespace`. Source: DSP0230, class URIs. */
export const DMTF_PREFIX = 'http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/';
/** Stands for every class, for queries. Source: DSP0227, "all classes" resource URI. */
export const DMTF_ALL = 'http://schemas.dmtf.org/wbem/wscim/1/*';

/** The class that an address ends with. */
export function classOfUri(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** The namespace in an address of the WMI style, e.g. `root/cimv2`; `null` for other addresses. */
export function namespaceOfUri(uri: string): string | null {
  if (!uri.toLowerCase().startsWith(WMI_PREFIX)) return null;
  const path = uri.slice(WMI_PREFIX.length);
  const end = path.lastIndexOf('/');
  return end <= 0 ? null : path.slice(0, end);
}
