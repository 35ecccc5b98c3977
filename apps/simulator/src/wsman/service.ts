import type { Fault } from '../faults/fault.ts';
import { renderEnvelope } from '../soap/envelope.ts';
import { FaultAnswer, faultAction, renderFault, type WsmanFault } from '../soap/fault.ts';
import { NS } from '../soap/namespaces.ts';
import type { SoapRequest } from '../soap/request.ts';
import { fullName, type WindowsHost } from '../windows/host.ts';
import { LANGUAGE_TAGS } from '../windows/language.ts';
import { CallCounter } from './call-counter.ts';
import { enumerate, pull, release } from './enumerate.ts';
import { EnumerationContexts } from './enumeration.ts';
import type { Caller, Exchange, Reply, ServiceLimits } from './exchange.ts';
import { get } from './get.ts';
import { identifyEnvelope } from './identify.ts';
import { invoke } from './invoke.ts';
import {
  actionNotSupported,
  headerNotUnderstood,
  headersMissing,
  serviceAccessDenied,
  tooManyOperations,
} from './known-faults.ts';

/** A whole answer, before any transport. */
export interface ServiceAnswer {
  readonly status: 200 | 500;
  readonly envelope: string;
  /** Class that the answer is about, for faults that strike one class; `null` when it is none. */
  readonly resourceUri: string | null;
}

/** The WS-Management service of one host: a request in, an answer out. */
export class WsmanService {
  readonly #host: WindowsHost;
  readonly #limits: ServiceLimits;
  readonly #contexts: EnumerationContexts;
  readonly calls = new CallCounter();

  constructor(host: WindowsHost, limits: ServiceLimits) {
    this.#host = host;
    this.#limits = limits;
    this.#contexts = new EnumerationContexts(limits.maxOperations, limits.idleEnumerationMs);
  }

  /** Enumerations that were opened and neither ended, released nor forgotten. */
  get openEnumerations(): number {
    return this.#contexts.size;
  }

  /** `caller` is `null` for an Identify without authentication. */
  answer(request: SoapRequest, caller: Caller | null, fault: Fault | null): ServiceAnswer {
    const { resourceUri } = request;
    if (request.body?.name === 'Identify' && request.body.namespace === NS.identity) {
      this.calls.count('Identify');
      return { status: 200, envelope: identifyEnvelope(this.#host, caller !== null), resourceUri: null };
    }
    try {
      const reply = this.#reply(request, caller, fault);
      return { status: 200, envelope: this.#envelope(request, reply), resourceUri };
    } catch (error) {
      if (!(error instanceof FaultAnswer)) throw error;
      return { status: 500, envelope: this.faultEnvelope(error.fault, request.messageId), resourceUri };
    }
  }

  faultEnvelope(fault: WsmanFault, relatesTo: string | null): string {
    const language = LANGUAGE_TAGS[this.#host.language];
    const body = renderFault(fault, fullName(this.#host), language);
    return renderEnvelope({ action: faultAction(fault), relatesTo, language, body });
  }

  #envelope(request: SoapRequest, reply: Reply): string {
    const language = LANGUAGE_TAGS[this.#host.language];
    return renderEnvelope({ ...reply, relatesTo: request.messageId, language });
  }

  #reply(request: SoapRequest, caller: Caller | null, fault: Fault | null): Reply {
    if (caller === null || fault?.kind === 'not-authorized')
      throw new FaultAnswer(serviceAccessDenied(this.#host.language));
    if (request.action === null || request.messageId === null) throw new FaultAnswer(headersMissing());
    if (request.notUnderstood.length > 0) throw new FaultAnswer(headerNotUnderstood());
    if (fault?.kind === 'quota') throw new FaultAnswer(tooManyOperations(this.#limits.maxOperations));
    return this.#act(request.action, {
      host: this.#host,
      caller,
      request,
      fault,
      limits: this.#limits,
      contexts: this.#contexts,
      calls: this.calls,
    });
  }

  #act(action: string, exchange: Exchange): Reply {
    switch (action) {
      case `${NS.enumeration}/Enumerate`:
        return enumerate(exchange);
      case `${NS.enumeration}/Pull`:
        return pull(exchange);
      case `${NS.enumeration}/Release`:
        return release(exchange);
      case `${NS.transfer}/Get`:
        return get(exchange);
      case `${NS.transfer}/Put`:
      case `${NS.transfer}/Create`:
      case `${NS.transfer}/Delete`:
        this.calls.countChanging(action.slice(NS.transfer.length + 1));
        throw new FaultAnswer(serviceAccessDenied(this.#host.language));
    }
    const method = methodOf(action, exchange.request.resourceUri);
    if (method === null) throw new FaultAnswer(actionNotSupported());
    return invoke(exchange, method);
  }
}

/** The action of a method is the class's address and the method's name. */
function methodOf(action: string, resourceUri: string | null): string | null {
  if (resourceUri === null || !action.toLowerCase().startsWith(`${resourceUri.toLowerCase()}/`)) return null;
  const method = action.slice(resourceUri.length + 1);
  return /^\w{1,64}$/.test(method) ? method : null;
}
