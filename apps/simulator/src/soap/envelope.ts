import { randomUUID } from 'node:crypto';
import { escapeXml } from './escape.ts';
import { ANONYMOUS, NS } from './namespaces.ts';

const OPEN =
  `<s:Envelope xml:lang="LANGUAGE" xmlns:s="${NS.soap}" xmlns:a="${NS.addressing}" xmlns:x="${NS.transfer}" ` +
  `xmlns:n="${NS.enumeration}" xmlns:w="${NS.wsman}" xmlns:p="${NS.microsoft}"><s:Header><a:Action>`;
const TAIL = '</s:Body></s:Envelope>';

/** `uuid:` and capital letters, as Windows writes them. */
export function messageId(): string {
  return `uuid:${randomUUID().toUpperCase()}`;
}

export interface Answer {
  readonly action: string;
  /** The request's message, `null` when it gave none. */
  readonly relatesTo: string | null;
  readonly language: string;
  readonly body: string;
}

/** A whole answer. */
export function renderEnvelope(answer: Answer): string {
  return envelopeHead(answer) + answer.body + TAIL;
}

/** What an answer weighs beside its body, in bytes. */
export function envelopeOverhead(answer: Omit<Answer, 'body'>): number {
  return Buffer.byteLength(envelopeHead(answer)) + TAIL.length;
}

/** Everything before the body, for answers that are sent in pieces. */
function envelopeHead(answer: Omit<Answer, 'body'>): string {
  const relates =
    answer.relatesTo === null ? '' : `<a:RelatesTo>${escapeXml(answer.relatesTo)}</a:RelatesTo>`;
  return (
    `${OPEN.replace('LANGUAGE', answer.language)}${answer.action}</a:Action><a:MessageID>${messageId()}</a:MessageID>` +
    `<a:To>${ANONYMOUS}</a:To>${relates}</s:Header><s:Body>`
  );
}
