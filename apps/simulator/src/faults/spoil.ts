import { randomUUID } from 'node:crypto';
import { type Fault, strikes } from './fault.ts';

/** What leaves the service, changed where a fault strikes the text of an answer. */
export function spoilEnvelope(envelope: string, resourceUri: string | null, fault: Fault | null): string {
  switch (fault?.kind) {
    case 'unrelated-answer':
      return envelope.replace(
        /<a:RelatesTo>[^<]*<\/a:RelatesTo>/,
        `<a:RelatesTo>uuid:${randomUUID().toUpperCase()}</a:RelatesTo>`,
      );
    case 'entities':
      return `${ENTITIES}${envelope.replace('<s:Body>', '<s:Body>&i;')}`;
    case 'half-envelope':
      return strikes(fault.class, classOf(resourceUri))
        ? envelope.slice(0, Math.ceil(envelope.length / 2))
        : envelope;
    default:
      return envelope;
  }
}

/** Ten to the ninth times three letters, in less than a kilobyte. */
const ENTITIES = `<?xml version="1.0"?><!DOCTYPE s:Envelope [<!ENTITY a "lol">${[...'bcdefghi']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)
  .join('')}]>`;

/** Bytes changed on their way: in clear text no XML is left, in a sealed message the seal is broken. */
export function corruptBytes(body: Buffer): Buffer {
  const spoilt = Buffer.from(body);
  const middle = Math.floor(spoilt.length / 2);
  for (let at = middle; at < Math.min(middle + 16, spoilt.length); at += 1)
    spoilt[at] = (spoilt[at] ?? 0) ^ 0xa5;
  return spoilt;
}

/** The last part of a class's address; empty when the answer is about none. */
export function classOf(resourceUri: string | null): string {
  return resourceUri?.slice(resourceUri.lastIndexOf('/') + 1) ?? '';
}

/** Where an answer can be made longer without an end: what comes before, what is repeated, what comes after. */
export interface Stretch {
  readonly before: string;
  readonly repeated: string;
  readonly after: string;
}

/** Repeats the items of an answer; blank lines before the end of the body when it has none. */
export function stretchItems(envelope: string): Stretch {
  const items = /<(w:Items|n:Items)>(.+)<\/\1>/s.exec(envelope);
  const repeated = items?.[2];
  if (items === null || repeated === undefined) {
    const end = envelope.lastIndexOf('</s:Body>');
    return { before: envelope.slice(0, end), repeated: '\n'.repeat(1024), after: envelope.slice(end) };
  }
  const end = items.index + items[0].length - (items[1]?.length ?? 0) - 3;
  return { before: envelope.slice(0, end), repeated, after: envelope.slice(end) };
}

/** Opens up the text of the first property of an answer, to be filled. */
export function stretchProperty(envelope: string): Stretch {
  const body = envelope.indexOf('<s:Body>');
  const property = /<\/(?:p:)?\w+>/.exec(envelope.slice(body));
  const at = property === null ? envelope.lastIndexOf('</s:Body>') : body + property.index;
  return { before: envelope.slice(0, at), repeated: 'x'.repeat(65_536), after: envelope.slice(at) };
}
