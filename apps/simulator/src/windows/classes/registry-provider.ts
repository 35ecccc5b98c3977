import { mof } from '../../cim/schema.ts';
import type { WindowsHost } from '../host.ts';
import {
  input,
  type MethodInputs,
  type MethodResult,
  methods,
  type ProvidedClass,
} from '../provided-class.ts';
import type { RegistryValue } from '../registry.ts';

const HKEY_LOCAL_MACHINE = 2_147_483_650;
/** System errors, as the methods of this class return them. */
const RETURN = { done: 0, notFound: 2, invalidHandle: 6 } as const;

/** A method that reads one value of one type. */
function reads<Type extends RegistryValue['type']>(type: Type, output: string) {
  const name = output.replace(/^\w+ |\[\]$/g, '');
  return {
    outputs: mof(output),
    run: (host: WindowsHost, inputs: MethodInputs): MethodResult => {
      const key = keyOf(inputs);
      if (key === null) return { returnValue: RETURN.invalidHandle, outputs: {} };
      const value = host.registry.value(key, input(inputs, 'sValueName'));
      return value?.type === type
        ? { returnValue: RETURN.done, outputs: { [name]: value.value } }
        : { returnValue: RETURN.notFound, outputs: {} };
    },
  };
}

/** A method that lists what is in a key. */
function lists(output: string, list: (host: WindowsHost, key: string) => MethodResult['outputs']) {
  return {
    outputs: mof(output),
    run: (host: WindowsHost, inputs: MethodInputs): MethodResult => {
      const key = keyOf(inputs);
      if (key === null) return { returnValue: RETURN.invalidHandle, outputs: {} };
      return host.registry.hasKey(key)
        ? { returnValue: RETURN.done, outputs: list(host, key) }
        : { returnValue: RETURN.notFound, outputs: {} };
    },
  };
}

/** Only the machine's own part exists here; the default of `hDefKey` is that one too. */
function keyOf(inputs: MethodInputs): string | null {
  const root = input(inputs, 'hDefKey');
  if (root !== '' && Number(root) !== HKEY_LOCAL_MACHINE) return null;
  return input(inputs, 'sSubKeyName').replace(/^\\+|\\+$/g, '');
}

/** Source: Microsoft, "StdRegProv class" and the pages of its methods. Nothing that writes is served. */
function provider(namespace: string): ProvidedClass {
  return {
    shape: { name: 'StdRegProv', namespace, properties: [] },
    singleton: false,
    administratorsOnly: false,
    exists: () => true,
    instances: () => [],
    methods: methods(
      {
        GetDWORDValue: reads(4, 'uint32 uValue'),
        GetStringValue: reads(1, 'string sValue'),
        GetMultiStringValue: reads(7, 'string sValue[]'),
        GetBinaryValue: reads(3, 'uint8 uValue[]'),
        EnumKey: lists('string sNames[]', (host, key) => ({ sNames: host.registry.subKeys(key) })),
        EnumValues: lists('string sNames[]; sint32 Types[]', (host, key) => {
          const values = host.registry.values(key);
          return { sNames: values.map((value) => value.name), Types: values.map((value) => value.type) };
        }),
      },
      [
        'CreateKey',
        'DeleteKey',
        'DeleteValue',
        'SetBinaryValue',
        'SetDWORDValue',
        'SetExpandedStringValue',
        'SetMultiStringValue',
        'SetQWORDValue',
        'SetSecurityDescriptor',
        'SetStringValue',
      ],
    ),
  };
}

/** Its home, and a second one since Windows Server 2012. */
export const registryProviders: readonly ProvidedClass[] = [provider('root/default'), provider('root/cimv2')];
