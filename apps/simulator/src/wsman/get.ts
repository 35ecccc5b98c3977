import { type RenderOptions, renderInstance } from '../cim/render.ts';
import type { CimValues } from '../cim/schema.ts';
import { told } from '../faults/lie.ts';
import { FaultAnswer } from '../soap/fault.ts';
import { NS } from '../soap/namespaces.ts';
import type { ProvidedClass } from '../windows/provided-class.ts';
import { requestedClass, requestedResource } from './addressed-class.ts';
import type { Exchange, Reply } from './exchange.ts';
import { instanceNotFound, invalidUri, selectorsMissing, selectorsUnexpected } from './known-faults.ts';

/** @throws FaultAnswer */
export function get(exchange: Exchange): Reply {
  const address = requestedResource(exchange);
  if (address.className === null) throw new FaultAnswer(invalidUri());
  const provided = requestedClass(exchange, address.namespace, address.className, 'GetObject');
  exchange.calls.count(`Get ${provided.shape.name}`);
  const options: RenderOptions = { style: address.style, zoneMinutes: exchange.host.zoneMinutes };
  const values = findInstance(exchange, provided);
  return {
    action: `${NS.transfer}/GetResponse`,
    body: renderInstance({ class: provided.shape, values }, options),
  };
}

/**
 * The instance that the selectors name: all keys, no more. A singleton needs none.
 *
 * @throws FaultAnswer
 */
export function findInstance(exchange: Exchange, provided: ProvidedClass): CimValues {
  const { request, host, fault } = exchange;
  const instances = told(fault, provided.shape.name, () => provided.instances(host));
  const selectors = new Map(request.selectors);
  selectors.delete('__cimnamespace');
  if (provided.singleton && selectors.size === 0) {
    for (const values of instances) return values;
    throw new FaultAnswer(instanceNotFound(host.language));
  }
  const keys = provided.shape.properties.filter((property) => property.key);
  const named = new Set(keys.map((key) => key.name.toLowerCase()));
  if ([...selectors.keys()].some((name) => !named.has(name))) throw new FaultAnswer(selectorsUnexpected());
  if (selectors.size < keys.length) throw new FaultAnswer(selectorsMissing());
  for (const values of instances)
    if (keys.every((key) => sameKey(values[key.name], selectors.get(key.name.toLowerCase())))) return values;
  throw new FaultAnswer(instanceNotFound(host.language));
}

function sameKey(value: CimValues[string] | undefined, selector: string | undefined): boolean {
  return selector !== undefined && String(value).toLowerCase() === selector.toLowerCase();
}
