import { HostFailure } from './host-failure.ts';
import { type DocumentValue, type PropertyKind, propertyValue } from './property-value.ts';
import type { RemoteCall, RemoteHost, RemoteInstance } from './remote-host.ts';

/**
 * Every method that a host may be asked, with the output that carries its answer. All of them read; the other methods of these
 * classes change the host. Sources: Microsoft's pages of `Win32_TSLicenseServer`, `Win32_TerminalServiceSetting` and `StdRegProv`.
 */
const READ_ONLY_METHODS = {
  GetActivationStatus: ['ActivationStatus', 'number'],
  GetLicenseServerId: ['sLicenseServerId', 'text'],
  IsLSinTSLSGroup: ['IsMember', 'boolean'],
  IsLSonDC: ['OnDC', 'boolean'],
  IsLSPublished: ['Published', 'boolean'],
  IsLSRegisteredToSCP: ['Registered', 'boolean'],
  IsLSPreventUpgradeGPEnabled: ['Enabled', 'boolean'],
  IsLSSecGrpGPEnabled: ['Enabled', 'boolean'],
  IsSecureAccessAllowed: ['Allowed', 'boolean'],
  IsTSinTSCGroup: ['IsMember', 'boolean'],
  GetGracePeriodDays: ['DaysLeft', 'number'],
  GetSpecifiedLicenseServerList: ['SpecifiedLSList', 'names'],
  FindLicenseServers: ['LicenseServersList', 'names'],
  GetDWORDValue: ['uValue', 'number'],
  GetStringValue: ['sValue', 'text'],
  GetMultiStringValue: ['sValue', 'names'],
  GetBinaryValue: ['uValue', 'names'],
} as const satisfies Readonly<Record<string, readonly [output: string, kind: PropertyKind]>>;

export type ReadOnlyMethod = keyof typeof READ_ONLY_METHODS;

/** ERROR_ACCESS_DENIED, as a number of Windows, as an HRESULT and as WMI says it. */
const DENIED: readonly (number | null)[] = [5, 2_147_942_405, 2_147_749_891];
const RETURN_VALUE = 'returnvalue';

/** Calls that a host may be asked: a method that is not on the list cannot even be written. */
export type ReadOnlyCall = RemoteCall & { readonly method: ReadOnlyMethod };

/**
 * Asks a host, and answers with the return value and the output. Throws a `HostFailure`: `class-access-denied` when the method says
 * so; a plain error for a method that is not on the list, before anything is sent.
 */
export async function callMethod(
  remote: RemoteHost,
  call: ReadOnlyCall,
  signal?: AbortSignal,
): Promise<{
  readonly returnValue: number;
  readonly value: DocumentValue;
  readonly outputs: RemoteInstance;
}> {
  // Types are gone at run time, and the list is what keeps the promise.
  if (!Object.hasOwn(READ_ONLY_METHODS, call.method))
    throw new Error(`not a method that reads: ${call.method}`);
  const { returnValue, outputs } = await remote.invoke(call, signal);
  if (DENIED.includes(returnValue)) throw failedMethod('class-access-denied', call, returnValue);
  const [output, kind] = READ_ONLY_METHODS[call.method];
  const name = has(outputs, output) ? output : (onlyOutput(outputs) ?? output);
  return { returnValue: returnValue ?? 0, value: propertyValue(outputs, name, kind), outputs };
}

/** The answer of a method that returned 0; a `HostFailure` `method-failed` for any other return value. */
export async function askMethod(
  remote: RemoteHost,
  call: ReadOnlyCall,
  signal?: AbortSignal,
): Promise<DocumentValue> {
  const { returnValue, value } = await callMethod(remote, call, signal);
  if (returnValue !== 0) throw failedMethod('method-failed', call, returnValue);
  return value;
}

export function failedMethod(
  code: 'class-access-denied' | 'method-failed',
  { className, method }: RemoteCall,
  returnValue: number | null,
): HostFailure {
  return new HostFailure({
    code,
    serverCode: returnValue === null ? null : String(returnValue),
    serverText: null,
    facts: { class: className, method: `${className}.${method}`, found: returnValue },
  });
}

function has(outputs: RemoteInstance, name: string): boolean {
  const wanted = name.toLowerCase();
  return [...outputs.properties.keys()].some((key) => key.toLowerCase() === wanted);
}

/** Where a server names its output otherwise and there is but one, it is meant. */
function onlyOutput(outputs: RemoteInstance): string | null {
  const names = [...outputs.properties.keys()].filter((name) => name.toLowerCase() !== RETURN_VALUE);
  return names.length === 1 ? (names[0] ?? null) : null;
}
