import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { SimulatedHost } from '../src/index.ts';
import { child, type Element, parseElement } from '../src/soap/element.ts';
import { NS } from '../src/soap/namespaces.ts';

/** The plainest client there can be: one request, one answer, HTTP and Basic, no reuse of anything that is tested. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Content of the SOAP body; `null` when the answer is not SOAP. */
  readonly body: Element | null;
}

export const WMI = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2';

export interface Asking {
  readonly action: string;
  readonly resource?: string;
  readonly selectors?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly envelopeSize?: number;
  readonly messageId?: string;
  readonly header?: string;
}

export function soap(asking: Asking): string {
  const selectors = Object.entries(asking.selectors ?? {}).map(
    ([name, value]) => `<w:Selector Name="${name}">${value}</w:Selector>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="${NS.soap}" xmlns:a="${NS.addressing}" ` +
    `xmlns:w="${NS.wsman}" xmlns:n="${NS.enumeration}"><s:Header><a:To>http://host/wsman</a:To>` +
    `<w:ResourceURI s:mustUnderstand="true">${asking.resource ?? ''}</w:ResourceURI>` +
    `<a:Action s:mustUnderstand="true">${asking.action}</a:Action>` +
    `<w:MaxEnvelopeSize s:mustUnderstand="true">${asking.envelopeSize ?? 512_000}</w:MaxEnvelopeSize>` +
    `<a:MessageID>${asking.messageId ?? `uuid:${randomUUID()}`}</a:MessageID><w:OperationTimeout>PT60.000S</w:OperationTimeout>` +
    `<w:SelectorSet>${selectors.join('')}</w:SelectorSet>${asking.header ?? ''}</s:Header><s:Body>${asking.body ?? ''}</s:Body></s:Envelope>`
  );
}

export function enumerateBody(maxElements: number, filter?: string, mode?: string): string {
  const chosen =
    filter === undefined
      ? ''
      : `<w:Filter Dialect="http://schemas.microsoft.com/wbem/wsman/1/WQL">${filter.replaceAll('<', '&lt;')}</w:Filter>`;
  const how = mode === undefined ? '' : `<w:EnumerationMode>${mode}</w:EnumerationMode>`;
  return `<n:Enumerate><w:OptimizeEnumeration/><w:MaxElements>${maxElements}</w:MaxElements>${how}${chosen}</n:Enumerate>`;
}

export const ENUMERATE = `${NS.enumeration}/Enumerate`;
export const PULL = `${NS.enumeration}/Pull`;
export const GET = `${NS.transfer}/Get`;

export function pullBody(context: string, maxElements: number): string {
  return `<n:Pull><n:EnumerationContext>${context}</n:EnumerationContext><n:MaxElements>${maxElements}</n:MaxElements></n:Pull>`;
}

export function send(
  host: SimulatedHost,
  content: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const authorization = `Basic ${Buffer.from('LAB\\calepin:calepin').toString('base64')}`;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: host.address,
        port: host.port,
        path: host.path,
        method: 'POST',
        agent: false,
        headers: {
          Authorization: authorization,
          'Content-Type': 'application/soap+xml;charset=UTF-8',
          ...headers,
        },
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: soapBody(text),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(content);
  });
}

export function ask(host: SimulatedHost, asking: Asking): Promise<Answered> {
  return send(host, soap(asking));
}

function soapBody(text: string): Element | null {
  if (!text.startsWith('<s:Envelope')) return null;
  return child(parseElement(text), NS.soap, 'Body')?.children[0] ?? null;
}

/** Properties of an instance by name; a nil one is `null`, a repeated one keeps its last value. */
export function properties(instance: Element | undefined): Record<string, string | null> {
  const found: Record<string, string | null> = {};
  for (const property of instance?.children ?? []) {
    const nil = property.attributes.get(`{${NS.schemaInstance}}nil`) === 'true';
    found[property.name] = nil ? null : (property.children[0]?.text ?? property.text);
  }
  return found;
}

/** Every instance of a class, pulled in small pieces. */
export async function everyInstance(
  host: SimulatedHost,
  resource: string,
  piece: number,
  filter?: string,
): Promise<Element[]> {
  const first = await ask(host, { action: ENUMERATE, resource, body: enumerateBody(piece, filter) });
  const items = [...(child(first.body, NS.wsman, 'Items')?.children ?? [])];
  let ended = child(first.body, NS.wsman, 'EndOfSequence') !== null;
  let context = child(first.body, NS.enumeration, 'EnumerationContext')?.text ?? '';
  while (!ended) {
    const next = await ask(host, { action: PULL, resource, body: pullBody(context, piece) });
    if (next.status !== 200) throw new Error(next.text);
    items.push(...(child(next.body, NS.enumeration, 'Items')?.children ?? []));
    ended = child(next.body, NS.enumeration, 'EndOfSequence') !== null;
    context = child(next.body, NS.enumeration, 'EnumerationContext')?.text ?? '';
  }
  return items;
}

/** The codes of a fault, outermost first, and its subcode. */
export function faultOf(answered: Answered): {
  readonly subcode: string | undefined;
  readonly codes: readonly number[];
} {
  const code = child(child(answered.body, NS.soap, 'Code'), NS.soap, 'Subcode');
  const codes = [...answered.text.matchAll(/WSManFault [^>]*Code="(\d+)"/g)].map((match) => Number(match[1]));
  return { subcode: child(code, NS.soap, 'Value')?.text, codes };
}
