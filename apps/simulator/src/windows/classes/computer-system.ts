import { mof } from '../../cim/schema.ts';
import { NO_METHODS, type ProvidedClass } from '../provided-class.ts';

const shape = {
  name: 'Win32_ComputerSystem',
  namespace: 'root/cimv2',
  properties: mof(`uint16 AdminPasswordStatus; string BootupState; string Caption; string CreationClassName;
    sint16 CurrentTimeZone; string Description; string DNSHostName; string Domain; uint16 DomainRole; datetime InstallDate;
    string Manufacturer; string Model; [key] string Name; string NameFormat; uint32 NumberOfLogicalProcessors;
    uint32 NumberOfProcessors; boolean PartOfDomain; string PrimaryOwnerContact; string Roles[]; string Status; string SystemType;
    uint64 TotalPhysicalMemory; string UserName; string Workgroup`),
};

/** Shape and order: captures of Windows Server 2008 R2; not every property is here. */
export const computerSystemClass: ProvidedClass = {
  shape,
  singleton: false,
  administratorsOnly: false,
  exists: () => true,
  *instances(host) {
    yield {
      AdminPasswordStatus: 3,
      BootupState: 'Normal boot',
      Caption: host.name,
      CreationClassName: 'Win32_ComputerSystem',
      CurrentTimeZone: host.zoneMinutes ?? 0,
      Description: 'AT/AT COMPATIBLE',
      DNSHostName: host.name,
      Domain: host.domain ?? 'WORKGROUP',
      // 2: standalone server, 3: member server.
      DomainRole: host.domain === null ? 2 : 3,
      Manufacturer: 'Calepin simulator',
      Model: 'Host that does not exist',
      Name: host.name,
      NumberOfLogicalProcessors: 4,
      NumberOfProcessors: 1,
      PartOfDomain: host.domain !== null,
      Roles: ['LM_Workstation', 'LM_Server', 'NT', 'Server_NT'],
      Status: 'OK',
      SystemType: 'x64-based PC',
      TotalPhysicalMemory: 34_359_738_368n,
      Workgroup: host.domain === null ? 'WORKGROUP' : null,
    };
  },
  methods: NO_METHODS,
};
