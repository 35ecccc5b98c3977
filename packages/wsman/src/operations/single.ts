import { CimInstance } from '../cim/instance.ts';
import { readInstance } from '../cim/read-instance.ts';
import type { CimScalar, CimTypes, CimValue } from '../cim/value.ts';
import { ACTIONS } from '../envelope/bodies.ts';
import { faultError } from '../envelope/fault.ts';
import { type CimInputs, methodInput } from '../envelope/method-input.ts';
import { identifyRequest, type RequestSettings, requestOf, type SoapRequest } from '../envelope/request.ts';
import type { Resource } from '../envelope/resource.ts';
import { WsmanError } from '../errors/wsman-error.ts';
import type { Session } from '../transport/session.ts';
import { IDENTIFY } from '../xml/namespaces.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml/xml-element.ts';

/** Options of one call. */
export interface CallOptions {
  /** Types of the properties or outputs, where the caller knows them. */
  readonly types?: CimTypes;
  readonly signal?: AbortSignal;
}

/** What a method gave back. */
export interface MethodResult {
  /** `ReturnValue`, as it came: text unless its type was told. `null` when the method has none. */
  readonly returnValue: CimValue;
  /** `ReturnValue` as a number; `null` when it is none. WMI methods mostly return 0 for success. */
  readonly returnCode: number | null;
  /** Everything else that came out. */
  readonly outputs: CimInstance;
}

/** Who answers. */
export interface Identity {
  /** e.g. `Microsoft Corporation`. */
  readonly productVendor: string | null;
  /** e.g. `OS: 10.0.20348 SP: 0.0 Stack: 3.0`. */
  readonly productVersion: string | null;
  readonly protocolVersion: string | null;
  readonly securityProfiles: readonly string[];
}

export async function get(
  session: Session,
  settings: RequestSettings,
  resource: Resource,
  options: CallOptions,
): Promise<CimInstance> {
  const request = requestOf(settings, ACTIONS.get, resource, '');
  const element = await ask(session, request, resource, true, options.signal);
  return readInstance(element, resource.className, options.types ?? null);
}

export async function invoke(
  session: Session,
  settings: RequestSettings,
  resource: Resource,
  method: string,
  inputs: CimInputs,
  options: CallOptions,
): Promise<MethodResult> {
  const body = methodInput(resource.uri, method, inputs);
  const request = requestOf(settings, `${resource.uri}/${method}`, resource, body);
  const element = await ask(session, request, resource, false, options.signal);
  const { local } = element.name;
  if (local.toLowerCase() !== `${method}_OUTPUT`.toLowerCase()) {
    throw unrelated(session, `${method}_OUTPUT`, local);
  }
  const all = readInstance(element, `${method}_OUTPUT`, options.types ?? null);
  const outputs = new Map<string, CimScalar | readonly CimScalar[]>(all.properties);
  outputs.delete('ReturnValue');
  return {
    returnValue: all.get('ReturnValue') ?? null,
    returnCode: all.number('ReturnValue'),
    outputs: new CimInstance(all.className, all.resourceUri, outputs),
  };
}

/** @param isUnauthenticated asks as nobody: servers may answer that before any logon. */
export async function identify(
  session: Session,
  isUnauthenticated: boolean,
  signal: AbortSignal | undefined,
): Promise<Identity> {
  const { answer, status } = await session.send({
    request: identifyRequest(),
    isRepeatable: true,
    onItem: () => {},
    ...(isUnauthenticated ? { headers: { WSMANIDENTIFY: 'unauthenticated' } } : {}),
    signal,
  });
  if (answer.fault !== null) throw faultError(answer.fault, status, session.details);
  const { element } = answer;
  if (element?.name.uri !== IDENTIFY || element.name.local !== 'IdentifyResponse') {
    throw unrelated(session, 'IdentifyResponse', answer.name?.local ?? null);
  }
  const text = (local: string): string | null => textOf(childOf(element, IDENTIFY, local));
  const profiles = childOf(element, IDENTIFY, 'SecurityProfiles');
  return {
    productVendor: text('ProductVendor'),
    productVersion: text('ProductVersion'),
    protocolVersion: text('ProtocolVersion'),
    securityProfiles:
      profiles === null
        ? []
        : childrenOf(profiles, IDENTIFY, 'SecurityProfileName').map((profile) => textOf(profile) ?? ''),
  };
}

async function ask(
  session: Session,
  request: SoapRequest,
  resource: Resource,
  isRepeatable: boolean,
  signal: AbortSignal | undefined,
): Promise<XmlElement> {
  const { answer, status } = await session.send({ request, isRepeatable, onItem: () => {}, signal });
  const { className, namespace } = resource;
  if (answer.fault !== null) {
    throw faultError(answer.fault, status, { ...session.details, class: className, namespace });
  }
  if (answer.element === null) throw unrelated(session, className, answer.name?.local ?? null);
  return answer.element;
}

function unrelated(session: Session, expected: string, found: string | null): WsmanError {
  return new WsmanError('answer-unrelated', {
    phase: 'operation',
    details: { ...session.details, expected, found },
  });
}
