import type { Sayings, Substitutes } from './collect-problem-sayings.ts';

export const ENGLISH_SUBSTITUTES: Substitutes = {
  host: 'the host',
  port: '?',
  user: 'the account',
  class: 'the class',
  method: 'the method',
  expected: 'its name',
};

/**
 * Problems of a collection in English. Sources of the commands: Microsoft, "Installation and configuration for Windows Remote
 * Management", "about_Remote_Troubleshooting", "User Account Control and remote restrictions"; DSP0226 for the faults.
 */
export const ENGLISH: Sayings = {
  'name-not-found': {
    message: 'No address is known under the name {host}.',
    remedy:
      'Check the spelling. On the machine that runs Calepin: nslookup {host}. If the name is known only elsewhere, give an IP address as the address of the target.',
  },
  'name-lookup-failed': {
    message: 'The name {host} could not be looked up: the name server did not answer.',
    remedy:
      'Check the DNS settings of the machine that runs Calepin, and that it reaches its name server: nslookup {host}.',
  },
  'host-unreachable': {
    message: 'No network path leads to {host}.',
    remedy:
      'Check that the host is on, then the network between it and the machine that runs Calepin: ping {host}, tracert {host} (traceroute on Linux).',
  },
  'connection-refused': {
    message: '{host} refuses connections: nothing listens on port {port}.',
    remedy:
      'On the host, in an elevated PowerShell: Enable-PSRemoting starts WinRM with its listener on port 5985; winrm quickconfig -transport:https adds that of port 5986, once a server certificate is installed. winrm enumerate winrm/config/listener shows what listens.',
    directory: {
      remedy:
        'Check that {host} is a domain controller and that its service runs: Get-Service NTDS. LDAPS (port 636) listens only once a server certificate is installed.',
    },
  },
  'connection-timeout': {
    message: '{host} does not answer on port {port}[: nothing came within {seconds} s].',
    remedy:
      "A firewall probably drops the packets, or the host is off. On the host: New-NetFirewallRule -DisplayName 'WinRM for Calepin' -Direction Inbound -Protocol TCP -LocalPort {port} -RemoteAddress CALEPIN -Action Allow. From here: Test-NetConnection {host} -Port {port}.",
    directory: {
      remedy:
        'A firewall probably drops the packets, or the host is off. Open TCP port {port} between the machine that runs Calepin and the domain controller. From here: Test-NetConnection {host} -Port {port}.',
    },
  },
  'connection-cut': {
    message: '{host} closed the connection in the middle of an answer.',
    remedy:
      'Run it again. If it comes back, see on the host whether WinRM restarts (Get-Service WinRM; event log Microsoft-Windows-WinRM/Operational), and whether a proxy or a filtering firewall stands between.',
    directory: {
      remedy:
        'Run it again. If it comes back, see whether the domain controller restarts, and whether a filtering firewall stands between.',
    },
  },
  'tls-name-mismatch': {
    message: 'The certificate of {host} is made out to another name[: {found}].',
    remedy:
      'Connect under a name that the certificate carries (the address of the target), or install a certificate for {expected} and bind it: New-Item WSMan:\\localhost\\Listener -Transport HTTPS -Address * -CertificateThumbPrint THUMBPRINT -Force.',
    directory: {
      remedy:
        'Connect under a name that the certificate carries (the address of the target), or install a certificate for {expected} on the domain controller.',
    },
  },
  'tls-untrusted': {
    message: 'The certificate of {host} comes from an authority that this machine does not trust.',
    remedy:
      'Give the certificate of that authority in PEM with the target, or with --ca FILE; for a self-signed certificate, that certificate itself. On Windows: certutil -encode AUTHORITY.cer AUTHORITY.pem.',
  },
  'tls-expired': {
    message: 'The certificate of {host} has expired, or is not valid yet[: {found}].',
    remedy:
      'Renew it, then bind the new one: winrm set winrm/config/Listener?Address=*+Transport=HTTPS @{CertificateThumbprint="THUMBPRINT"}. If it looks valid, compare the clocks: w32tm /query /status.',
    directory: {
      remedy:
        'Renew it on the domain controller. If it looks valid, compare the clocks of both machines: w32tm /query /status.',
    },
  },
  'tls-failed': {
    message: 'TLS could not be agreed with {host} on port {port}.',
    remedy:
      'Check that HTTPS listens there (winrm enumerate winrm/config/listener; HTTP usually has 5985, HTTPS 5986) and that the host allows TLS 1.2 or 1.3.',
    directory: {
      remedy:
        'Check that LDAPS listens there (usually port 636, with a server certificate) and that the domain controller allows TLS 1.2 or 1.3.',
    },
  },
  'not-ws-management': {
    message: 'What answers on port {port} of {host} is not WS-Management[ (HTTP {status})].',
    remedy:
      'Check the port and the path, usually /wsman. On the host: Test-WSMan, winrm enumerate winrm/config/listener. A proxy may be answering in its place.',
  },
  'wrong-transport': {
    message: 'Port {port} of {host} does not speak the transport that was asked for[: {expected}].',
    remedy:
      'Choose http with port 5985 or https with port 5986. winrm enumerate winrm/config/listener on the host shows which port has which.',
    directory: { remedy: 'Choose ldap with port 389 or ldaps with port 636.' },
  },
  redirected: {
    message: '{host} sends to another address[: {location}].',
    remedy:
      'Redirections are not followed, since they would carry the credentials along. If that address is right, enter it as the address of the target.',
  },
  'credential-missing': {
    message: 'No credentials are given for {host}.',
    remedy:
      'Choose credentials for the target; on the command line, --user with --password-file or --password-stdin.',
  },
  'credential-unreadable': {
    message: 'The credentials for {host} cannot be opened.',
    remedy:
      'They are sealed with the key in collect.key, in the data folder. Put back the key file that belongs to this register, or enter the credentials again.',
  },
  'authentication-refused': {
    message: '{host} refuses {user}: the name or the password is wrong.',
    remedy:
      'Check both. Write DOMAIN\\account or account@domain for a domain account, HOST\\account for a local one. In the domain: Get-ADUser ACCOUNT -Properties Enabled,LockedOut,PasswordExpired.',
  },
  'authentication-not-offered': {
    message:
      '{host} does not offer the authentication that was asked for[ ({expected})][. It offers: {offered}].',
    remedy:
      'Choose one that it offers. On the host: winrm get winrm/config/service/auth lists them; Set-Item WSMan:\\localhost\\Service\\Auth\\Negotiate $true allows Negotiate. Basic needs HTTPS too.',
    directory: { remedy: 'Choose LDAPS with a simple bind, or ask the directory’s administrator.' },
  },
  'authentication-not-mutual': {
    message: '{host} did not prove that it is the one that was meant.',
    remedy:
      'Another machine may be answering in its place. Use the full name under which the host is registered (setspn -L HOST), or HTTPS with a certificate that you trust.',
  },
  'password-expired': {
    message: 'The password of {user} has expired.',
    remedy:
      'Set a new one, Set-ADAccountPassword ACCOUNT -Reset (local account: Set-LocalUser ACCOUNT -Password), then enter it in the credentials.',
  },
  'password-must-change': {
    message: '{user} must change the password before the next use.',
    remedy:
      'Sign in once and change it, or lift the demand: Set-ADUser ACCOUNT -ChangePasswordAtLogon $false. Then enter the password in the credentials.',
  },
  'account-disabled': {
    message: 'The account is disabled: {user}.',
    remedy: 'Enable it, Enable-ADAccount ACCOUNT (local: Enable-LocalUser ACCOUNT), or choose another one.',
  },
  'account-locked': {
    message: 'The account is locked: {user}.',
    remedy:
      'Correct the credentials first, since each wrong attempt counts. Then: Unlock-ADAccount ACCOUNT. Event 4740 on a domain controller says where the attempts came from.',
  },
  'account-expired': {
    message: 'The account has expired: {user}.',
    remedy:
      'Give it a new end, Set-ADAccountExpiration ACCOUNT -DateTime DATE, or none: Clear-ADAccountExpiration ACCOUNT.',
  },
  'account-restricted': {
    message: '{user} may not sign in to {host} from here, or not at this hour.',
    remedy:
      'Look at its logon hours and workstations (Get-ADUser ACCOUNT -Properties logonHours,userWorkstations), at the right “Access this computer from the network” on the host (secpol.msc), and whether the password is empty. Members of Protected Users cannot use NTLM.',
  },
  'clock-skew': {
    message: 'The clocks of {host} and of this machine differ too much[: {seconds} s].',
    remedy:
      'Set both by the same source. On Windows: w32tm /resync, then w32tm /query /status; on Linux: timedatectl. Kerberos allows 5 minutes, NTLM about 30.',
  },
  'unencrypted-refused': {
    message: 'Nothing travels unencrypted to {host}: refused.',
    remedy:
      'Use HTTPS (port 5986), or Negotiate over HTTP, which seals its messages. AllowUnencrypted stays false on the host.',
    directory: { remedy: 'Use LDAPS (port 636).' },
  },
  'kerberos-unavailable': {
    message: 'Kerberos is not available on this machine.',
    remedy:
      'It needs the optional package kerberos, compiled where Calepin runs: npm install kerberos, with a compiler and libkrb5-dev. Negotiate with NTLM needs nothing more.',
  },
  'kerberos-failed': {
    message: 'Kerberos failed with {host}.',
    remedy:
      'Check in this order: a ticket (klist), the realm in krb5.conf, the full DNS name of the host as target, the name that it is registered under (setspn -Q HTTP/{host}), the clocks.',
  },
  'certificate-refused': {
    message: '{host} refuses the client certificate.',
    remedy:
      'On the host: Set-Item WSMan:\\localhost\\Service\\Auth\\Certificate $true, then map the certificate to a local account: New-Item WSMan:\\localhost\\ClientCertificate -Subject NAME -URI * -Issuer THUMBPRINT -Credential (Get-Credential). Its authority must be trusted there.',
  },
  'access-denied': {
    message: '{host} knows {user}, but does not let it in.',
    remedy:
      'On the host, put the account into Remote Management Users: Add-LocalGroupMember -SID S-1-5-32-580 -Member ACCOUNT. A local account is limited by UAC even as an administrator: use a domain account, or set LocalAccountTokenFilterPolicy to 1 under HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System. winrm configSDDL default shows who may connect.',
    directory: {
      remedy: 'Give the account the right to read users in that domain; any domain user usually has it.',
    },
  },
  'class-access-denied': {
    message: '{host} does not let the account read {class}.',
    remedy:
      'Windows keeps the licensing classes for the local Administrators group; others need the right “Remote Enable” on the namespace (wmimgmt.msc, Security). The rest was read. If it stays so, take this list off the target.',
    directory: {
      remedy: 'Give the account the right to read the licensing attributes of users. The rest was read.',
    },
  },
  'class-not-found': {
    message: '{host} does not have {class}.',
    remedy:
      'The role that brings it is not installed there (Get-WindowsFeature RDS*): take this list off the target, or check the name of the host. A server other than Windows may need DMTF class addresses: --resource-style dmtf.',
    directory: { remedy: 'Check the name of the domain.' },
  },
  'namespace-not-found': {
    message: '{host} does not have the WMI namespace[ {namespace}] of {class}.',
    remedy:
      'It comes with Remote Desktop Services. If the role is there (Get-WindowsFeature RDS*), check the WMI repository: winmgmt /verifyrepository.',
  },
  'method-failed': {
    message: '{host} did not answer {method}[: it returned {found}].',
    remedy:
      'The rest was read. On the host, Invoke-CimMethod shows whether Windows itself answers; outside a domain some questions have no answer.',
  },
  quota: {
    message: '{host} refuses more operations: the limit of this account is reached.',
    remedy:
      'Calepin tries again later. If others use the same account, give Calepin its own, or raise the limit: Set-Item WSMan:\\localhost\\Service\\MaxConcurrentOperationsPerUser 1500.',
  },
  'server-busy': {
    message: '{host} is overloaded or restarting[ (HTTP {status})].',
    remedy: 'Calepin tries again later. If it lasts, on the host: Restart-Service WinRM.',
  },
  'server-timeout': {
    message: '{host} gave up before it had its answer.',
    remedy:
      'Run it again at a quiet hour, or give it more time: Set-Item WSMan:\\localhost\\MaxTimeoutms 180000. On the host, Get-CimInstance shows how long Windows itself needs.',
    directory: {
      remedy:
        'Run it again at a quiet hour, or raise MaxQueryDuration in the LDAP policy of the domain (ntdsutil).',
    },
  },
  'envelope-too-small': {
    message: 'An answer of {host} does not fit the envelope that it allows.',
    remedy: 'On the host: Set-Item WSMan:\\localhost\\MaxEnvelopeSizekb 2048.',
  },
  'server-fault': {
    message: '{host} answered with a fault.',
    remedy:
      'Its number and its text are shown as it gave them. On Windows, winrm helpmsg NUMBER explains the number.',
    directory: { remedy: 'Its number and its text are shown as it gave them.' },
  },
  'answer-timeout': {
    message: '{host} took the connection and then said nothing[ for {seconds} s].',
    remedy:
      'See whether the host is overloaded, or hangs: Restart-Service WinRM. If it is merely slow, give it more time: --timeout, or the setting of the target.',
    directory: {
      remedy:
        'See whether the domain controller is overloaded. If it is merely slow, run it at a quiet hour.',
    },
  },
  'answer-malformed': {
    message: 'An answer of {host} cannot be read.',
    remedy:
      'Something between may cut or change answers: a proxy, an antivirus. On the host, winrm enumerate wmi/root/cimv2/{class} shows the answer itself.',
    directory: { remedy: 'Something between may cut or change answers: a filtering firewall, a proxy.' },
  },
  'answer-too-large': {
    message: 'An answer of {host} is larger than Calepin accepts[: {found}].',
    remedy:
      'What was read before it is kept and called incomplete. Licensing classes do not get that large: see what answers there.',
  },
  'answer-unrelated': {
    message: '{host} answered another question than the one that was asked.',
    remedy: 'A proxy or a load balancer probably mixes answers up. Connect to the host itself, without one.',
  },
  'seal-broken': {
    message: 'A sealed message of {host} does not open: it was changed on its way.',
    remedy:
      'Something between changes messages: a proxy, a filtering firewall. Connect to the host directly, or use HTTPS.',
  },
  'directory-not-found': {
    message: 'No domain controller was found for {host}.',
    remedy:
      'Check the DNS name of the domain: nslookup -type=SRV _ldap._tcp.dc._msdcs.{host}. Or give a domain controller as the address of the target.',
  },
  'directory-schema-absent': {
    message: 'The directory {host} does not have the licensing attributes of users.',
    remedy:
      'They (msTSManagingLS, msTSExpireDate …) came with the schema of Windows Server 2008. Without them no Per User CAL is recorded there: take this list off the target.',
  },
  'directory-signing-required': {
    message: '{host} accepts only signed or encrypted LDAP.',
    remedy: 'Use LDAPS (port 636), with the certificate of its authority if this machine does not trust it.',
  },
  'directory-referral-failed': {
    message: 'A part of the directory is elsewhere[, on {found},] and could not be read.',
    remedy:
      'Check that this machine resolves and reaches that domain, and that the account is valid there. Or add that domain as a target of its own.',
  },
  'directory-limit': {
    message: 'The directory {host} stopped before the end: it reached a limit of its own.',
    remedy:
      'What came is kept and called incomplete. See MaxResultSetSize and MaxQueryDuration in the LDAP policy of the domain (ntdsutil).',
  },
  'directory-recycle-bin-off': {
    message: 'Deleted accounts of {host} cannot be read: its recycle bin is not enabled.',
    remedy:
      "The accounts that exist were read. A CAL of a deleted account counts until it expires; to see those from now on, enable the bin, which cannot be undone: Enable-ADOptionalFeature 'Recycle Bin Feature' -Scope ForestOrConfigurationSet -Target FOREST.",
  },
  stopped: {
    message: 'The reading of {host} was stopped.',
    remedy: 'Run it again when you like; nothing was half stored.',
  },
  internal: {
    message: 'An unexpected fault of Calepin while it read {host}.',
    remedy: 'Nothing was half stored. Report it with the log of this run.',
  },
};
