import type { TextId } from '../../language/text.ts';

/** One thing to do: a sentence, and the command for it. */
export interface Step {
  readonly says: TextId;
  readonly command?: string;
}

export interface Part {
  readonly id: 'account' | 'winrm' | 'rights' | 'https' | 'firewall' | 'certificate' | 'directory' | 'check';
  readonly steps: readonly Step[];
}

/*
 * Sources: Microsoft, "Installation and configuration for Windows Remote Management", "about_Remote_Requirements",
 * "User Account Control and remote restrictions", "Win32_TSLicenseKeyPack class" (rights), "Dsacls", "Well-known SIDs"
 * (the names of groups are translated, their SIDs are not), "How to let non-administrators view the Deleted Objects container".
 */
export const PARTS: readonly Part[] = [
  {
    id: 'account',
    steps: [
      {
        says: 'prepare.account.create',
        command:
          'New-ADUser -Name calepin -UserPrincipalName calepin@lab.test -AccountPassword (Read-Host -AsSecureString) -Enabled $true',
      },
      { says: 'prepare.account.narrow' },
    ],
  },
  {
    id: 'winrm',
    steps: [
      { says: 'prepare.winrm.enable', command: 'Enable-PSRemoting -Force' },
      { says: 'prepare.winrm.policy' },
    ],
  },
  {
    id: 'rights',
    steps: [
      {
        says: 'prepare.rights.remote-management',
        command: "Add-LocalGroupMember -SID S-1-5-32-580 -Member 'LAB\\calepin'",
      },
      { says: 'prepare.rights.wmi', command: 'wmimgmt.msc' },
      { says: 'prepare.rights.try' },
      {
        says: 'prepare.rights.administrators',
        command: "Add-LocalGroupMember -SID S-1-5-32-544 -Member 'LAB\\calepin'",
      },
      {
        says: 'prepare.rights.local-account',
        command:
          'New-ItemProperty -Path HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System -Name LocalAccountTokenFilterPolicy -Value 1 -PropertyType DWord -Force',
      },
    ],
  },
  {
    id: 'https',
    steps: [
      {
        says: 'prepare.https.list',
        command:
          'Get-ChildItem Cert:\\LocalMachine\\My | Format-List Subject, DnsNameList, NotAfter, Thumbprint',
      },
      {
        says: 'prepare.https.self-signed',
        command:
          'New-SelfSignedCertificate -DnsName rdlic01.lab.test -CertStoreLocation Cert:\\LocalMachine\\My',
      },
      {
        says: 'prepare.https.listener',
        command:
          'New-Item WSMan:\\localhost\\Listener -Transport HTTPS -Address * -CertificateThumbPrint THUMBPRINT -Force',
      },
      { says: 'prepare.https.trust', command: 'certutil -encode authority.cer authority.pem' },
    ],
  },
  {
    id: 'firewall',
    steps: [
      {
        says: 'prepare.firewall.https',
        command:
          "New-NetFirewallRule -DisplayName 'WinRM HTTPS for Calepin' -Direction Inbound -Protocol TCP -LocalPort 5986 -RemoteAddress 192.0.2.10 -Action Allow",
      },
      {
        says: 'prepare.firewall.http',
        command:
          "Get-NetFirewallRule -Name 'WINRM-HTTP-In-TCP*' | Set-NetFirewallRule -RemoteAddress 192.0.2.10",
      },
    ],
  },
  {
    id: 'certificate',
    steps: [
      {
        says: 'prepare.certificate.make',
        command:
          'openssl req -x509 -newkey rsa:3072 -nodes -days 365 -subj /CN=calepin -addext extendedKeyUsage=clientAuth -addext "subjectAltName=otherName:1.3.6.1.4.1.311.20.2.3;UTF8:calepin@localhost" -keyout calepin.key -out calepin.crt',
      },
      {
        says: 'prepare.certificate.trust',
        command:
          "'Root', 'TrustedPeople' | ForEach-Object { Import-Certificate -FilePath calepin.crt -CertStoreLocation Cert:\\LocalMachine\\$_ }",
      },
      {
        says: 'prepare.certificate.allow',
        command: 'Set-Item WSMan:\\localhost\\Service\\Auth\\Certificate -Value $true',
      },
      {
        says: 'prepare.certificate.map',
        command:
          'New-Item WSMan:\\localhost\\ClientCertificate -Subject calepin@localhost -URI * -Issuer THUMBPRINT -Credential (Get-Credential calepin) -Force',
      },
      { says: 'prepare.certificate.enter' },
    ],
  },
  {
    id: 'directory',
    steps: [
      {
        says: 'prepare.directory.ldaps',
        command: 'openssl s_client -connect dc01.lab.test:636 -showcerts',
      },
      { says: 'prepare.directory.account' },
      {
        says: 'prepare.directory.read',
        command:
          "'msTSManagingLS', 'msTSExpireDate', 'msTSLicenseVersion' | ForEach-Object { dsacls 'DC=lab,DC=test' /I:S /G \"LAB\\calepin:RP;$_;user\" }",
      },
      {
        says: 'prepare.directory.deleted',
        command: "dsacls 'CN=Deleted Objects,DC=lab,DC=test' /G LAB\\calepin:LCRP",
      },
    ],
  },
  {
    id: 'check',
    steps: [
      { says: 'prepare.check.windows', command: 'Test-WSMan -ComputerName rdlic01.lab.test -UseSSL' },
      { says: 'prepare.check.target' },
      {
        says: 'prepare.check.command',
        command:
          'npx calepin collect rdlic01.lab.test --transport https --user LAB\\calepin --password-stdin',
      },
    ],
  },
];

/** What each right is for, from the least. */
export const RIGHTS = [
  'remote-management',
  'wmi-cimv2',
  'wmi-terminal-services',
  'wmi-default',
  'administrators',
] as const;
