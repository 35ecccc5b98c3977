import { DMTF_ALL, DMTF_PREFIX, WMI_PREFIX } from '../cim/class-uri.ts';
import { WsmanError } from '../errors/wsman-error.ts';

/** What to ask for: a class in a namespace, e.g. `{ namespace: 'root/cimv2', className: 'Win32_Service' }`. */
export interface CimResource {
  /** With slashes or backslashes; `root/cimv2` unless told. */
  readonly namespace?: string;
  readonly className: string;
  /** Keys, and in the DMTF style whatever else selects. */
  readonly selectors?: Readonly<Record<string, string>>;
  /** A WQL query; the answer then holds what it selects, mostly as bare properties. */
  readonly wql?: string;
}

/** How class addresses are written: `wmi` for Windows, `dmtf` for OMI, Openwsman and others. */
export type ResourceStyle = 'wmi' | 'dmtf';

/** An address with its selectors, as the messages carry it. */
export interface Resource {
  readonly uri: string;
  /** The class that was asked for. */
  readonly className: string;
  readonly namespace: string;
  readonly selectors: readonly (readonly [name: string, value: string])[];
  readonly wql: string | null;
}

const DEFAULT_NAMESPACE = 'root/cimv2';

/**
 * The address of a class: `Win32_Service`, `root/cimv2/TerminalServices/Win32_TSDeploymentLicensing`, or its parts.
 * @throws WsmanError `invalid-argument` for what cannot be a class or a namespace.
 */
export function resourceOf(asked: string | CimResource, style: ResourceStyle): Resource {
  const resource = typeof asked === 'string' ? split(asked) : asked;
  const namespace = (resource.namespace ?? DEFAULT_NAMESPACE).replaceAll('\\', '/').replace(/^\/+|\/+$/g, '');
  const { className, wql } = resource;
  if (!/^[A-Za-z_][\w]*$/.test(className) && className !== '*') invalid('class', className);
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(namespace)) invalid('namespace', namespace);
  const selectors = Object.entries(resource.selectors ?? {});
  const target = wql === undefined ? className : '*';
  if (style === 'dmtf') {
    const uri = target === '*' ? DMTF_ALL : DMTF_PREFIX + target;
    const all = [['__cimnamespace', namespace] as const, ...selectors];
    return { uri, className, namespace, selectors: all, wql: wql ?? null };
  }
  return { uri: `${WMI_PREFIX}${namespace}/${target}`, className, namespace, selectors, wql: wql ?? null };
}

function split(path: string): CimResource {
  const slashed = path.replaceAll('\\', '/');
  const end = slashed.lastIndexOf('/');
  return end === -1
    ? { className: slashed }
    : { namespace: slashed.slice(0, end), className: slashed.slice(end + 1) };
}

function invalid(what: string, value: string): never {
  throw new WsmanError('invalid-argument', {
    phase: 'operation',
    details: { what, value: value.slice(0, 200) },
  });
}
