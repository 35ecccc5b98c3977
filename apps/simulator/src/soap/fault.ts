import { escapeXml } from './escape.ts';
import { NS, WSMAN_FAULT_ACTION } from './namespaces.ts';

/** What WMI itself said, wrapped by the WS-Management service as its "WMI Provider". */
export interface ProviderFault {
  /** HRESULT of WMI, e.g. 2147749904 (0x80041010, invalid class). */
  readonly code: number;
  readonly text: string;
  /** What WMI was doing: `ExecQuery`, `ExecMethod`… */
  readonly operation: string;
  /** The query or the class. */
  readonly parameter: string;
}

/** A fault as the service words it; `code` and `text` follow wsmerror.h of the Windows SDK. */
export interface WsmanFault {
  readonly role: 's:Sender' | 's:Receiver' | 's:MustUnderstand';
  readonly subcode: string;
  readonly code: number;
  readonly text: string;
  /** Last part of the DSP0226 fault detail address, e.g. `InvalidResourceURI`. */
  readonly detail?: string;
  readonly provider?: ProviderFault;
  readonly action?: string;
}

/** Thrown by whatever serves a request; becomes the answer. */
export class FaultAnswer extends Error {
  override readonly name = 'FaultAnswer';
  readonly fault: WsmanFault;

  constructor(fault: WsmanFault) {
    super(fault.text);
    this.fault = fault;
  }
}

export function faultAction(fault: WsmanFault): string {
  return fault.action ?? WSMAN_FAULT_ACTION;
}

/** The body of a fault, with the machine that speaks. */
export function renderFault(fault: WsmanFault, machine: string, language: string): string {
  const detail =
    fault.detail === undefined
      ? ''
      : `<w:FaultDetail>http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/${fault.detail}</w:FaultDetail>`;
  return (
    `<s:Fault><s:Code><s:Value>${fault.role}</s:Value><s:Subcode><s:Value>${fault.subcode}</s:Value></s:Subcode></s:Code>` +
    `<s:Reason><s:Text xml:lang="${language}">${escapeXml(fault.text)} </s:Text></s:Reason><s:Detail>${detail}` +
    `<f:WSManFault xmlns:f="${NS.fault}" Code="${fault.code}" Machine="${escapeXml(machine)}"><f:Message>` +
    (fault.provider === undefined ? escapeXml(`${fault.text} `) : renderProvider(fault.provider, machine)) +
    '</f:Message></f:WSManFault></s:Detail></s:Fault>'
  );
}

function renderProvider(provider: ProviderFault, machine: string): string {
  const status = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/__ExtendedStatus';
  return (
    `<f:ProviderFault provider="WMI Provider" path="%systemroot%\\system32\\WsmWmiPl.dll">` +
    `<f:WSManFault xmlns:f="${NS.fault}" Code="${provider.code}" Machine="${escapeXml(machine)}">` +
    `<f:Message>${escapeXml(`${provider.text} `)}</f:Message></f:WSManFault><f:ExtendedError>` +
    `<p:__ExtendedStatus xmlns:p="${status}" xmlns:cim="${NS.cim}" xmlns:xsi="${NS.schemaInstance}" ` +
    `xsi:type="p:__ExtendedStatus_Type"><p:Description xsi:nil="true"/>` +
    `<p:Operation>${escapeXml(provider.operation)}</p:Operation>` +
    `<p:ParameterInfo>${escapeXml(provider.parameter)}</p:ParameterInfo>` +
    `<p:ProviderName>WinMgmt</p:ProviderName><p:StatusCode xsi:nil="true"/></p:__ExtendedStatus></f:ExtendedError></f:ProviderFault>`
  );
}
