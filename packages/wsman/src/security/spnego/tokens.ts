import { SecurityError } from '../security-error.ts';
import { type DerElement, element, only, readChildren, readElement, Tag } from './der.ts';
import { Oid, sameOid } from './oid.ts';

/** negState. Source: RFC 4178, 4.2.2. */
export const NegState = { acceptCompleted: 0, acceptIncomplete: 1, reject: 2, requestMic: 3 } as const;

/** NegTokenInit or NegTokenInit2, which is the same with hints of the server. Sources: RFC 4178, 4.2.1; [MS-SPNG] 2.2.1. */
export interface NegTokenInit {
  readonly kind: 'init';
  readonly mechanisms: readonly Uint8Array[];
  /** MechTypeList as it came: what a mechListMIC is made over. */
  readonly mechList: Uint8Array;
  readonly token: Uint8Array | null;
  readonly mic: Uint8Array | null;
  /** `hintName` of NegTokenInit2. */
  readonly hint: string | null;
}

export interface NegTokenResp {
  readonly kind: 'response';
  readonly state: number | null;
  readonly mechanism: Uint8Array | null;
  readonly token: Uint8Array | null;
  readonly mic: Uint8Array | null;
}

/** @throws SecurityError `token-malformed` */
export function parseNegToken(bytes: Uint8Array): NegTokenInit | NegTokenResp {
  const outer = readElement(bytes);
  if (outer.tag === Tag.context(1)) return parseResponse(only(bytes, Tag.context(1)));
  // Some servers leave the InitialContextToken out.
  if (outer.tag === Tag.context(0)) return parseInit(only(bytes, Tag.context(0)));
  const [mechanism, token, ...rest] = readChildren(only(bytes, Tag.application));
  if (mechanism === undefined || token === undefined || rest.length > 0) throw malformed('no token inside');
  if (mechanism.tag !== Tag.objectIdentifier || !sameOid(mechanism.content, Oid.spnego)) {
    throw new SecurityError('mechanism-refused', 'the token is of another mechanism than SPNEGO');
  }
  return parseInit(only(token.whole, Tag.context(0)));
}

function parseInit(bytes: Uint8Array): NegTokenInit {
  const fields = fieldsOf(bytes);
  const mechList = fields.get(0);
  if (mechList === undefined) throw malformed('no list of mechanisms');
  const mechanisms = readChildren(only(mechList, Tag.sequence)).map((one) =>
    only(one.whole, Tag.objectIdentifier),
  );
  const third = fields.get(3);
  // Field 3 is the MIC of RFC 4178 and the hints of Microsoft, whose MIC is field 4.
  const isHints = third?.[0] === Tag.sequence;
  const mic = isHints ? fields.get(4) : third;
  return {
    kind: 'init',
    mechanisms,
    mechList,
    token: octets(fields.get(2)),
    mic: octets(mic),
    hint: isHints ? hintName(third) : null,
  };
}

function parseResponse(bytes: Uint8Array): NegTokenResp {
  const fields = fieldsOf(bytes);
  const state = fields.get(0);
  const mechanism = fields.get(1);
  return {
    kind: 'response',
    state: state === undefined ? null : enumerated(state),
    mechanism: mechanism === undefined ? null : only(mechanism, Tag.objectIdentifier),
    token: octets(fields.get(2)),
    mic: octets(fields.get(3)),
  };
}

/** Contents of the context-tagged fields of a sequence, by number. */
function fieldsOf(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const fields = new Map<number, Uint8Array>();
  for (const { tag, content } of readChildren(only(bytes, Tag.sequence))) {
    if ((tag & 0xe0) !== 0xa0) throw malformed(`tag ${tag} in a sequence`);
    const number = tag & 0x1f;
    if (fields.has(number)) throw malformed(`field ${number} twice`);
    fields.set(number, content);
  }
  return fields;
}

function enumerated(bytes: Uint8Array): number {
  const content = only(bytes, Tag.enumerated);
  const [value] = content;
  if (value === undefined || content.length > 1 || value > NegState.requestMic)
    throw malformed('no such state');
  return value;
}

function octets(bytes: Uint8Array | undefined): Uint8Array | null {
  return bytes === undefined ? null : only(bytes, Tag.octetString);
}

function hintName(hints: Uint8Array): string | null {
  const name: DerElement | undefined = readChildren(only(hints, Tag.sequence)).find(
    (field) => field.tag === Tag.context(0),
  );
  return name === undefined ? null : Buffer.from(readElement(name.content).content).toString('latin1');
}

/** MechTypeList of these mechanisms. */
export function encodeMechList(mechanisms: readonly Uint8Array[]): Uint8Array {
  return element(Tag.sequence, ...mechanisms.map((oid) => element(Tag.objectIdentifier, oid)));
}

export function encodeInit(mechList: Uint8Array, token: Uint8Array): Uint8Array {
  const init = element(
    Tag.sequence,
    element(Tag.context(0), mechList),
    element(Tag.context(2), element(Tag.octetString, token)),
  );
  return element(Tag.application, element(Tag.objectIdentifier, Oid.spnego), element(Tag.context(0), init));
}

export function encodeResponse(response: Partial<Omit<NegTokenResp, 'kind'>>): Uint8Array {
  const { state = null, mechanism = null, token = null, mic = null } = response;
  const fields: Uint8Array[] = [];
  if (state !== null) fields.push(element(Tag.context(0), element(Tag.enumerated, Uint8Array.of(state))));
  if (mechanism !== null) fields.push(element(Tag.context(1), element(Tag.objectIdentifier, mechanism)));
  if (token !== null) fields.push(element(Tag.context(2), element(Tag.octetString, token)));
  if (mic !== null) fields.push(element(Tag.context(3), element(Tag.octetString, mic)));
  return element(Tag.context(1), element(Tag.sequence, ...fields));
}

function malformed(detail: string): SecurityError {
  return new SecurityError('token-malformed', `SPNEGO: ${detail}`);
}
