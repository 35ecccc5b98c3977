import { randomUUID } from 'node:crypto';
import { WsmanError } from '../errors/wsman-error.ts';
import { escapeXml, isXmlText } from '../xml/escape.ts';
import {
  ADDRESSING,
  ANONYMOUS,
  ENUMERATION,
  IDENTIFY,
  SOAP,
  WSMAN,
  WSMAN_MICROSOFT,
} from '../xml/namespaces.ts';
import type { Resource } from './resource.ts';

/** What every request of a client says in its header. */
export interface RequestSettings {
  /** The address as the server is told it, e.g. `http://host:5985/wsman`. */
  readonly to: string;
  readonly maxEnvelopeBytes: number;
  readonly operationTimeoutMs: number;
  /** e.g. `en-US`: the language of texts. */
  readonly locale: string;
}

/** A request, ready to be sent. */
export interface SoapRequest {
  /** `null` for Identify, which has no header. */
  readonly messageId: string | null;
  readonly envelope: string;
}

/**
 * The envelope of a request. Source: DSP0226 sections 5 and 6 (addressing and control headers); [MS-WSMV] 2.2.4.
 * @param body already XML.
 */
export function requestOf(
  settings: RequestSettings,
  action: string,
  resource: Resource,
  body: string,
): SoapRequest {
  const messageId = `uuid:${randomUUID().toUpperCase()}`;
  const locale = quoted(settings.locale);
  const envelope =
    `<s:Envelope xmlns:s="${SOAP}" xmlns:a="${ADDRESSING}" xmlns:w="${WSMAN}" xmlns:p="${WSMAN_MICROSOFT}" xmlns:n="${ENUMERATION}">` +
    `<s:Header><a:To>${quoted(settings.to)}</a:To>` +
    `<w:ResourceURI s:mustUnderstand="true">${quoted(resource.uri)}</w:ResourceURI>` +
    `<a:ReplyTo><a:Address s:mustUnderstand="true">${ANONYMOUS}</a:Address></a:ReplyTo>` +
    `<a:Action s:mustUnderstand="true">${quoted(action)}</a:Action>` +
    `<w:MaxEnvelopeSize s:mustUnderstand="true">${settings.maxEnvelopeBytes}</w:MaxEnvelopeSize>` +
    `<a:MessageID>${messageId}</a:MessageID>` +
    `<w:Locale xml:lang="${locale}" s:mustUnderstand="false"/>` +
    `<p:DataLocale xml:lang="${locale}" s:mustUnderstand="false"/>` +
    selectorSet(resource.selectors) +
    `<w:OperationTimeout>${durationOf(settings.operationTimeoutMs)}</w:OperationTimeout>` +
    `</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
  return { messageId, envelope };
}

/** Asks who answers. Source: DSP0226, section 11. */
export function identifyRequest(): SoapRequest {
  return {
    messageId: null,
    envelope: `<s:Envelope xmlns:s="${SOAP}" xmlns:i="${IDENTIFY}"><s:Header/><s:Body><i:Identify/></s:Body></s:Envelope>`,
  };
}

/** The selectors of an address; nothing when there are none. */
export function selectorSet(selectors: Resource['selectors']): string {
  if (selectors.length === 0) return '';
  const all = selectors.map(
    ([name, value]) => `<w:Selector Name="${quoted(name)}">${quoted(value)}</w:Selector>`,
  );
  return `<w:SelectorSet>${all.join('')}</w:SelectorSet>`;
}

/** Text as XML. @throws WsmanError `invalid-argument` for characters that XML cannot hold. */
export function quoted(text: string): string {
  if (!isXmlText(text)) {
    throw new WsmanError('invalid-argument', {
      phase: 'operation',
      details: { what: 'text', reason: 'a character that XML cannot hold' },
    });
  }
  return escapeXml(text);
}

/** Milliseconds as an XML duration, e.g. `PT60.000S`. */
function durationOf(milliseconds: number): string {
  return `PT${(milliseconds / 1000).toFixed(3)}S`;
}
