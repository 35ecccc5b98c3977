import { REGISTRY } from './classes.ts';
import type { HostReading } from './host-reading.ts';
import type { DocumentValue } from './property-value.ts';
import { callMethod, failedMethod, type ReadOnlyMethod } from './read-only-methods.ts';

/** HKEY_LOCAL_MACHINE, as `StdRegProv` numbers it. */
const LOCAL_MACHINE = 2_147_483_650;
/** Neither the key nor the value has to exist: ERROR_INVALID_FUNCTION (as StdRegProv says it) and ERROR_FILE_NOT_FOUND. */
const NOT_SET: readonly number[] = [1, 2];
/** WBEM_E_TYPE_MISMATCH: the value is there, of another type. */
const OTHER_TYPE = 2_147_749_893;

type RegistryMethod = Extract<
  ReadOnlyMethod,
  'GetDWORDValue' | 'GetStringValue' | 'GetMultiStringValue' | 'GetBinaryValue'
>;

/** A value of HKEY_LOCAL_MACHINE; `null` when it is not set. A refusal is an error. Source: Microsoft, "StdRegProv class". */
export async function readRegistryValue(
  reading: HostReading,
  method: RegistryMethod,
  key: string,
  name: string,
): Promise<DocumentValue> {
  const { returnValue, value } = await call(reading, method, key, name);
  if (NOT_SET.includes(returnValue)) return null;
  if (returnValue !== 0) throw failedMethod('method-failed', callOf(method, key, name), returnValue);
  return value;
}

/** Whether a value is set, even one of another type than the method is for. */
export async function hasRegistryValue(
  reading: HostReading,
  method: RegistryMethod,
  key: string,
  name: string,
): Promise<boolean> {
  const { returnValue } = await call(reading, method, key, name);
  if (returnValue === 0 || returnValue === OTHER_TYPE) return true;
  if (NOT_SET.includes(returnValue)) return false;
  throw failedMethod('method-failed', callOf(method, key, name), returnValue);
}

function call(reading: HostReading, method: RegistryMethod, key: string, name: string) {
  return callMethod(reading.remote, callOf(method, key, name), reading.signal);
}

function callOf(method: RegistryMethod, key: string, name: string) {
  const inputs = { hDefKey: LOCAL_MACHINE, sSubKeyName: key, sValueName: name };
  return { ...REGISTRY, selectors: {}, method, inputs };
}
