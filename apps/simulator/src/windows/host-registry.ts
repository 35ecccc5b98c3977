import type { SessionHostState } from './host.ts';
import { RegistryTree, type RegistryValue } from './registry.ts';
import type { WindowsRelease } from './release.ts';

const CONTROL = 'SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const POLICY = 'SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';
const LOCAL_SERVERS = 'SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers';

const dword = (name: string, value: number): RegistryValue => ({ type: 4, name, value });
const text = (name: string, value: string): RegistryValue => ({ type: 1, name, value });

/** The part of `HKEY_LOCAL_MACHINE` that says how a host is licensed: policy wins over what is set on the host itself. */
export function hostRegistry(
  release: WindowsRelease,
  revision: number,
  state: SessionHostState | null,
): RegistryTree {
  const registry = new RegistryTree();
  registry.set(
    'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
    dword('UBR', revision),
    text('CurrentBuild', String(release.build)),
    text('CurrentBuildNumber', String(release.build)),
    text('ProductName', `Windows Server ${release.year} Standard`),
  );
  registry.set(CONTROL, dword('fDenyTSConnections', state === null ? 1 : 0));
  registry.set(
    `${CONTROL}\\WinStations\\RDP-Tcp`,
    dword('UserAuthentication', state === null || state.nla ? 1 : 0),
    dword('SecurityLayer', state?.securityLayer ?? 2),
    dword('MinEncryptionLevel', 3),
  );
  registry.set(`${CONTROL}\\RCM`);
  if (state !== null) setSessionHost(registry, state);
  return registry;
}

function setSessionHost(registry: RegistryTree, state: SessionHostState): void {
  if (state.modeSource === 'policy' && state.mode !== 5)
    registry.set(POLICY, dword('LicensingMode', state.mode));
  if (state.serversSource === 'policy' && state.licenseServers.length > 0)
    registry.set(POLICY, text('LicenseServers', state.licenseServers.join(',')));
  registry.set(
    `${CONTROL}\\RCM\\Licensing Core`,
    dword('LicensingMode', state.modeSource === 'local' ? state.mode : 5),
  );
  registry.set(LOCAL_SERVERS, {
    type: 7,
    name: 'SpecifiedLicenseServers',
    value: state.serversSource === 'local' ? state.licenseServers : [],
  });
  registry.set(`${CONTROL}\\RCM\\GracePeriod`, {
    type: 3,
    name: 'L$RTMTIMEBOMB_1320153D-8DA3-4e8e-B27B-0D888223A588',
    value: [1, 0, 0, 0],
  });
  // What a license server leaves on a session host that it has served once; deleting them is the remedy of event 1133.
  if (state.everLicensed)
    registry.set(
      `${CONTROL}\\RCM`,
      { type: 3, name: 'Certificate', value: [1] },
      { type: 3, name: 'X509 Certificate', value: [1] },
      { type: 3, name: 'X509 Certificate ID', value: [1] },
    );
}
