/** What is wrong with a document: it is not what XML or SOAP allow, or it is larger than we are ready to hold. */
export class XmlError extends Error {
  readonly reason: 'malformed' | 'too-large';

  constructor(reason: 'malformed' | 'too-large', message: string) {
    super(message);
    this.name = 'XmlError';
    this.reason = reason;
  }
}
