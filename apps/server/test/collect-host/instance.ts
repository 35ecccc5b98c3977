import { CimInstance, type CimValue } from '@calepin/wsman';

/** An instance as it comes from the wire: text, unless told otherwise. */
export function instance(
  className: string,
  properties: Readonly<Record<string, CimValue>>,
  namespace = 'root/cimv2',
): CimInstance {
  const uri = `http://schemas.microsoft.com/wbem/wsman/1/wmi/${namespace}/${className}`;
  return new CimInstance(className, uri, new Map(Object.entries(properties)));
}
