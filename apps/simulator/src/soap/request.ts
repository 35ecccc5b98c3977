import { child, childText, type Element, parseElement, XmlRefused } from './element.ts';
import { NS } from './namespaces.ts';

/** A WS-Management request, taken apart. */
export interface SoapRequest {
  readonly action: string | null;
  readonly messageId: string | null;
  readonly resourceUri: string | null;
  readonly selectors: ReadonlyMap<string, string>;
  /** Bytes that an answer may have, `null` when the client does not say. */
  readonly maxEnvelopeSize: number | null;
  readonly operationTimeoutMs: number | null;
  /** Headers that must be understood and are not known here, by name. */
  readonly notUnderstood: readonly string[];
  readonly body: Element | null;
}

/**
 * @throws XmlRefused when it is not a SOAP 1.2 envelope.
 */
export function parseRequest(text: string): SoapRequest {
  const envelope = parseElement(text);
  if (envelope.name !== 'Envelope' || envelope.namespace !== NS.soap)
    throw new XmlRefused('Not an envelope.');
  const header = child(envelope, NS.soap, 'Header');
  const body = child(envelope, NS.soap, 'Body')?.children[0] ?? null;
  return {
    action: childText(header, NS.addressing, 'Action'),
    messageId: childText(header, NS.addressing, 'MessageID'),
    resourceUri: childText(header, NS.wsman, 'ResourceURI'),
    selectors: readSelectors(child(header, NS.wsman, 'SelectorSet')),
    maxEnvelopeSize: wholeNumber(childText(header, NS.wsman, 'MaxEnvelopeSize')),
    operationTimeoutMs: durationMs(childText(header, NS.wsman, 'OperationTimeout')),
    notUnderstood: (header?.children ?? []).filter(mustBeUnderstood).map((item) => item.name),
    body,
  };
}

/** A selector may hold text, or an endpoint reference that no class here has as a key. */
function readSelectors(set: Element | null): ReadonlyMap<string, string> {
  const selectors = new Map<string, string>();
  for (const selector of set?.children ?? []) {
    const name = selector.attributes.get('Name');
    if (name !== undefined) selectors.set(name.toLowerCase(), selector.text.trim());
  }
  return selectors;
}

const KNOWN_NAMESPACES: ReadonlySet<string> = new Set([NS.addressing, NS.wsman, NS.microsoft]);

function mustBeUnderstood(header: Element): boolean {
  const must = header.attributes.get(`{${NS.soap}}mustUnderstand`)?.toLowerCase();
  return (must === 'true' || must === '1') && !KNOWN_NAMESPACES.has(header.namespace);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
}

/** The part of ISO 8601 that clients send: `PT60.000S`, `PT1M30S`. */
export function durationMs(text: string | null): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text ?? '');
  if (match === null) return null;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return Math.round(
    ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000,
  );
}
