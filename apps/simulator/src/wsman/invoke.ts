import { classUri, instanceNamespaces, renderMembers } from '../cim/render.ts';
import { mof } from '../cim/schema.ts';
import { FaultAnswer } from '../soap/fault.ts';
import type { MethodInputs } from '../windows/provided-class.ts';
import { requestedClass, requestedResource } from './addressed-class.ts';
import type { Exchange, Reply } from './exchange.ts';
import { findInstance } from './get.ts';
import { accessDenied, actionNotSupported, methodNotFound } from './known-faults.ts';

const RETURN_VALUE = mof('uint32 ReturnValue');
/** WBEM_E_FAILED. */
const FAILED = 2_147_749_889;

/** Calls a method that reads; one that changes the host is counted and refused. @throws FaultAnswer */
export function invoke(exchange: Exchange, method: string): Reply {
  const { request, host, fault, calls } = exchange;
  const address = requestedResource(exchange);
  if (address.className === null) throw new FaultAnswer(actionNotSupported());
  const provided = requestedClass(exchange, address.namespace, address.className, 'ExecMethod');
  const { shape } = provided;
  const found = provided.methods.get(method.toLowerCase());
  if (found === undefined) throw new FaultAnswer(methodNotFound(`${shape.name}.${method}`));
  if (found.kind === 'changes') {
    calls.countChanging(`${shape.name}.${method}`);
    throw new FaultAnswer(accessDenied(host.language, 'ExecMethod', `${shape.name}.${method}`));
  }
  calls.count(`${shape.name}.${method}`);
  const instance =
    provided.singleton && request.selectors.size === 0 ? {} : findInstanceOf(exchange, provided);
  const fails =
    fault?.kind === 'method-fails' && (fault.method ?? method).toLowerCase() === method.toLowerCase();
  const result = fails
    ? { returnValue: fault.returnValue ?? FAILED, outputs: {} }
    : found.run(host, readInputs(exchange), instance);
  const options = { style: address.style, zoneMinutes: host.zoneMinutes };
  const uri = classUri(shape, address.style);
  const members =
    renderMembers(found.outputs, result.outputs, options) +
    renderMembers(RETURN_VALUE, { ReturnValue: result.returnValue }, options);
  return {
    action: `${uri}/${method}Response`,
    body: `<p:${method}_OUTPUT ${instanceNamespaces(uri)}>${members}</p:${method}_OUTPUT>`,
  };
}

/** Static methods are called on the class: without keys there is nothing to find. */
function findInstanceOf(exchange: Exchange, provided: Parameters<typeof findInstance>[1]) {
  const keyed = provided.shape.properties.some((property) => property.key);
  return keyed ? findInstance(exchange, provided) : {};
}

function readInputs(exchange: Exchange): MethodInputs {
  const inputs = new Map<string, string[]>();
  for (const element of exchange.request.body?.children ?? []) {
    const name = element.name.toLowerCase();
    const values = inputs.get(name) ?? [];
    values.push(element.text);
    inputs.set(name, values);
  }
  return inputs;
}
