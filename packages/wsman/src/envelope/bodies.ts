import { ENUMERATION, TRANSFER } from '../xml/namespaces.ts';
import { quoted } from './request.ts';

/** Actions of the requests. Sources: WS-Enumeration, WS-Transfer. */
export const ACTIONS = {
  enumerate: `${ENUMERATION}/Enumerate`,
  pull: `${ENUMERATION}/Pull`,
  release: `${ENUMERATION}/Release`,
  get: `${TRANSFER}/Get`,
} as const;

const WQL = 'http://schemas.microsoft.com/wbem/wsman/1/WQL';

/** Source: DSP0226, 8.2.3 (OptimizeEnumeration) and 8.3 (filters). */
export function enumerateBody(maxElements: number, optimize: boolean, wql: string | null): string {
  const items = optimize ? `<w:OptimizeEnumeration/><w:MaxElements>${maxElements}</w:MaxElements>` : '';
  const filter = wql === null ? '' : `<w:Filter Dialect="${WQL}">${quoted(wql)}</w:Filter>`;
  return `<n:Enumerate>${items}${filter}</n:Enumerate>`;
}

export function pullBody(context: string, maxElements: number): string {
  return `<n:Pull><n:EnumerationContext>${quoted(context)}</n:EnumerationContext><n:MaxElements>${maxElements}</n:MaxElements></n:Pull>`;
}

export function releaseBody(context: string): string {
  return `<n:Release><n:EnumerationContext>${quoted(context)}</n:EnumerationContext></n:Release>`;
}
