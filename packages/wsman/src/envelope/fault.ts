import type { WsmanErrorCode } from '../errors/explanations.ts';
import { codeOfCimStatus, codeOfNumber, codeOfSubcode, plainCode } from '../errors/fault-codes.ts';
import { WsmanError } from '../errors/wsman-error.ts';
import { SOAP, WSMAN_FAULT } from '../xml/namespaces.ts';
import { attributeOf, childOf, textOf, type XmlElement } from '../xml/xml-element.ts';

/** A SOAP fault as the server told it. */
export interface SoapFault {
  /** Local name of the subcode, e.g. `TimedOut`. */
  readonly subcode: string | null;
  /** The subcode as it was written, e.g. `w:TimedOut`. */
  readonly subcodeText: string | null;
  /** Codes of the `WSManFault` elements, outermost first. */
  readonly codes: readonly number[];
  /** HRESULTs that stand in the provider's part, e.g. 0x80041010. */
  readonly providerCodes: readonly number[];
  readonly hasProvider: boolean;
  /** `CIMStatusCode` of an `OMI_Error` or `MSFT_WmiError`. */
  readonly cimStatus: number | null;
  readonly text: string | null;
  readonly machine: string | null;
}

/** Source: SOAP 1.2 part 1, 5.4; [MS-WSMV] 2.2.4.43 (WSManFaultType); DSP0230 (CIM_Error in the detail of a fault). */
export function readFault(element: XmlElement): SoapFault {
  const value = textOf(childOf(childOf(childOf(element, SOAP, 'Code'), SOAP, 'Subcode'), SOAP, 'Value'));
  const reason = textOf(childOf(childOf(element, SOAP, 'Reason'), SOAP, 'Text'));
  const detail = childOf(element, SOAP, 'Detail');
  const found: Found = {
    codes: [],
    providerCodes: [],
    hasProvider: false,
    cimStatus: null,
    texts: [],
    machine: null,
  };
  if (detail !== null) gather(detail, found);
  return {
    subcode: value?.slice(value.indexOf(':') + 1) ?? null,
    subcodeText: value,
    codes: found.codes,
    providerCodes: found.providerCodes,
    hasProvider: found.hasProvider,
    cimStatus: found.cimStatus,
    // The innermost text is the provider's own.
    text: found.texts.at(-1) ?? reason,
    machine: found.machine,
  };
}

interface Found {
  readonly codes: number[];
  readonly providerCodes: number[];
  hasProvider: boolean;
  cimStatus: number | null;
  readonly texts: string[];
  machine: string | null;
}

function gather(element: XmlElement, found: Found): void {
  const { uri, local } = element.name;
  const text = textOf(element);
  if (uri === WSMAN_FAULT && local === 'WSManFault') {
    const code = Number(attributeOf(element, 'Code') ?? Number.NaN);
    if (Number.isInteger(code)) found.codes.push(code);
    found.machine ??= attributeOf(element, 'Machine') || null;
  } else if (uri === WSMAN_FAULT && local === 'ProviderFault') {
    found.hasProvider = true;
  } else if (local === 'CIMStatusCode' && text !== null) {
    found.cimStatus ??= integer(text);
  } else if (local === 'error_Code' && text !== null) {
    const code = integer(text);
    if (code !== null && code !== 0) found.codes.push(code);
  }
  if (text !== null) {
    // Numbers in a text mean the same in every language; the words around them do not.
    for (const [hex] of text.matchAll(/\b0x80[0-9a-f]{6}\b/gi)) found.providerCodes.push(Number(hex));
    if (uri === WSMAN_FAULT || local === 'Message' || local === 'error_WindowsErrorMessage')
      found.texts.push(text);
    if (local === 'StatusCode' && integer(text) !== null) found.providerCodes.push(plainCode(Number(text)));
  }
  for (const child of element.children ?? []) gather(child, found);
}

function integer(text: string): number | null {
  return /^-?\d{1,12}$/.test(text) ? Number(text) : null;
}

/** What the fault means: the most precise code that is known decides, never a text. */
export function codeOfFault(fault: SoapFault): WsmanErrorCode {
  const precise =
    firstKnown(fault.providerCodes, codeOfNumber) ??
    firstKnown(fault.codes.toReversed(), codeOfNumber) ??
    (fault.cimStatus === null ? null : codeOfCimStatus(fault.cimStatus)) ??
    (fault.subcode === null ? null : codeOfSubcode(fault.subcode)) ??
    'server-fault';
  // WinRM let the request through; what refused it is the provider of the class.
  return precise === 'access-denied' && fault.hasProvider ? 'class-access-denied' : precise;
}

function firstKnown(
  codes: readonly number[],
  codeOf: (code: number) => WsmanErrorCode | null,
): WsmanErrorCode | null {
  for (const code of codes) {
    const known = codeOf(code);
    if (known !== null) return known;
  }
  return null;
}

/** The server's own number, most precise first, else the name of the subcode. */
function serverCodeOf(fault: SoapFault): string | null {
  const [provider] = fault.providerCodes;
  if (provider !== undefined) return hexadecimal(provider);
  const code = fault.codes.at(-1);
  if (code !== undefined) return String(code);
  if (fault.cimStatus !== null) return `CIMStatusCode ${fault.cimStatus}`;
  return fault.subcodeText;
}

function hexadecimal(code: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
}

/** The error that a fault is thrown as. */
export function faultError(
  fault: SoapFault,
  httpStatus: number,
  details: Readonly<Record<string, string | number | null>>,
): WsmanError {
  const code = codeOfFault(fault);
  return new WsmanError(code, {
    phase: AUTHENTICATION.has(code) ? 'authentication' : 'operation',
    serverCode: serverCodeOf(fault),
    serverText: fault.text,
    httpStatus,
    details: { ...details, subcode: fault.subcodeText, machine: fault.machine },
  });
}

const AUTHENTICATION: ReadonlySet<WsmanErrorCode> = new Set<WsmanErrorCode>([
  'authentication-refused',
  'password-expired',
  'password-must-change',
  'account-disabled',
  'account-locked',
  'account-expired',
  'account-restricted',
  'clock-skew',
]);
