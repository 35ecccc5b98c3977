import { mof } from '../../cim/schema.ts';
import { methods, type ProvidedClass } from '../provided-class.ts';

/**
 * The listener of Remote Desktop. Source: Microsoft, "Win32_TSGeneralSetting class". `SecurityLayer` holds the numbers of
 * its method `SetSecurityLayer` and of the registry (0 RDP, 1 negotiate, 2 TLS); the table of the property counts from 1.
 */
export const generalSettingClass: ProvidedClass = {
  shape: {
    name: 'Win32_TSGeneralSetting',
    namespace: 'root/cimv2/TerminalServices',
    properties:
      mof(`string Caption; string CertificateName; string Comment; string Description; datetime InstallDate;
      uint32 MinEncryptionLevel; string Name; uint32 PolicySourceMinEncryptionLevel; uint32 PolicySourceSecurityLayer;
      uint32 PolicySourceUserAuthenticationRequired; uint32 SecurityLayer; string SSLCertificateSHA1Hash;
      uint32 SSLCertificateSHA1HashType; string Status; [key] string TerminalName; string TerminalProtocol; string Transport;
      uint32 UserAuthenticationRequired; uint32 WindowsAuthentication`),
  },
  singleton: false,
  administratorsOnly: false,
  exists: () => true,
  *instances(host) {
    yield {
      CertificateName: host.name,
      Comment: '',
      MinEncryptionLevel: 3,
      PolicySourceMinEncryptionLevel: 2,
      PolicySourceSecurityLayer: 2,
      PolicySourceUserAuthenticationRequired: 0,
      SecurityLayer: host.sessionHost?.securityLayer ?? 2,
      SSLCertificateSHA1Hash: '',
      SSLCertificateSHA1HashType: 1,
      TerminalName: 'RDP-Tcp',
      TerminalProtocol: 'Microsoft RDP 8.0',
      Transport: 'tcp',
      UserAuthenticationRequired: host.sessionHost === null || host.sessionHost.nla ? 1 : 0,
      WindowsAuthentication: 0,
    };
  },
  methods: methods({}, ['SetEncryptionLevel', 'SetSecurityLayer', 'SetUserAuthenticationRequired']),
};
