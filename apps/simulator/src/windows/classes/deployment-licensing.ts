import { mof } from '../../cim/schema.ts';
import { NO_METHODS, type ProvidedClass } from '../provided-class.ts';

/** Settings of a whole deployment. Source: Microsoft, "Win32_TSDeploymentLicensing class"; most hosts do not have it. */
export const deploymentLicensingClass: ProvidedClass = {
  shape: {
    name: 'Win32_TSDeploymentLicensing',
    namespace: 'root/cimv2/TerminalServices',
    properties:
      mof(`string Caption; string Description; datetime InstallDate; string LicenseServers[]; uint32 LicensingType;
      string Name; string Status; boolean UseCentralLicensingSettings`),
  },
  singleton: true,
  administratorsOnly: false,
  exists: (host) => (host.sessionHost?.deployment ?? null) !== null,
  *instances(host) {
    const central = host.sessionHost?.deployment?.central === true;
    yield {
      LicenseServers: central ? host.sessionHost.licenseServers : [],
      LicensingType: host.sessionHost?.mode ?? 5,
      Name: 'RDS',
      UseCentralLicensingSettings: central,
    };
  },
  methods: NO_METHODS,
};
