import type { Sayings, Substitutes } from './collect-problem-sayings.ts';

export const FRENCH_SUBSTITUTES: Substitutes = {
  host: 'l’hôte',
  port: '?',
  user: 'le compte',
  class: 'la classe',
  method: 'la méthode',
  expected: 'son nom',
};

/** Les difficultés d’une collecte, en français. Les sources sont celles du texte anglais. */
export const FRENCH: Sayings = {
  'name-not-found': {
    message: 'Aucune adresse n’est connue sous le nom {host}.',
    remedy:
      'Vérifiez l’orthographe. Sur la machine où tourne Calepin : nslookup {host}. Si ce nom n’est connu qu’ailleurs, donnez une adresse IP comme adresse de la cible.',
  },
  'name-lookup-failed': {
    message: 'Le nom {host} n’a pas pu être cherché : le serveur de noms n’a pas répondu.',
    remedy:
      'Vérifiez les réglages DNS de la machine où tourne Calepin, et qu’elle joint son serveur de noms : nslookup {host}.',
  },
  'host-unreachable': {
    message: 'Aucun chemin du réseau ne mène à {host}.',
    remedy:
      'Vérifiez que l’hôte est allumé, puis le réseau qui le sépare de la machine où tourne Calepin : ping {host}, tracert {host} (traceroute sous Linux).',
  },
  'connection-refused': {
    message: '{host} refuse la connexion : rien n’écoute sur le port {port}.',
    remedy:
      'Sur l’hôte, dans un PowerShell élevé : Enable-PSRemoting démarre WinRM et son écoute sur le port 5985 ; winrm quickconfig -transport:https ajoute celle du port 5986, une fois un certificat de serveur installé. winrm enumerate winrm/config/listener montre ce qui écoute.',
    directory: {
      remedy:
        'Vérifiez que {host} est un contrôleur de domaine et que son service tourne : Get-Service NTDS. LDAPS (port 636) n’écoute qu’une fois un certificat de serveur installé.',
    },
  },
  'connection-timeout': {
    message: '{host} ne répond pas sur le port {port}[ : rien n’est venu en {seconds} s].',
    remedy:
      "Un pare-feu jette sans doute les paquets, ou l’hôte est éteint. Sur l’hôte : New-NetFirewallRule -DisplayName 'WinRM pour Calepin' -Direction Inbound -Protocol TCP -LocalPort {port} -RemoteAddress CALEPIN -Action Allow. D’ici : Test-NetConnection {host} -Port {port}.",
    directory: {
      remedy:
        'Un pare-feu jette sans doute les paquets, ou l’hôte est éteint. Ouvrez le port TCP {port} entre la machine où tourne Calepin et le contrôleur de domaine. D’ici : Test-NetConnection {host} -Port {port}.',
    },
  },
  'connection-cut': {
    message: '{host} a fermé la connexion au milieu d’une réponse.',
    remedy:
      'Relancez. Si cela revient, regardez sur l’hôte si WinRM redémarre (Get-Service WinRM ; journal Microsoft-Windows-WinRM/Operational), et si un proxy ou un pare-feu qui filtre se trouve entre les deux.',
    directory: {
      remedy:
        'Relancez. Si cela revient, regardez si le contrôleur de domaine redémarre, et si un pare-feu qui filtre se trouve entre les deux.',
    },
  },
  'tls-name-mismatch': {
    message: 'Le certificat de {host} est établi à un autre nom[ : {found}].',
    remedy:
      'Connectez-vous sous un nom que porte le certificat (l’adresse de la cible), ou installez un certificat pour {expected} et liez-le : New-Item WSMan:\\localhost\\Listener -Transport HTTPS -Address * -CertificateThumbPrint EMPREINTE -Force.',
    directory: {
      remedy:
        'Connectez-vous sous un nom que porte le certificat (l’adresse de la cible), ou installez un certificat pour {expected} sur le contrôleur de domaine.',
    },
  },
  'tls-untrusted': {
    message: 'Le certificat de {host} vient d’une autorité que cette machine ne reconnaît pas.',
    remedy:
      'Donnez le certificat de cette autorité en PEM avec la cible, ou par --ca FICHIER ; pour un certificat autosigné, ce certificat lui-même. Sous Windows : certutil -encode AUTORITE.cer AUTORITE.pem.',
  },
  'tls-expired': {
    message: 'Le certificat de {host} a expiré, ou n’est pas encore valable[ : {found}].',
    remedy:
      'Renouvelez-le, puis liez le nouveau : winrm set winrm/config/Listener?Address=*+Transport=HTTPS @{CertificateThumbprint="EMPREINTE"}. S’il semble valable, comparez les horloges : w32tm /query /status.',
    directory: {
      remedy:
        'Renouvelez-le sur le contrôleur de domaine. S’il semble valable, comparez les horloges des deux machines : w32tm /query /status.',
    },
  },
  'tls-failed': {
    message: 'TLS n’a pas pu être établi avec {host} sur le port {port}.',
    remedy:
      'Vérifiez que c’est HTTPS qui écoute là (winrm enumerate winrm/config/listener ; d’habitude HTTP a le port 5985, HTTPS le 5986) et que l’hôte admet TLS 1.2 ou 1.3.',
    directory: {
      remedy:
        'Vérifiez que c’est LDAPS qui écoute là (d’habitude le port 636, avec un certificat de serveur) et que le contrôleur de domaine admet TLS 1.2 ou 1.3.',
    },
  },
  'not-ws-management': {
    message: 'Ce qui répond sur le port {port} de {host} n’est pas WS-Management[ (HTTP {status})].',
    remedy:
      'Vérifiez le port et le chemin, d’habitude /wsman. Sur l’hôte : Test-WSMan, winrm enumerate winrm/config/listener. Un proxy répond peut-être à sa place.',
  },
  'wrong-transport': {
    message: 'Le port {port} de {host} ne parle pas le transport demandé[ : {expected}].',
    remedy:
      'Choisissez http avec le port 5985 ou https avec le port 5986. Sur l’hôte, winrm enumerate winrm/config/listener montre quel port a lequel.',
    directory: { remedy: 'Choisissez ldap avec le port 389 ou ldaps avec le port 636.' },
  },
  redirected: {
    message: '{host} renvoie à une autre adresse[ : {location}].',
    remedy:
      'Les redirections ne sont pas suivies : elles emporteraient les identifiants. Si cette adresse est la bonne, saisissez-la comme adresse de la cible.',
  },
  'credential-missing': {
    message: 'Aucun identifiant n’est donné pour {host}.',
    remedy:
      'Choisissez des identifiants pour la cible ; en ligne de commande, --user avec --password-file ou --password-stdin.',
  },
  'credential-unreadable': {
    message: 'Les identifiants pour {host} ne peuvent pas être ouverts.',
    remedy:
      'Ils sont scellés par la clé de collect.key, dans le dossier de données. Remettez le fichier de clé qui va avec ce registre, ou saisissez de nouveau les identifiants.',
  },
  'authentication-refused': {
    message: '{host} refuse {user} : le nom ou le mot de passe est faux.',
    remedy:
      'Vérifiez les deux. Écrivez DOMAINE\\compte ou compte@domaine pour un compte du domaine, HÔTE\\compte pour un compte local. Dans le domaine : Get-ADUser COMPTE -Properties Enabled,LockedOut,PasswordExpired.',
  },
  'authentication-not-offered': {
    message: '{host} ne propose pas l’authentification demandée[ ({expected})][. Il propose : {offered}].',
    remedy:
      'Choisissez-en une qu’il propose. Sur l’hôte : winrm get winrm/config/service/auth les liste ; Set-Item WSMan:\\localhost\\Service\\Auth\\Negotiate $true admet Negotiate. Basic demande en plus HTTPS.',
    directory: {
      remedy: 'Choisissez LDAPS et l’authentification simple, ou voyez l’administrateur de l’annuaire.',
    },
  },
  'authentication-not-mutual': {
    message: '{host} n’a pas prouvé qu’il est bien celui que l’on voulait joindre.',
    remedy:
      'Une autre machine répond peut-être à sa place. Prenez le nom complet sous lequel l’hôte est enregistré (setspn -L HÔTE), ou HTTPS avec un certificat reconnu.',
  },
  'password-expired': {
    message: 'Le mot de passe a expiré : {user}.',
    remedy:
      'Donnez-en un nouveau, Set-ADAccountPassword COMPTE -Reset (compte local : Set-LocalUser COMPTE -Password), puis saisissez-le dans les identifiants.',
  },
  'password-must-change': {
    message: 'Le mot de passe doit être changé avant d’être utilisé : {user}.',
    remedy:
      'Ouvrez une session et changez-le, ou levez l’obligation : Set-ADUser COMPTE -ChangePasswordAtLogon $false. Puis saisissez le mot de passe dans les identifiants.',
  },
  'account-disabled': {
    message: 'Le compte est désactivé : {user}.',
    remedy:
      'Réactivez-le, Enable-ADAccount COMPTE (compte local : Enable-LocalUser COMPTE), ou choisissez-en un autre.',
  },
  'account-locked': {
    message: 'Le compte est verrouillé : {user}.',
    remedy:
      'Corrigez d’abord les identifiants, car chaque essai faux compte. Puis : Unlock-ADAccount COMPTE. L’événement 4740 d’un contrôleur de domaine dit d’où venaient les essais.',
  },
  'account-expired': {
    message: 'Le compte a expiré : {user}.',
    remedy:
      'Donnez-lui une nouvelle fin, Set-ADAccountExpiration COMPTE -DateTime DATE, ou aucune : Clear-ADAccountExpiration COMPTE.',
  },
  'account-restricted': {
    message: 'Ce compte n’a pas le droit de se connecter à {host} d’ici, ou à cette heure[ : {user}].',
    remedy:
      'Voyez ses horaires et ses postes (Get-ADUser COMPTE -Properties logonHours,userWorkstations), le droit « Accéder à cet ordinateur à partir du réseau » sur l’hôte (secpol.msc), et si le mot de passe est vide. Les membres de Protected Users ne peuvent pas utiliser NTLM.',
  },
  'clock-skew': {
    message: 'Les horloges de {host} et de cette machine s’écartent trop[ : {seconds} s].',
    remedy:
      'Mettez les deux à la même source. Sous Windows : w32tm /resync, puis w32tm /query /status ; sous Linux : timedatectl. Kerberos admet 5 minutes, NTLM une trentaine.',
  },
  'unencrypted-refused': {
    message: 'Rien ne circule en clair vers {host} : refusé.',
    remedy:
      'Prenez HTTPS (port 5986), ou Negotiate sur HTTP, qui scelle ses messages. AllowUnencrypted reste à false sur l’hôte.',
    directory: { remedy: 'Prenez LDAPS (port 636).' },
  },
  'kerberos-unavailable': {
    message: 'Kerberos n’est pas disponible sur cette machine.',
    remedy:
      'Il lui faut le paquet facultatif kerberos, compilé là où tourne Calepin : npm install kerberos, avec un compilateur et libkrb5-dev. Negotiate avec NTLM ne demande rien de plus.',
  },
  'kerberos-failed': {
    message: 'Kerberos a échoué avec {host}.',
    remedy:
      'Vérifiez dans cet ordre : un ticket (klist), le domaine dans krb5.conf, le nom DNS complet de l’hôte comme cible, le nom sous lequel il est enregistré (setspn -Q HTTP/{host}), les horloges.',
  },
  'certificate-refused': {
    message: '{host} refuse le certificat client.',
    remedy:
      'Sur l’hôte : Set-Item WSMan:\\localhost\\Service\\Auth\\Certificate $true, puis associez le certificat à un compte local : New-Item WSMan:\\localhost\\ClientCertificate -Subject NOM -URI * -Issuer EMPREINTE -Credential (Get-Credential). Son autorité doit y être reconnue.',
  },
  'access-denied': {
    message: '{host} connaît {user}, mais ne le laisse pas entrer.',
    remedy:
      'Sur l’hôte, mettez le compte dans Utilisateurs de gestion à distance : Add-LocalGroupMember -SID S-1-5-32-580 -Member COMPTE. Un compte local est bridé par l’UAC même s’il est administrateur : prenez un compte du domaine, ou mettez LocalAccountTokenFilterPolicy à 1 sous HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System. winrm configSDDL default montre qui peut se connecter.',
    directory: {
      remedy:
        'Donnez au compte le droit de lire les utilisateurs de ce domaine ; tout utilisateur du domaine l’a d’habitude.',
    },
  },
  'class-access-denied': {
    message: '{host} ne laisse pas ce compte lire {class}.',
    remedy:
      'Windows réserve les classes de licences au groupe local des administrateurs ; les autres demandent le droit « Appel à distance autorisé » sur l’espace de noms (wmimgmt.msc, Sécurité). Le reste a été lu. Si cela doit rester ainsi, retirez cette liste de la cible.',
    directory: {
      remedy:
        'Donnez au compte le droit de lire les attributs de licence des utilisateurs. Le reste a été lu.',
    },
  },
  'class-not-found': {
    message: '{host} n’a pas {class}.',
    remedy:
      'Le rôle qui l’apporte n’y est pas installé (Get-WindowsFeature RDS*) : retirez cette liste de la cible, ou vérifiez le nom de l’hôte. Un serveur autre que Windows demande parfois les adresses de classes du DMTF : --resource-style dmtf.',
    directory: { remedy: 'Vérifiez le nom du domaine.' },
  },
  'namespace-not-found': {
    message: '{host} n’a pas l’espace de noms WMI[ {namespace}] de {class}.',
    remedy:
      'Il vient avec les services Bureau à distance. Si le rôle est là (Get-WindowsFeature RDS*), vérifiez le référentiel WMI : winmgmt /verifyrepository.',
  },
  'method-failed': {
    message: '{host} n’a pas répondu à {method}[ : il a rendu {found}].',
    remedy:
      'Le reste a été lu. Sur l’hôte, Invoke-CimMethod montre si Windows lui-même répond ; hors d’un domaine, certaines questions n’ont pas de réponse.',
  },
  quota: {
    message: '{host} refuse d’autres opérations : la limite de ce compte est atteinte.',
    remedy:
      'Calepin réessaie plus tard. Si d’autres se servent de ce compte, donnez-en un à Calepin seul, ou relevez la limite : Set-Item WSMan:\\localhost\\Service\\MaxConcurrentOperationsPerUser 1500.',
  },
  'server-busy': {
    message: '{host} est surchargé ou redémarre[ (HTTP {status})].',
    remedy: 'Calepin réessaie plus tard. Si cela dure, sur l’hôte : Restart-Service WinRM.',
  },
  'server-timeout': {
    message: '{host} a renoncé avant d’avoir sa réponse.',
    remedy:
      'Relancez à une heure creuse, ou donnez-lui plus de temps : Set-Item WSMan:\\localhost\\MaxTimeoutms 180000. Sur l’hôte, Get-CimInstance montre combien de temps il faut à Windows même.',
    directory: {
      remedy:
        'Relancez à une heure creuse, ou relevez MaxQueryDuration dans la stratégie LDAP du domaine (ntdsutil).',
    },
  },
  'envelope-too-small': {
    message: 'Une réponse de {host} ne tient pas dans l’enveloppe qu’il permet.',
    remedy: 'Sur l’hôte : Set-Item WSMan:\\localhost\\MaxEnvelopeSizekb 2048.',
  },
  'server-fault': {
    message: '{host} a répondu par une erreur.',
    remedy:
      'Son numéro et son texte sont montrés tels qu’il les a donnés. Sous Windows, winrm helpmsg NUMÉRO explique le numéro.',
    directory: { remedy: 'Son numéro et son texte sont montrés tels qu’il les a donnés.' },
  },
  'answer-timeout': {
    message: '{host} a pris la connexion, puis n’a plus rien dit[ pendant {seconds} s].',
    remedy:
      'Voyez si l’hôte est surchargé, ou bloqué : Restart-Service WinRM. S’il est seulement lent, laissez-lui plus de temps : --timeout, ou le réglage de la cible.',
    directory: {
      remedy:
        'Voyez si le contrôleur de domaine est surchargé. S’il est seulement lent, relancez à une heure creuse.',
    },
  },
  'answer-malformed': {
    message: 'Une réponse de {host} est illisible.',
    remedy:
      'Quelque chose coupe ou change peut-être les réponses : un proxy, un antivirus. Sur l’hôte, winrm enumerate wmi/root/cimv2/{class} montre la réponse elle-même.',
    directory: {
      remedy: 'Quelque chose coupe ou change peut-être les réponses : un pare-feu qui filtre, un proxy.',
    },
  },
  'answer-too-large': {
    message: 'Une réponse de {host} dépasse ce que Calepin accepte[ : {found}].',
    remedy:
      'Ce qui a été lu avant est gardé, et dit incomplet. Les classes de licences ne sont jamais si grandes : voyez ce qui répond là.',
  },
  'answer-unrelated': {
    message: '{host} a répondu à une autre question que celle posée.',
    remedy:
      'Un proxy ou un répartiteur mélange sans doute les réponses. Connectez-vous à l’hôte lui-même, sans intermédiaire.',
  },
  'seal-broken': {
    message: 'Un message scellé de {host} ne s’ouvre pas : il a été changé en route.',
    remedy:
      'Quelque chose change les messages : un proxy, un pare-feu qui filtre. Connectez-vous à l’hôte directement, ou prenez HTTPS.',
  },
  'directory-not-found': {
    message: 'Aucun contrôleur de domaine n’a été trouvé pour {host}.',
    remedy:
      'Vérifiez le nom DNS du domaine : nslookup -type=SRV _ldap._tcp.dc._msdcs.{host}. Ou donnez un contrôleur de domaine comme adresse de la cible.',
  },
  'directory-schema-absent': {
    message: 'L’annuaire {host} n’a pas les attributs de licence des utilisateurs.',
    remedy:
      'Ils (msTSManagingLS, msTSExpireDate …) sont venus avec le schéma de Windows Server 2008. Sans eux, aucune CAL par utilisateur n’y est inscrite : retirez cette liste de la cible.',
  },
  'directory-signing-required': {
    message: '{host} n’accepte que LDAP signé ou chiffré.',
    remedy:
      'Prenez LDAPS (port 636), avec le certificat de son autorité si cette machine ne la reconnaît pas.',
  },
  'directory-referral-failed': {
    message: 'Une partie de l’annuaire se trouve ailleurs[, sur {found},] et n’a pas pu être lue.',
    remedy:
      'Vérifiez que cette machine connaît et joint ce domaine, et que le compte y vaut. Ou ajoutez ce domaine comme une cible à part.',
  },
  'directory-limit': {
    message: 'L’annuaire {host} s’est arrêté avant la fin : il a atteint une limite qu’il se fixe.',
    remedy:
      'Ce qui est venu est gardé, et dit incomplet. Voyez MaxResultSetSize et MaxQueryDuration dans la stratégie LDAP du domaine (ntdsutil).',
  },
  'directory-recycle-bin-off': {
    message: 'Les comptes supprimés de {host} ne se lisent pas : sa corbeille n’est pas activée.',
    remedy:
      "Les comptes qui existent ont été lus. La CAL d’un compte supprimé vaut jusqu’à son échéance ; pour les voir désormais, activez la corbeille, sans retour possible : Enable-ADOptionalFeature 'Recycle Bin Feature' -Scope ForestOrConfigurationSet -Target FORÊT.",
  },
  stopped: {
    message: 'La lecture de {host} a été arrêtée.',
    remedy: 'Relancez-la quand vous voudrez ; rien n’a été enregistré à moitié.',
  },
  internal: {
    message: 'Une erreur inattendue de Calepin pendant la lecture de {host}.',
    remedy: 'Rien n’a été enregistré à moitié. Signalez-la avec le journal de cette collecte.',
  },
};
