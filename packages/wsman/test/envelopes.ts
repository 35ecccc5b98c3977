import type { Received } from './peer.ts';

const NAMESPACES =
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" ' +
  'xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" ' +
  'xmlns:f="http://schemas.microsoft.com/wbem/wsman/1/wsmanfault"';

/** An answer's envelope around a body. */
export function envelope(request: Pick<Received, 'messageId'>, body: string): string {
  return (
    `<s:Envelope ${NAMESPACES}><s:Header><a:Action>urn:answer</a:Action>` +
    `<a:RelatesTo>${request.messageId}</a:RelatesTo></s:Header><s:Body>${body}</s:Body></s:Envelope>`
  );
}

/** An instance as Windows writes it; values are XML already. */
export function instance(className: string, properties: Readonly<Record<string, string | null>>): string {
  const uri = `http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/${className}`;
  const inner = Object.entries(properties).map(([name, value]) =>
    value === null ? `<p:${name} xsi:nil="true"/>` : `<p:${name}>${value}</p:${name}>`,
  );
  return (
    `<p:${className} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="${uri}" ` +
    `xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common" xsi:type="p:${className}_Type">${inner.join('')}</p:${className}>`
  );
}

/** The first answer of an enumeration. */
export function enumerated(request: Pick<Received, 'messageId'>, context: string | null, items = ''): string {
  return envelope(
    request,
    `<n:EnumerateResponse><n:EnumerationContext>${context ?? ''}</n:EnumerationContext>` +
      `<w:Items>${items}</w:Items>${context === null ? '<w:EndOfSequence/>' : ''}</n:EnumerateResponse>`,
  );
}

/** One more answer of it; the last when it has no context. */
export function pulled(request: Pick<Received, 'messageId'>, context: string | null, items: string): string {
  return envelope(
    request,
    `<n:PullResponse>${context === null ? '' : `<n:EnumerationContext>${context}</n:EnumerationContext>`}` +
      `<n:Items>${items}</n:Items>${context === null ? '<n:EndOfSequence/>' : ''}</n:PullResponse>`,
  );
}

/** A fault as WinRM writes it. */
export function fault(
  request: Pick<Received, 'messageId'>,
  subcode: string,
  code: number | null,
  message = 'It failed.',
): { readonly status: number; readonly body: string } {
  const detail =
    code === null
      ? ''
      : `<s:Detail><f:WSManFault Code="${code}" Machine="h"><f:Message>${message}</f:Message></f:WSManFault></s:Detail>`;
  return {
    status: 500,
    body: envelope(
      request,
      `<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>${subcode}</s:Value></s:Subcode></s:Code>` +
        `<s:Reason><s:Text xml:lang="en-US">${message}</s:Text></s:Reason>${detail}</s:Fault>`,
    ),
  };
}
