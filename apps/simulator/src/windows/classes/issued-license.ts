import { mof } from '../../cim/schema.ts';
import { LICENSE_STATUSES } from '../../model/issued-license.ts';
import { methods, type ProvidedClass } from '../provided-class.ts';

const shape = {
  name: 'Win32_TSIssuedLicense',
  namespace: 'root/cimv2',
  properties:
    mof(`datetime ExpirationDate; datetime IssueDate; [key] uint32 KeyPackId; [key] uint32 LicenseId;
    uint32 LicenseStatus; string sHardwareId; string sIssuedToComputer; string sIssuedToUser`),
};

/** Source: Microsoft, "Win32_TSIssuedLicense class". */
export const issuedLicenseClass: ProvidedClass = {
  shape,
  singleton: false,
  administratorsOnly: true,
  exists: (host) => host.licensing !== null,
  *instances(host) {
    for (const license of host.licensing?.issuedLicenses(host.now()) ?? []) {
      yield {
        ExpirationDate: license.expires,
        IssueDate: license.issued,
        KeyPackId: license.packId,
        LicenseId: license.id,
        LicenseStatus: LICENSE_STATUSES[license.status],
        sHardwareId: license.hardwareId,
        sIssuedToComputer: license.computer,
        sIssuedToUser: license.user,
      };
    }
  },
  methods: methods({}, ['Revoke']),
};
