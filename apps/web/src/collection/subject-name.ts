import type { Text, TextId } from '../language/text.ts';

/** What a class or a list of the directory holds, in the field's words. */
const NAMES: Readonly<Record<string, TextId>> = {
  Win32_ComputerSystem: 'subject.computer',
  Win32_OperatingSystem: 'subject.system',
  Win32_TSLicenseServer: 'subject.license-server',
  Win32_TSLicenseKeyPack: 'scope.key-packs',
  Win32_TSIssuedLicense: 'scope.issued-licenses',
  Win32_TSLicenseReport: 'subject.reports',
  Win32_TerminalServiceSetting: 'subject.session-host',
  Win32_TSDeploymentLicensing: 'subject.deployment',
  Win32_TSGeneralSetting: 'subject.listener',
  StdRegProv: 'subject.registry',
  'user-cals': 'place.user-cals',
  'deleted-accounts': 'subject.deleted-accounts',
  'license-server-group': 'subject.license-server-group',
  'connection-points': 'subject.connection-points',
  'enterprise-lists': 'subject.enterprise-lists',
};

/** The name of what a step reads; `null` when there is none but its own. */
export function subjectName(t: Text, subject: string): string | null {
  const [own = ''] = subject.split(/[.\s(@]/, 1);
  const id = NAMES[own];
  return id === undefined ? null : t(id);
}
