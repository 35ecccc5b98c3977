import { strikes } from '../faults/fault.ts';
import { FaultAnswer } from '../soap/fault.ts';
import { findClass, namespaceExists } from '../windows/classes/index.ts';
import type { ProvidedClass } from '../windows/provided-class.ts';
import type { Exchange } from './exchange.ts';
import {
  accessDenied,
  classNotFound,
  invalidUri,
  namespaceNotFound,
  queriedClassNotFound,
} from './known-faults.ts';
import { type ResourceAddress, resourceAddress } from './resource.ts';

/** The address of a request. @throws FaultAnswer when it is missing, of another kind, or of a namespace that does not exist. */
export function requestedResource(exchange: Exchange): ResourceAddress {
  const { request, host, fault } = exchange;
  const address =
    request.resourceUri === null ? null : resourceAddress(request.resourceUri, request.selectors);
  if (address === null) throw new FaultAnswer(invalidUri());
  if (fault?.kind === 'no-namespace' || !namespaceExists(address.namespace))
    throw new FaultAnswer(namespaceNotFound(host.language, address.namespace.replaceAll('/', '\\')));
  return address;
}

/**
 * The class that a request is about, if the host has it and the caller may use it.
 *
 * @throws FaultAnswer
 */
export function requestedClass(
  exchange: Exchange,
  namespace: string,
  className: string,
  operation: string,
  query: string | null = null,
): ProvidedClass {
  const { host, fault, caller } = exchange;
  const found = findClass(namespace, className);
  const absent = fault?.kind === 'no-class' && strikes(fault.class, className);
  if (found === undefined || absent || !found.exists(host))
    throw new FaultAnswer(
      query === null ? classNotFound(host.language, className) : queriedClassNotFound(query),
    );
  const denied = fault?.kind === 'deny-class' && strikes(fault.class, className);
  if (denied || (found.administratorsOnly && !caller.administrator))
    throw new FaultAnswer(accessDenied(host.language, operation, query ?? className));
  return found;
}
