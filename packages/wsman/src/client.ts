import type { CimInstance } from './cim/instance.ts';
import { type ClientOptions, operationTimeoutOf, timeoutsOf } from './client-options.ts';
import type { CimInputs } from './envelope/method-input.ts';
import type { RequestSettings } from './envelope/request.ts';
import { type CimResource, type ResourceStyle, resourceOf } from './envelope/resource.ts';
import { WsmanError } from './errors/wsman-error.ts';
import { type EnumerateOptions, enumerate } from './operations/enumerate.ts';
import {
  type CallOptions,
  get,
  type Identity,
  identify,
  invoke,
  type MethodResult,
} from './operations/single.ts';
import { bareHost, hostInUri } from './transport/host-address.ts';
import { Session } from './transport/session.ts';

/** A client of one server. It holds one connection, opened when first needed; calls that come meanwhile wait their turn. */
export interface WsmanClient extends AsyncDisposable {
  /** Connects and signs in, so that what is wrong with that is known before anything is asked for. */
  connect(signal?: AbortSignal): Promise<void>;
  /** Who answers. */
  identify(signal?: AbortSignal, options?: { readonly unauthenticated?: boolean }): Promise<Identity>;
  /**
   * The instances of a class, pulled as they are consumed.
   * @example
   * for await (const service of client.enumerate('Win32_Service')) console.log(service.text('Name'));
   */
  enumerate(resource: string | CimResource, options?: EnumerateOptions): AsyncIterable<CimInstance>;
  /** One instance by its keys; without keys, the only one of its class. */
  get(
    resource: string | CimResource,
    selectors?: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<CimInstance>;
  /** Calls a method. It is never sent twice. A `ReturnValue` other than 0 is not an error of this client. */
  invoke(
    resource: string | CimResource,
    method: string,
    inputs?: CimInputs,
    selectors?: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<MethodResult>;
  /** Closes the connection; what is under way fails. */
  close(): void;
}

const PORTS = { http: 5985, https: 5986 } as const;
const ENVELOPE_BYTES = 512_000;
const ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Makes a client. Nothing is sent before the first call.
 * @throws WsmanError `unencrypted-refused` or `wrong-transport` for a combination that would not be safe or not work.
 */
export function createClient(options: ClientOptions): WsmanClient {
  refuseUnsafe(options);
  const port = options.port ?? PORTS[options.transport];
  const path = options.path ?? '/wsman';
  const host = bareHost(options.host);
  const hostHeader = `${hostInUri(options.host)}:${port}`;
  const { authentication, transport } = options;
  const certificate = authentication.method === 'certificate' ? authentication : null;
  const session = new Session({
    target: {
      host,
      address: options.address ?? host,
      port,
      tls:
        transport === 'http'
          ? null
          : {
              ca: options.ca ?? null,
              certificate: certificate?.certificate ?? null,
              key: certificate?.key ?? null,
              passphrase: certificate?.passphrase ?? null,
            },
    },
    path,
    hostHeader,
    authentication,
    timeouts: timeoutsOf(options),
    maxAnswerBytes: options.maxAnswerBytes ?? ANSWER_BYTES,
    onPhase: options.onPhase ?? (() => {}),
  });
  return new Client(session, options.resourceStyle ?? 'wmi', {
    to: `${transport}://${hostHeader}${path}`,
    maxEnvelopeBytes: options.maxEnvelopeBytes ?? ENVELOPE_BYTES,
    operationTimeoutMs: operationTimeoutOf(options),
    locale: options.locale ?? 'en-US',
  });
}

function refuseUnsafe({ transport, authentication, allowUnencrypted, host }: ClientOptions): void {
  if (transport === 'https') return;
  const { method } = authentication;
  const phase = 'authentication';
  if (method === 'certificate') {
    throw new WsmanError('wrong-transport', { phase, details: { host, method } });
  }
  if ((method === 'basic' || method === 'kerberos') && allowUnencrypted !== true) {
    throw new WsmanError('unencrypted-refused', { phase, details: { host, method } });
  }
}

class Client implements WsmanClient {
  readonly #session: Session;
  readonly #style: ResourceStyle;
  readonly #settings: RequestSettings;

  constructor(session: Session, style: ResourceStyle, settings: RequestSettings) {
    this.#session = session;
    this.#style = style;
    this.#settings = settings;
  }

  connect(signal?: AbortSignal): Promise<void> {
    return this.#session.connect(signal);
  }

  identify(signal?: AbortSignal, options: { readonly unauthenticated?: boolean } = {}): Promise<Identity> {
    return identify(this.#session, options.unauthenticated ?? false, signal);
  }

  enumerate(resource: string | CimResource, options: EnumerateOptions = {}): AsyncIterable<CimInstance> {
    return enumerate(this.#session, this.#settings, resourceOf(resource, this.#style), options);
  }

  async get(
    resource: string | CimResource,
    selectors: Readonly<Record<string, string>> = {},
    options: CallOptions = {},
  ): Promise<CimInstance> {
    return get(this.#session, this.#settings, this.#one(resource, selectors), options);
  }

  async invoke(
    resource: string | CimResource,
    method: string,
    inputs: CimInputs = {},
    selectors: Readonly<Record<string, string>> = {},
    options: CallOptions = {},
  ): Promise<MethodResult> {
    return invoke(this.#session, this.#settings, this.#one(resource, selectors), method, inputs, options);
  }

  close(): void {
    this.#session.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  #one(resource: string | CimResource, selectors: Readonly<Record<string, string>>) {
    const asked = resourceOf(resource, this.#style);
    return { ...asked, selectors: [...asked.selectors, ...Object.entries(selectors)] };
  }
}
