import { createHash } from 'node:crypto';
import { SecurityError } from '../security-error.ts';
import { readChildren, readElement, Tag } from '../spnego/der.ts';

/** Hashes by the last bytes of a signature algorithm's identifier. Sources: RFC 8017, A.2.4; RFC 5758, 3; FIPS 186 identifiers. */
const HASHES: Readonly<Record<string, string>> = {
  // sha…WithRSAEncryption, 1.2.840.113549.1.1
  '2a864886f70d01010e': 'sha224',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  // ecdsa-with-SHA…, 1.2.840.10045.4.3
  '2a8648ce3d040301': 'sha224',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
  // dsa-with-sha…, 2.16.840.1.101.3.4.3
  '608648016503040301': 'sha224',
  '608648016503040303': 'sha384',
  '608648016503040304': 'sha512',
  // The hashes themselves, as RSASSA-PSS names them, 2.16.840.1.101.3.4.2
  '608648016503040204': 'sha224',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};

const RSASSA_PSS = '2a864886f70d01010a';

/**
 * The application data of a `tls-server-end-point` channel binding: its name and the hash of the server's certificate (DER).
 * The hash is that of the certificate's signature; SHA-256 stands for MD5 and SHA-1, and for signatures without a hash of
 * their own. Source: RFC 5929, 4.1.
 * @throws SecurityError `certificate-malformed`
 */
export function tlsServerEndPoint(certificateDer: Uint8Array): Uint8Array {
  const hash = createHash(signatureHash(certificateDer)).update(certificateDer).digest();
  return Buffer.concat([Buffer.from('tls-server-end-point:', 'latin1'), hash]);
}

function signatureHash(certificateDer: Uint8Array): string {
  try {
    const certificate = readElement(certificateDer);
    const algorithm = readChildren(certificate.content)[1];
    if (certificate.tag !== Tag.sequence || algorithm?.tag !== Tag.sequence) throw new Error('no algorithm');
    const [identifier, parameters] = readChildren(algorithm.content);
    const name = hex(identifier?.content);
    const named = name === RSASSA_PSS && parameters !== undefined ? pssHash(parameters.content) : name;
    return HASHES[named] ?? 'sha256';
  } catch (error) {
    throw new SecurityError(
      'certificate-malformed',
      'its signature algorithm is not where it must be',
      error,
    );
  }
}

/** hashAlgorithm of RSASSA-PSS-params; SHA-1 when absent. Source: RFC 8017, A.2.3. */
function pssHash(parameters: Uint8Array): string {
  const field = readChildren(parameters).find((one) => one.tag === Tag.context(0));
  if (field === undefined) return '';
  return hex(readChildren(readElement(field.content).content)[0]?.content);
}

function hex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex');
}
