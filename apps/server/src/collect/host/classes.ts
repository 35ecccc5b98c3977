import type { Properties } from './property-value.ts';
import type { RemoteClass } from './remote-host.ts';

const CIMV2 = 'root/cimv2';
const TERMINAL_SERVICES = 'root/cimv2/TerminalServices';

/** A class that is read, with the properties that go into the document. Sources: Microsoft's page of each class. */
export interface HostClass extends RemoteClass {
  readonly properties: Properties;
}

/** `Win32_ComputerSystem`: what the host calls itself. */
export const COMPUTER_SYSTEM: HostClass = {
  namespace: CIMV2,
  className: 'Win32_ComputerSystem',
  properties: { Name: 'text', DNSHostName: 'text', Domain: 'text', PartOfDomain: 'boolean' },
};

export const OPERATING_SYSTEM: HostClass = {
  namespace: CIMV2,
  className: 'Win32_OperatingSystem',
  properties: { Version: 'text', Caption: 'text' },
};

/** A singleton; the contact data are those given at activation. */
export const LICENSE_SERVER: HostClass = {
  namespace: CIMV2,
  className: 'Win32_TSLicenseServer',
  properties: {
    ProductId: 'text',
    ServerRole: 'number',
    Version: 'text',
    VersionNumber: 'number',
    DatabasePath: 'text',
    FirstName: 'text',
    LastName: 'text',
    Company: 'text',
    CountryRegion: 'text',
    eMail: 'text',
    OrgUnit: 'text',
    Address: 'text',
    City: 'text',
    State: 'text',
    PostalCode: 'text',
  },
};

export const KEY_PACK: HostClass = {
  namespace: CIMV2,
  className: 'Win32_TSLicenseKeyPack',
  properties: {
    KeyPackId: 'number',
    Description: 'text',
    KeyPackType: 'number',
    ProductType: 'number',
    ProductVersion: 'text',
    ProductVersionID: 'number',
    TotalLicenses: 'number',
    IssuedLicenses: 'number',
    AvailableLicenses: 'number',
    ExpirationDate: 'instant',
    AccessRights: 'number',
    TypeAndModel: 'text',
  },
};

export const ISSUED_LICENSE: HostClass = {
  namespace: CIMV2,
  className: 'Win32_TSIssuedLicense',
  properties: {
    LicenseId: 'number',
    KeyPackId: 'number',
    LicenseStatus: 'number',
    sIssuedToUser: 'text',
    sIssuedToComputer: 'text',
    sHardwareId: 'text',
    IssueDate: 'instant',
    ExpirationDate: 'instant',
  },
};

/** Reports that exist already; making one writes a file on the host and is never done. */
export const LICENSE_REPORT: HostClass = {
  namespace: CIMV2,
  className: 'Win32_TSLicenseReport',
  properties: {
    FileName: 'text',
    GenerationDateTime: 'instant',
    LicenseUsageCount: 'number',
    InstalledLicenses: 'number',
    ScopeType: 'number',
    ScopeValue: 'text',
    Version: 'text',
  },
};

export const SESSION_HOST: HostClass = {
  namespace: TERMINAL_SERVICES,
  className: 'Win32_TerminalServiceSetting',
  properties: {
    TerminalServerMode: 'number',
    LicensingType: 'number',
    LicensingName: 'text',
    PossibleLicensingTypes: 'number',
    PolicySourceLicensingType: 'number',
    DirectConnectLicenseServers: 'text',
    PolicySourceDirectConnectLicenseServers: 'number',
    PolicySourceConfiguredLicenseServers: 'number',
    AllowTSConnections: 'number',
    SessionBrokerDrainMode: 'number',
  },
};

/** Settings of a whole deployment; most session hosts do not have the class. */
export const DEPLOYMENT: HostClass = {
  namespace: TERMINAL_SERVICES,
  className: 'Win32_TSDeploymentLicensing',
  properties: { UseCentralLicensingSettings: 'boolean', LicensingType: 'number', LicenseServers: 'names' },
};

/** The registry, by its methods. */
export const REGISTRY: RemoteClass = { namespace: 'root/default', className: 'StdRegProv' };
