import type { SessionHost } from '@calepin/server/schemas';
import type { Tone } from '../../figures/mark.tsx';

/** What a session host's settings say to whoever runs it. */
export type Remark =
  | { readonly code: 'no-mode' | 'no-license-server' | 'grace-over' | 'nla-off' }
  | { readonly code: 'in-grace'; readonly days: number }
  | { readonly code: 'unknown-license-server'; readonly name: string };

export const TONE_OF_REMARK: Readonly<Record<Remark['code'], Tone>> = {
  'grace-over': 'critical',
  'no-mode': 'critical',
  'no-license-server': 'critical',
  'in-grace': 'warning',
  'unknown-license-server': 'warning',
  'nla-off': 'warning',
};

/** What needs someone on a session host, the most pressing first. What was not read says nothing. */
export function remarksOf(host: SessionHost): readonly Remark[] {
  const { licenseServers, licensingMode, gracePeriodDays, everLicensed, networkLevelAuthentication } = host;
  const remarks: Remark[] = [];
  if (gracePeriodDays === 0 && everLicensed === false) remarks.push({ code: 'grace-over' });
  if (licensingMode === 'not-configured') remarks.push({ code: 'no-mode' });
  if (licenseServers?.length === 0) remarks.push({ code: 'no-license-server' });
  if (gracePeriodDays !== null && gracePeriodDays > 0 && everLicensed === false)
    remarks.push({ code: 'in-grace', days: gracePeriodDays });
  for (const { name, licenseServerId } of licenseServers ?? [])
    if (licenseServerId === null) remarks.push({ code: 'unknown-license-server', name });
  if (networkLevelAuthentication === false) remarks.push({ code: 'nla-off' });
  return remarks;
}
