/** How to prepare a host so that it can be read. */
export const en = {
  'prepare.lead':
    'What a license server, a session host or a domain needs to be read. Calepin changes nothing: you run these commands, on the host, in an elevated PowerShell.',
  'prepare.short':
    'The least that can work: one domain account in Remote Management Users, “Remote Enable” on the WMI namespaces below, one port open to this machine. Start there; the test of a target says what is missing, class by class.',
  'prepare.account': 'An account',
  'prepare.account.meaning':
    'One account for a whole domain, with a long password of its own. It signs in nowhere else.',
  'prepare.account.create': 'In the domain:',
  'prepare.account.narrow':
    'By policy, deny it the rest: “Deny log on locally” and “Deny log on through Remote Desktop Services”.',
  'prepare.winrm': 'WinRM',
  'prepare.winrm.meaning': 'Windows’ own remote management, which Calepin speaks. No agent.',
  'prepare.winrm.enable': 'Windows Server has it on since 2012. Where it was turned off:',
  'prepare.winrm.policy':
    'For many hosts, a policy: Computer Configuration, Administrative Templates, Windows Components, Windows Remote Management, WinRM Service, “Allow remote server management through WinRM”.',
  'prepare.rights': 'Rights, the least first',
  'prepare.rights.meaning': 'Give the first two and test the target. Go further only if a class is denied.',
  'prepare.rights.remote-management':
    'May use WinRM: the group Remote Management Users, by its number since its name is translated.',
  'prepare.rights.wmi':
    'May read WMI: in WMI Control, Properties, Security, give “Enable Account” and “Remote Enable” on root\\cimv2, on root\\default, and on a session host on root\\cimv2\\TerminalServices.',
  'prepare.rights.try':
    'Test the target now. Microsoft’s documentation asks for a local administrator to read the licensing classes; what your version lets through without, the test says class by class.',
  'prepare.rights.administrators': 'Only if a class was denied: make it a local administrator.',
  'prepare.rights.local-account':
    'Prefer a domain account: over the network, UAC takes the rights of local administrators away, except from the built-in Administrator. This lifts it for all of them on the host:',
  'prepare.right.caption': 'What each right is for',
  'prepare.right': 'Right',
  'prepare.right.for': 'For',
  'prepare.right.without': 'Without it',
  'prepare.right.remote-management': 'Remote Management Users',
  'prepare.right.remote-management.for': 'Connecting through WinRM at all.',
  'prepare.right.remote-management.without': 'Nothing is read; the step “Authorisation” fails.',
  'prepare.right.wmi-cimv2': 'Remote Enable on root\\cimv2',
  'prepare.right.wmi-cimv2.for': 'License server, key packs, issued licences, build.',
  'prepare.right.wmi-cimv2.without': 'These classes are denied, each by its name.',
  'prepare.right.wmi-terminal-services': 'Remote Enable on root\\cimv2\\TerminalServices',
  'prepare.right.wmi-terminal-services.for':
    'Licensing mode, license servers and grace period of a session host.',
  'prepare.right.wmi-terminal-services.without': 'The session host stays unknown; the rest is read.',
  'prepare.right.wmi-default': 'Remote Enable on root\\default',
  'prepare.right.wmi-default.for':
    'Registry values: which setting comes from a policy, NLA, the Windows revision.',
  'prepare.right.wmi-default.without': 'The settings are read, their source is not.',
  'prepare.right.administrators': 'Local administrator',
  'prepare.right.administrators.for': 'The licensing classes, where Windows asks for it.',
  'prepare.right.administrators.without': 'Read in part: each class that is denied is told, never filled in.',
  'prepare.https': 'HTTPS',
  'prepare.https.meaning':
    'Over HTTP, NTLM seals every message. HTTPS also proves that the host is the right one.',
  'prepare.https.list': 'A certificate of your authority with the name of the host:',
  'prepare.https.self-signed': 'Without an authority, one that signs itself:',
  'prepare.https.listener': 'The listener, with the thumbprint of the certificate:',
  'prepare.https.trust':
    'In the target, under “Certificates to trust”, paste the certificate of your authority, or the one that signs itself, as PEM:',
  'prepare.firewall': 'Firewall',
  'prepare.firewall.meaning': 'From the machine that runs Calepin, and from nowhere else.',
  'prepare.firewall.https':
    'HTTPS has no rule of its own. Put the address of this machine in place of 192.0.2.10:',
  'prepare.firewall.http':
    'HTTP has one, open to the whole domain. This narrows it: name also the machines from which you manage the host.',
  'prepare.certificate': 'A client certificate',
  'prepare.certificate.meaning':
    'In place of a password: over HTTPS, mapped to a local account of the host. Windows knows it for local accounts only.',
  'prepare.certificate.make': 'On any machine with OpenSSL:',
  'prepare.certificate.trust': 'On the host, which must trust it:',
  'prepare.certificate.allow': 'Certificates allowed for WinRM:',
  'prepare.certificate.map': 'Mapped to the local account calepin, with the thumbprint of the certificate:',
  'prepare.certificate.enter': 'Add calepin.crt and calepin.key under Credentials, then delete the key file.',
  'prepare.directory': 'The directory',
  'prepare.directory.meaning': 'For Per User CALs. Calepin binds and searches; it never writes.',
  'prepare.directory.ldaps':
    'LDAPS needs a certificate on the domain controller. If it has one, this shows it with its authority, to paste under “Certificates to trust”:',
  'prepare.directory.account':
    'An ordinary account of the domain is enough where these attributes can be read by all. Test the directory: it says whether any is visible.',
  'prepare.directory.read': 'If none is, let the account read these three, and nothing else:',
  'prepare.directory.deleted':
    'Deleted accounts that still hold a CAL are seen only with the Recycle Bin on, and with this right:',
  'prepare.check': 'Check',
  'prepare.check.meaning': 'Before you wait for the first run.',
  'prepare.check.windows': 'From a Windows machine:',
  'prepare.check.target': 'Here: “Test”, on the page of the target, says each step with what to do.',
  'prepare.check.command': 'From a terminal of this machine, without storing anything:',
};
