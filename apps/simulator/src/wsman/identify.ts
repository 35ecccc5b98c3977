import { NS } from '../soap/namespaces.ts';
import type { WindowsHost } from '../windows/host.ts';
import { LANGUAGE_TAGS } from '../windows/language.ts';

/** The answer to Identify: no headers. Who does not say who they are is not told the version of Windows. */
export function identifyEnvelope(host: WindowsHost, authenticated: boolean): string {
  const version = authenticated ? host.release.version : '0.0.0';
  return (
    `<s:Envelope xml:lang="${LANGUAGE_TAGS[host.language]}" xmlns:s="${NS.soap}"><s:Header/><s:Body>` +
    `<wsmid:IdentifyResponse xmlns:wsmid="${NS.identity}"><wsmid:ProtocolVersion>${NS.wsman}</wsmid:ProtocolVersion>` +
    '<wsmid:ProductVendor>Microsoft Corporation</wsmid:ProductVendor>' +
    `<wsmid:ProductVersion>OS: ${version} SP: 0.0 Stack: 3.0</wsmid:ProductVersion></wsmid:IdentifyResponse></s:Body></s:Envelope>`
  );
}
