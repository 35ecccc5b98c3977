import type { ResourceStyle } from './envelope/resource.ts';
import type { Authentication } from './transport/authentication.ts';
import type { Timeouts } from './transport/deadline.ts';
import type { PhaseOutcome } from './transport/open-socket.ts';

/** How to reach a server and talk with it. */
export interface ClientOptions {
  /** Its name: what the certificate must hold, and the service that NTLM and Kerberos are for. A literal address works too. */
  readonly host: string;
  /** What is connected to; the host unless told. */
  readonly address?: string;
  readonly transport: 'http' | 'https';
  /** 5985 for HTTP, 5986 for HTTPS unless told. */
  readonly port?: number;
  /** `/wsman` unless told. */
  readonly path?: string;
  readonly authentication: Authentication;
  /** Allows what would send the password or the data in the clear over HTTP. */
  readonly allowUnencrypted?: boolean;
  /** Certificates (PEM) to trust instead of those of the system. */
  readonly ca?: string | readonly string[];
  /** How long one answer may take, in milliseconds; 75,000 unless told. The server is told four fifths of it, 60 s at most. */
  readonly timeoutMs?: number;
  /** Parts of it, where they have to differ. */
  readonly timeouts?: Partial<Timeouts>;
  /** The size of an answer that the server is asked for, in bytes; 512,000 unless told, the default of Windows. */
  readonly maxEnvelopeBytes?: number;
  /** The size of an answer at which it is refused, in bytes; 32 MiB unless told. */
  readonly maxAnswerBytes?: number;
  /** `wmi` unless told. */
  readonly resourceStyle?: ResourceStyle;
  /** Language of the server's texts; `en-US` unless told. */
  readonly locale?: string;
  /** Told as each phase of a connection ends: name, port, TLS, authentication. Again when it is opened again. */
  readonly onPhase?: (outcome: PhaseOutcome) => void;
}

const DEFAULT_TIMEOUT = 75_000;
const CONNECT = 15_000;
const BETWEEN_BYTES = 30_000;
const LONGEST_OPERATION = 60_000;

export function timeoutsOf(options: ClientOptions): Timeouts {
  const whole = options.timeoutMs ?? DEFAULT_TIMEOUT;
  return {
    connect: Math.min(whole, CONNECT),
    tls: Math.min(whole, CONNECT),
    firstByte: whole,
    betweenBytes: Math.min(whole, BETWEEN_BYTES),
    whole,
    ...options.timeouts,
  };
}

/** What the server is told: less than we wait, so that its own fault comes first. */
export function operationTimeoutOf(options: ClientOptions): number {
  return Math.min(Math.floor((options.timeoutMs ?? DEFAULT_TIMEOUT) * 0.8), LONGEST_OPERATION);
}
