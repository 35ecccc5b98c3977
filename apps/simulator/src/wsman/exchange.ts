import type { Fault } from '../faults/fault.ts';
import type { SoapRequest } from '../soap/request.ts';
import type { WindowsHost } from '../windows/host.ts';
import type { CallCounter } from './call-counter.ts';
import type { EnumerationContexts } from './enumeration.ts';

/** Who asks. */
export interface Caller {
  readonly user: string;
  /** The licensing classes answer local administrators only. */
  readonly administrator: boolean;
}

/** Limits of the service; Windows's defaults are in `DEFAULT_LIMITS`. */
export interface ServiceLimits {
  readonly maxEnvelopeBytes: number;
  readonly maxBatchItems: number;
  readonly maxOperations: number;
  readonly idleEnumerationMs: number;
}

/** Defaults of Windows Server 2012 and later: `winrm get winrm/config`. */
export const DEFAULT_LIMITS: ServiceLimits = {
  maxEnvelopeBytes: 500 * 1024,
  maxBatchItems: 32_000,
  maxOperations: 1_500,
  idleEnumerationMs: 60_000,
};

/** One request and all that is needed to answer it. */
export interface Exchange {
  readonly host: WindowsHost;
  readonly caller: Caller;
  readonly request: SoapRequest;
  readonly fault: Fault | null;
  readonly limits: ServiceLimits;
  readonly contexts: EnumerationContexts;
  readonly calls: CallCounter;
}

/** What an answer carries. */
export interface Reply {
  readonly action: string;
  readonly body: string;
}
