import { mof } from '../../cim/schema.ts';
import { DAY } from '../../model/rules.ts';
import { LANGUAGE_IDS, LANGUAGE_TAGS } from '../language.ts';
import { NO_METHODS, type ProvidedClass } from '../provided-class.ts';

const shape = {
  name: 'Win32_OperatingSystem',
  namespace: 'root/cimv2',
  properties:
    mof(`string BootDevice; string BuildNumber; string BuildType; string Caption; string CodeSet; string CountryCode;
    string CreationClassName; string CSCreationClassName; string CSDVersion; string CSName; sint16 CurrentTimeZone;
    string Description; boolean Distributed; uint64 FreePhysicalMemory; datetime InstallDate; datetime LastBootUpTime;
    datetime LocalDateTime; string Locale; string Manufacturer; uint32 MaxNumberOfProcesses; uint64 MaxProcessMemorySize;
    string MUILanguages[]; [key] string Name; uint32 NumberOfLicensedUsers; uint32 NumberOfProcesses; uint32 NumberOfUsers;
    uint32 OperatingSystemSKU; string OSArchitecture; uint32 OSLanguage; uint32 OSProductSuite; uint16 OSType;
    string OtherTypeDescription; boolean Primary; uint32 ProductType; string SerialNumber; uint16 ServicePackMajorVersion;
    string Status; string SystemDirectory; uint64 TotalVirtualMemorySize; uint64 TotalVisibleMemorySize; string Version;
    string WindowsDirectory`),
};

/** Shape and order: captures of Windows Server 2008 R2; not every property is here. */
export const operatingSystemClass: ProvidedClass = {
  shape,
  singleton: false,
  administratorsOnly: false,
  exists: () => true,
  *instances(host) {
    const caption = `Microsoft Windows Server ${host.release.year} Standard`;
    const memory = 33_554_432n;
    yield {
      BootDevice: '\\Device\\HarddiskVolume1',
      BuildNumber: String(host.release.build),
      BuildType: 'Multiprocessor Free',
      // The trailing space of 2008 R2 is Windows's own.
      Caption: host.release.year === '2008 R2' ? `${caption} ` : caption,
      CodeSet: '1252',
      CountryCode: '1',
      CreationClassName: 'Win32_OperatingSystem',
      CSCreationClassName: 'Win32_ComputerSystem',
      CSDVersion: host.release.year === '2008 R2' ? 'Service Pack 1' : null,
      CSName: host.name,
      CurrentTimeZone: host.zoneMinutes ?? 0,
      Description: '',
      Distributed: false,
      FreePhysicalMemory: memory / 2n,
      InstallDate: Date.UTC(2023, 2, 9, 3, 6, 25),
      LastBootUpTime: Math.floor(host.now() / (14 * DAY)) * 14 * DAY + 500,
      LocalDateTime: host.now(),
      Locale: LANGUAGE_IDS[host.language].toString(16).padStart(4, '0'),
      Manufacturer: 'Microsoft Corporation',
      MaxNumberOfProcesses: 4_294_967_295,
      MaxProcessMemorySize: 137_438_953_344n,
      MUILanguages: [LANGUAGE_TAGS[host.language]],
      Name: `${caption}|C:\\Windows|\\Device\\Harddisk0\\Partition2`,
      NumberOfLicensedUsers: 0,
      NumberOfProcesses: 142,
      NumberOfUsers: 4,
      OperatingSystemSKU: 7,
      OSArchitecture: '64-bit',
      OSLanguage: LANGUAGE_IDS[host.language],
      OSProductSuite: 272,
      OSType: 18,
      Primary: true,
      ProductType: 3,
      SerialNumber: '00000-00000-00000-00000',
      ServicePackMajorVersion: host.release.year === '2008 R2' ? 1 : 0,
      Status: 'OK',
      SystemDirectory: 'C:\\Windows\\system32',
      TotalVirtualMemorySize: memory + memory / 4n,
      TotalVisibleMemorySize: memory,
      Version: host.release.version,
      WindowsDirectory: 'C:\\Windows',
    };
  },
  methods: NO_METHODS,
};
