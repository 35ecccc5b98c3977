import { mof } from '../../cim/schema.ts';
import { graceDaysLeft } from '../../model/grace.ts';
import type { SessionHostState, WindowsHost } from '../host.ts';
import type { Language } from '../language.ts';
import { input, methods, type ProvidedClass } from '../provided-class.ts';

const NAMESPACE = 'root/cimv2/TerminalServices';

const shape = {
  name: 'Win32_TerminalServiceSetting',
  namespace: NAMESPACE,
  properties: mof(`uint32 ActiveDesktop; uint32 AllowTSConnections; string Caption; uint32 DeleteTempFolders;
    string Description; string DirectConnectLicenseServers; uint32 DisableForcibleLogoff; uint32 EnableAutomaticReconnection;
    uint32 EnableDFSS; uint32 EnableDiskFSS; uint32 EnableNetworkFSS; uint32 EnableRemoteDesktopMSI;
    uint32 FallbackPrintDriverType; uint32 GetCapabilitiesID; string HomeDirectory; datetime InstallDate;
    string LicensingDescription; string LicensingName; uint32 LicensingType; uint32 LimitedUserSessions; string Logons; string Name;
    uint32 PolicySourceAllowTSConnections; uint32 PolicySourceConfiguredLicenseServers;
    uint32 PolicySourceDirectConnectLicenseServers; uint32 PolicySourceLicensingType; uint32 PossibleLicensingTypes;
    string ProfilePath; [key] string ServerName; uint32 SessionBrokerDrainMode; uint32 SingleSession; string Status;
    uint32 TerminalServerMode; uint32 TimeZoneRedirection; uint32 UserPermission; uint32 UseTempFolders`),
};

/** Only what a license server is found by matters here; every name but the first is "not known" to this account. */
const discoveredShape = {
  name: 'Win32_TSDiscoveredLicenseServer',
  namespace: NAMESPACE,
  properties: mof(`uint32 HowDiscovered; uint32 IsAdminOnLS; uint32 IsLSAvailable; uint32 IssuingCALs;
    [key] string LicenseServer`),
};

const MODE_NAMES: Readonly<Record<Language, Readonly<Record<1 | SessionHostState['mode'], string>>>> = {
  en: { 1: 'Remote Desktop for Administration', 2: 'Per Device', 4: 'Per User', 5: 'Not Configured' },
  fr: {
    1: 'Bureau à distance pour administration',
    2: 'Par périphérique',
    4: 'Par utilisateur',
    5: 'Non configuré',
  },
  de: { 1: 'Remotedesktop für Verwaltung', 2: 'Pro Gerät', 4: 'Pro Benutzer', 5: 'Nicht konfiguriert' },
};

/** Names of `GetTStoLSConnectivityStatus`: 6 cannot be reached, 11 is a license server. */
const CONNECTIVITY = { notConnectable: 6, valid: 11 } as const;
/** WBEM_E_INVALID_METHOD: the documentation withdraws these two as of Windows Server 2008 R2. */
const WITHDRAWN = { returnValue: 2_147_749_934, outputs: {} };

function reaches(host: WindowsHost, server: string): boolean {
  const wanted = server.toLowerCase().split('.')[0];
  return host.reachableLicenseServers().some((name) => name.toLowerCase().split('.')[0] === wanted);
}

/**
 * Every Windows Server has it; one without the role Remote Desktop Session Host says `TerminalServerMode` 0.
 * Source: Microsoft, "Win32_TerminalServiceSetting class" and the pages of its methods. `LicensingType` takes the values that
 * its qualifier lists (0, 1, 2, 4, 5), which are those seen, and not those of the page's own table.
 */
export const terminalServiceSettingClass: ProvidedClass = {
  shape,
  singleton: false,
  administratorsOnly: false,
  exists: () => true,
  *instances(host) {
    const state = host.sessionHost;
    const mode = state?.mode ?? 1;
    yield {
      ActiveDesktop: 0,
      AllowTSConnections: 1,
      DeleteTempFolders: 1,
      DirectConnectLicenseServers: null,
      GetCapabilitiesID: 0,
      EnableDFSS: 1,
      FallbackPrintDriverType: 0,
      HomeDirectory: '',
      LicensingDescription: '',
      LicensingName: MODE_NAMES[host.language][mode],
      LicensingType: mode,
      LimitedUserSessions: 0,
      Logons: '0',
      PolicySourceAllowTSConnections: 0,
      PolicySourceConfiguredLicenseServers: policySource(
        state,
        state?.serversSource,
        state?.licenseServers.length !== 0,
      ),
      PolicySourceDirectConnectLicenseServers: 0,
      PolicySourceLicensingType: policySource(state, state?.modeSource, mode !== 5),
      PossibleLicensingTypes: state === null ? 2 : 12,
      ProfilePath: '',
      ServerName: host.name,
      SessionBrokerDrainMode: 0,
      SingleSession: 1,
      TerminalServerMode: state === null ? 0 : 1,
      TimeZoneRedirection: 0,
      UserPermission: 1,
      UseTempFolders: 1,
    };
  },
  methods: methods(
    {
      GetGracePeriodDays: {
        outputs: mof('uint32 DaysLeft'),
        run: (host) => ({
          returnValue: 0,
          outputs: {
            DaysLeft: host.sessionHost === null ? 0 : graceDaysLeft(host.sessionHost.installed, host.now()),
          },
        }),
      },
      GetSpecifiedLicenseServerList: {
        outputs: mof('string SpecifiedLSList[]'),
        run: (host) => ({
          returnValue: 0,
          outputs: { SpecifiedLSList: host.sessionHost?.licenseServers ?? [] },
        }),
      },
      GetRegisteredLicenseServerList: {
        outputs: mof('string RegisteredLSList[]'),
        run: (host) => ({
          returnValue: 0,
          outputs: { RegisteredLSList: host.reachableLicenseServers().slice(0, 50) },
        }),
      },
      FindLicenseServers: {
        outputs: mof('instance LicenseServersList[]; uint32 Count'),
        run: (host) => {
          const found = (host.sessionHost?.licenseServers ?? []).map((name) => ({
            class: discoveredShape,
            values: {
              HowDiscovered: host.sessionHost?.serversSource === 'policy' ? 0 : 1,
              IsAdminOnLS: 2,
              IsLSAvailable: reaches(host, name) ? 1 : 0,
              IssuingCALs: reaches(host, name) ? 1 : 2,
              LicenseServer: name,
            },
          }));
          return { returnValue: 0, outputs: { LicenseServersList: found, Count: found.length } };
        },
      },
      GetTStoLSConnectivityStatus: {
        outputs: mof('uint32 TStoLSConnectivityStatus'),
        run: (host, inputs) => ({
          returnValue: 0,
          outputs: {
            TStoLSConnectivityStatus: reaches(host, input(inputs, 'ServerName'))
              ? CONNECTIVITY.valid
              : CONNECTIVITY.notConnectable,
          },
        }),
      },
      GetDomain: {
        outputs: mof('string Domain'),
        run: (host) => ({ returnValue: 0, outputs: { Domain: host.domain ?? 'WORKGROUP' } }),
      },
      CanAccessLicenseServer: { outputs: mof('uint32 AccessAllowed'), run: () => WITHDRAWN },
      PingLicenseServer: { outputs: [], run: () => WITHDRAWN },
    },
    [
      'AddDirectConnectLicenseServer',
      'AddLSToSpecifiedLicenseServerList',
      'ChangeMode',
      'CreateWinstation',
      'DeleteDirectConnectLicenseServer',
      'EmptySpecifiedLicenseServerList',
      'RemoveLSFromSpecifiedLicenseServerList',
      'SetAllowTSConnections',
      'SetDisableForcibleLogoff',
      'SetFallbackPrintDriverType',
      'SetHomeDirectory',
      'SetPolicyPropertyName',
      'SetPrimaryLicenseServer',
      'SetProfilePath',
      'SetSingleSession',
      'SetSpecifiedLicenseServerList',
      'SetTimeZoneRedirection',
      'UpdateDirectConnectLicenseServer',
    ],
  ),
};

/** 0 set on the server, 1 set by group policy; what is not set at all is not set by a policy. */
function policySource(
  state: SessionHostState | null,
  source: SessionHostState['modeSource'] | undefined,
  isSet: boolean,
): number {
  return state !== null && isSet && source === 'policy' ? 1 : 0;
}
