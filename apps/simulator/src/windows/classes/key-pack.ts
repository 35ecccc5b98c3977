import { mof } from '../../cim/schema.ts';
import { available, KEY_PACK_TYPES, type KeyPack } from '../../model/key-pack.ts';
import { methods, type ProvidedClass } from '../provided-class.ts';
import { calText, productCode, productVersionText } from '../wording.ts';

const UNLIMITED = 4_294_967_295;

const shape = {
  name: 'Win32_TSLicenseKeyPack',
  namespace: 'root/cimv2',
  properties: mof(`uint32 AccessRights; uint32 AvailableLicenses; string Description; datetime ExpirationDate;
    uint32 IssuedLicenses; [key] uint32 KeyPackId; uint32 KeyPackType; uint32 ProductType; string ProductVersion;
    uint32 ProductVersionID; uint32 TotalLicenses; string TypeAndModel`),
};

/** `ProductType`: 3 is what the built-in pack shows. */
const PRODUCT_TYPES: Readonly<Record<KeyPack['calType'], number>> = {
  'per-device': 0,
  'per-user': 1,
  'built-in': 3,
};

/** Source: Microsoft, "Win32_TSLicenseKeyPack class", and values seen on real servers. */
export const keyPackClass: ProvidedClass = {
  shape,
  singleton: false,
  administratorsOnly: true,
  exists: (host) => host.licensing !== null,
  *instances(host) {
    for (const pack of host.licensing?.keyPacks(host.now()) ?? []) {
      yield {
        AccessRights: pack.kind === 'built-in' ? 0 : 1,
        AvailableLicenses: available(pack) ?? UNLIMITED,
        Description: productCode(pack),
        ExpirationDate: pack.expires,
        IssuedLicenses: pack.issued,
        KeyPackId: pack.id,
        KeyPackType: KEY_PACK_TYPES[pack.kind],
        ProductType: PRODUCT_TYPES[pack.calType],
        ProductVersion: productVersionText(pack.version, host.language),
        ProductVersionID: pack.version,
        TotalLicenses: pack.total ?? UNLIMITED,
        TypeAndModel: calText(pack, host.language),
      };
    }
  },
  methods: methods({}, [
    'ConvertLicenses',
    'ImportAgreementLicenseKeyPack',
    'ImportLicenseKeyPackOffline',
    'ImportOpenPurchaseLicenseKeyPack',
    'ImportRetailPurchaseLicenseKeyPack',
    'InstallAgreementLicenseKeyPack',
    'InstallLicenseKeyPack',
    'InstallOpenLicenseKeyPack',
    'InstallRetailPurchaseLicenseKeyPack',
    'ReinstallAgreementLicenseKeyPack',
    'ReinstallLicenseKeyPackOffline',
    'ReinstallOpenPurchaseLicenseKeyPack',
    'ReinstallRetailPurchaseLicenseKeyPack',
    'RemoveLicensesWithIdCount',
    'UninstallLicenseKeyPack',
    'UninstallLicenseKeyPackWithId',
  ]),
};
