/** What each code means and what to do about it. The keys are the codes of the errors; they are stable. */
export const EXPLANATIONS = {
  // name
  'name-not-found': {
    summary: 'The host name is not known',
    remedy: 'Check the spelling of the name and the DNS server of this machine, or give the address.',
  },
  'name-lookup-failed': {
    summary: 'The host name could not be looked up',
    remedy: 'The DNS server of this machine does not answer. Check the network of this machine.',
  },
  // port
  'host-unreachable': {
    summary: 'There is no way to the host',
    remedy: 'Check that the host runs and that the network between this machine and the host is up.',
  },
  'connection-refused': {
    summary: 'The host refuses the connection: nothing listens on this port',
    remedy: 'Start WinRM on the host (Enable-PSRemoting), or check the port (5985 for HTTP, 5986 for HTTPS).',
  },
  'connection-timeout': {
    summary: 'The host does not answer on this port',
    remedy: 'Most often a firewall drops the packets. Open the port on the host and between the networks.',
  },
  'connection-cut': {
    summary: 'The connection was cut',
    remedy:
      'Try again. If it happens each time, look for a proxy or a firewall on the way, or in the host’s log.',
  },
  // tls
  'tls-name-mismatch': {
    summary: 'The certificate was issued for another name',
    remedy: 'Use a name that the certificate holds, or give the listener a certificate for this name.',
  },
  'tls-untrusted': {
    summary: 'The certificate was not issued by an authority that is trusted here',
    remedy: 'Give the certificate of the authority that issued it (option `ca`).',
  },
  'tls-expired': {
    summary: 'The certificate has expired or is not valid yet',
    remedy: 'Renew the certificate of the HTTPS listener, and check the clock of this machine.',
  },
  'tls-failed': {
    summary: 'TLS could not be agreed',
    remedy: 'Check that the port is the HTTPS port (5986) and that the host speaks TLS 1.2 or later.',
  },
  // what answers is not what was asked for
  'not-ws-management': {
    summary: 'What answers is not WS-Management',
    remedy: 'Check the port and the path (`/wsman`). Another service may use this port.',
  },
  'wrong-transport': {
    summary: 'The port speaks the other of HTTP and HTTPS',
    remedy: 'HTTP is on port 5985 and HTTPS on port 5986 unless the host was configured otherwise.',
  },
  redirected: {
    summary: 'The host sends the request elsewhere; that is not followed',
    remedy: 'Use the address that the host gives, if you trust it.',
  },
  // authentication
  'authentication-refused': {
    summary: 'The host does not accept the user and the password',
    remedy:
      'Check the user (DOMAIN\\user or user@domain) and the password, and that the account may log on over the network.',
  },
  'authentication-not-offered': {
    summary: 'The host does not offer this way to authenticate',
    remedy: 'Use one that it offers, or enable this one: winrm get winrm/config/service/auth.',
  },
  'authentication-not-mutual': {
    summary: 'The host did not prove who it is',
    remedy:
      'Something between this machine and the host may answer in its place. Use HTTPS with a trusted certificate.',
  },
  'password-expired': {
    summary: 'The password has expired',
    remedy: 'Change the password of the account, then give the new one.',
  },
  'password-must-change': {
    summary: 'The password must be changed before the first logon',
    remedy: 'Log on once with the account and change its password, then give the new one.',
  },
  'account-disabled': {
    summary: 'The account is disabled',
    remedy: 'Enable the account or use another one.',
  },
  'account-locked': {
    summary: 'The account is locked',
    remedy: 'Unlock the account. Stop what tries old passwords with it, or it will be locked again.',
  },
  'account-expired': {
    summary: 'The account has expired',
    remedy: 'Extend the account or use another one.',
  },
  'account-restricted': {
    summary: 'A restriction keeps the account from logging on',
    remedy:
      'Check the logon hours, the allowed workstations and the right to access the computer from the network; an empty password is refused too.',
  },
  'clock-skew': {
    summary: 'The clocks of the host and of this machine differ too much',
    remedy: 'Set both clocks by the same time source. Kerberos allows five minutes.',
  },
  'unencrypted-refused': {
    summary: 'The password or the data would travel in the clear',
    remedy: 'Use HTTPS, or NTLM, which seals its messages; or allow it expressly (`allowUnencrypted`).',
  },
  'kerberos-unavailable': {
    summary: 'Kerberos is not available on this machine',
    remedy: 'Install the optional package `kerberos`, or use NTLM.',
  },
  'kerberos-failed': {
    summary: 'Kerberos could not authenticate',
    remedy: 'Check the ticket (klist), the realm and the service name (HTTP/host), and the clocks.',
  },
  'certificate-refused': {
    summary: 'The host does not accept the client certificate',
    remedy:
      'Check that the certificate is mapped to an account on the host and issued by an authority that the host trusts.',
  },
  // authorization, and class by class
  'access-denied': {
    summary: 'The account may not use remote management on this host',
    remedy: 'Add the account to the group Remote Management Users of the host, or to its administrators.',
  },
  'class-access-denied': {
    summary: 'The account may use remote management but not read this class',
    remedy:
      'Give the account Remote Enable on the WMI namespace; some classes ask for an administrator of the host.',
  },
  'class-not-found': {
    summary: 'The host has no such class or instance',
    remedy:
      'Check the name, the namespace and the address style; the role that brings the class may not be installed.',
  },
  'namespace-not-found': {
    summary: 'The host has no such namespace',
    remedy: 'Check the namespace; the role that brings it may not be installed.',
  },
  'method-failed': {
    summary: 'The method failed',
    remedy: 'Look at the server’s own code and text.',
  },
  'query-refused': {
    summary: 'The host could not process the query',
    remedy: 'Check the query and that its class exists in the namespace.',
  },
  quota: {
    summary: 'A quota of the host is used up',
    remedy:
      'Wait and try again, or raise the quota: winrm get winrm/config (MaxConcurrentOperationsPerUser, MaxConnections).',
  },
  'server-busy': {
    summary: 'The service is overloaded or restarting',
    remedy: 'Try again later.',
  },
  'server-timeout': {
    summary: 'The host did not finish in the time it was given',
    remedy: 'Try again, or allow more time.',
  },
  'envelope-too-small': {
    summary: 'One instance does not fit the size of an answer',
    remedy: 'Raise MaxEnvelopeSizekb on the host and `maxEnvelopeBytes` here.',
  },
  'enumeration-lost': {
    summary: 'The host no longer knows the enumeration',
    remedy: 'Start again. The host drops an enumeration that is not continued in time.',
  },
  'server-fault': {
    summary: 'The host answered with a fault',
    remedy: 'Look at the server’s own code and text.',
  },
  // what came is not usable
  'answer-timeout': {
    summary: 'The answer did not come in time',
    remedy: 'Allow more time, or ask for less. A host that prepares everything first is slow to begin.',
  },
  'answer-malformed': {
    summary: 'The answer is not well-formed',
    remedy: 'Something on the way may change it; otherwise the host is at fault.',
  },
  'answer-too-large': {
    summary: 'The answer is larger than what was asked for',
    remedy: 'Ask for fewer properties with a query, or raise `maxAnswerBytes`.',
  },
  'answer-unrelated': {
    summary: 'The answer belongs to another request',
    remedy: 'Something on the way mixes answers up, such as a caching proxy. Connect without it.',
  },
  'seal-broken': {
    summary: 'The seal of the answer is broken or missing',
    remedy: 'Something on the way changed the answer. Use HTTPS, or find what stands between.',
  },
  // ours
  'invalid-argument': {
    summary: 'What was asked for cannot be asked',
    remedy: 'Correct the call.',
  },
  stopped: {
    summary: 'Stopped',
    remedy: 'It was stopped by the caller.',
  },
  closed: {
    summary: 'The client is closed',
    remedy: 'Make a new client.',
  },
  internal: {
    summary: 'Something unforeseen went wrong',
    remedy: 'This is a defect of the client: report it with its cause.',
  },
} as const satisfies Readonly<Record<string, { readonly summary: string; readonly remedy: string }>>;

/** Why it failed. Stable. */
export type WsmanErrorCode = keyof typeof EXPLANATIONS;
