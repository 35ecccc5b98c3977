import type { Fault } from '../faults/fault.ts';
import type { WindowsHost } from '../windows/host.ts';
import type { ServiceLimits } from '../wsman/exchange.ts';
import { WsmanService } from '../wsman/service.ts';
import type { AuthenticationOffer, HostPlan } from './plan.ts';

/** A host with its service: what answers a request that was addressed to it. */
export class RunningHost {
  readonly windows: WindowsHost;
  readonly service: WsmanService;
  readonly authentication: readonly AuthenticationOffer[];
  readonly allowUnencrypted: boolean;
  fault: Fault | null = null;
  /** How many requests came, refused ones included. */
  requests = 0;

  constructor(plan: HostPlan, windows: WindowsHost, limits: ServiceLimits) {
    this.windows = windows;
    this.service = new WsmanService(windows, limits);
    this.authentication = plan.authentication ?? ['negotiate', 'basic'];
    this.allowUnencrypted = plan.allowUnencrypted ?? true;
  }
}
