const CLASS = 'Win32_TSIssuedLicense';
const URI = `http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/${CLASS}`;
const START = Date.UTC(2026, 0, 1);
/** So many fill an envelope of 500 KB, as Windows would. */
export const PER_PAGE = 700;
/** Pages that differ; then they come again. */
const DIFFERENT = 20;

/** A server's answers to the enumeration of so many issued licences, all but the identifier that each relates to. */
export class LicensePages {
  readonly count: number;
  readonly #items: readonly Buffer[];

  constructor(instances: number) {
    if (instances % PER_PAGE !== 0) throw new Error(`not a multiple of ${PER_PAGE}: ${instances}`);
    this.count = instances / PER_PAGE;
    this.#items = Array.from({ length: Math.min(DIFFERENT, this.count) }, (_, page) =>
      Buffer.from(Array.from({ length: PER_PAGE }, (_, row) => license(page * PER_PAGE + row)).join('')),
    );
  }

  /** The answer of this number, from 0; the last one says that it is. */
  answer(page: number, messageId: string): Buffer {
    const items = this.#items[page % this.#items.length] ?? Buffer.alloc(0);
    const [response, prefix] = page === 0 ? ['EnumerateResponse', 'w'] : ['PullResponse', 'n'];
    const isLast = page + 1 >= this.count;
    const head =
      '<s:Envelope xml:lang="en-US" xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" ' +
      'xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">' +
      `<s:Header><a:Action>http://schemas.xmlsoap.org/ws/2004/09/enumeration/${response}</a:Action><a:RelatesTo>${messageId}</a:RelatesTo></s:Header>` +
      `<s:Body><n:${response}>${isLast ? '' : `<n:EnumerationContext>${page + 1}</n:EnumerationContext>`}<${prefix}:Items>`;
    const tail = `</${prefix}:Items>${isLast ? `<${prefix}:EndOfSequence/>` : ''}</n:${response}></s:Body></s:Envelope>`;
    return Buffer.concat([Buffer.from(head), items, Buffer.from(tail)]);
  }
}

/** One licence as WinRM writes it, invented but of the length of real ones. */
function license(row: number): string {
  const issued = START + ((row * 7919) % (90 * 86_400)) * 1_000;
  return (
    `<p:${CLASS} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="${URI}" xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common" xsi:type="p:${CLASS}_Type">` +
    `<p:ExpirationDate><cim:Datetime>${iso(issued + 70 * 86_400_000)}</cim:Datetime></p:ExpirationDate>` +
    `<p:IssueDate><cim:Datetime>${iso(issued)}</cim:Datetime></p:IssueDate><p:KeyPackId>${3 + (row % 7)}</p:KeyPackId>` +
    `<p:LicenseId>${row + 1}</p:LicenseId><p:LicenseStatus>2</p:LicenseStatus>` +
    `<p:sHardwareId>0x${((row * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}-9f2c-4e1a</p:sHardwareId>` +
    `<p:sIssuedToComputer>POSTE-${String(row).padStart(7, '0')}</p:sIssuedToComputer><p:sIssuedToUser xsi:nil="true"/></p:${CLASS}>`
  );
}

function iso(instant: number): string {
  return new Date(instant).toISOString().replace('.000', '');
}
