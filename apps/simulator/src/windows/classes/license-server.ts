import { mof } from '../../cim/schema.ts';
import type { WindowsHost } from '../host.ts';
import { input, type MethodResult, methods, type ProvidedClass } from '../provided-class.ts';

const shape = {
  name: 'Win32_TSLicenseServer',
  namespace: 'root/cimv2',
  properties:
    mof(`string Address; string City; string Company; string CountryRegion; string DatabasePath; string eMail;
    string FirstName; string LastName; string OrgUnit; string PostalCode; string ProductId; uint32 ServerRole; string State;
    string Version; string VersionNumber`),
};

/** A boolean answer of a method that succeeds. */
function answers(
  name: string,
  read: (host: WindowsHost, inputs: ReadonlyMap<string, readonly string[]>) => boolean,
) {
  return {
    outputs: mof(`boolean ${name}`),
    run: (host: WindowsHost, inputs: ReadonlyMap<string, readonly string[]>): MethodResult => ({
      returnValue: 0,
      outputs: { [name]: read(host, inputs) },
    }),
  };
}

/** WBEM_E_FAILED: what a method of this provider returns when it cannot answer. */
const FAILED = 2_147_749_889;

/** Source: Microsoft, "Win32_TSLicenseServer class" and the pages of its methods. */
export const licenseServerClass: ProvidedClass = {
  shape,
  singleton: true,
  administratorsOnly: true,
  exists: (host) => host.licensing !== null,
  *instances(host) {
    yield {
      Address: '',
      City: '',
      Company: host.contact?.company ?? '',
      CountryRegion: host.contact?.countryRegion ?? '',
      DatabasePath: 'C:\\Windows\\system32\\LServer',
      eMail: host.contact?.email ?? '',
      FirstName: host.contact?.firstName ?? '',
      LastName: host.contact?.lastName ?? '',
      OrgUnit: '',
      PostalCode: '',
      ProductId: host.productId,
      ServerRole: host.domain === null ? 0 : 1,
      State: '',
      Version: `Windows Server ${host.release.year}`,
      VersionNumber: host.release.version.split('.').slice(0, 2).join('.'),
    };
  },
  methods: methods(
    {
      GetActivationStatus: {
        outputs: mof('uint32 ActivationStatus'),
        run: (host) => ({
          returnValue: 0,
          outputs: { ActivationStatus: host.licensing?.activated === true ? 0 : 1 },
        }),
      },
      GetLicenseServerId: {
        outputs: mof('string sLicenseServerId'),
        run: (host) =>
          host.licensing?.activated === true
            ? { returnValue: 0, outputs: { sLicenseServerId: host.licenseServerId } }
            : { returnValue: FAILED, outputs: {} },
      },
      // Asked of another domain than its own, the license server does not find itself there.
      IsLSinTSLSGroup: answers('IsMember', (host, inputs) => {
        const domain = input(inputs, 'Domain').toLowerCase();
        const own = domain === '' || domain === host.domain?.toLowerCase();
        return own && host.domain !== null && host.inTerminalServerLicenseServersGroup;
      }),
      IsLSonDC: answers('OnDC', () => false),
      IsLSPublished: answers('Published', (host) => host.domain !== null),
      IsLSRegisteredToSCP: answers('Registered', (host) => host.domain !== null),
      IsLSPreventUpgradeGPEnabled: answers('Enabled', () => false),
      IsLSSecGrpGPEnabled: answers('Enabled', () => false),
      IsSecureAccessAllowed: answers('Allowed', (_host, inputs) => input(inputs, 'tsname') !== ''),
      IsTSinTSCGroup: answers('IsMember', (_host, inputs) => input(inputs, 'tsname') !== ''),
    },
    [
      'ActivateServer',
      'ActivateServerAutomatic',
      'AddLStoTSLSGroup',
      'ChangeRole',
      'CreateTSCGroup',
      'DeactivateServer',
      'DeactivateServerAutomatic',
      'PublishLS',
      'ReactivateServer',
      'ReactivateServerAutomatic',
      'RegisterLSToSCP',
      'RemoveLSfromTSLSGroup',
      'RemoveTSCGroup',
      'UnpublishLS',
      'UnRegisterLSFromSCP',
    ],
  ),
};
