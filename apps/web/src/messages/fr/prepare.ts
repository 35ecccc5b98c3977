import type { en } from '../en/prepare.ts';

/** Comment préparer un hôte pour qu’il puisse être lu. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'prepare.lead':
    'Ce qu’il faut à un serveur de licences, à un hôte de session ou à un domaine pour être lu. Calepin ne change rien : c’est vous qui lancez ces commandes, sur l’hôte, dans un PowerShell administrateur.',
  'prepare.short':
    'Le moins qui puisse suffire : un compte du domaine dans « Utilisateurs de gestion à distance », « Appel à distance autorisé » sur les espaces de noms WMI ci-dessous, un port ouvert à cette machine. Commencez là ; le test d’une cible dit ce qui manque, classe par classe.',
  'prepare.account': 'Un compte',
  'prepare.account.meaning':
    'Un seul compte pour tout un domaine, avec un long mot de passe à lui. Il ne sert qu’à cela.',
  'prepare.account.create': 'Dans le domaine :',
  'prepare.account.narrow':
    'Par stratégie, refusez-lui le reste : « Interdire l’ouverture d’une session locale » et « Interdire l’ouverture de session par les services Bureau à distance ».',
  'prepare.winrm': 'WinRM',
  'prepare.winrm.meaning': 'La gestion à distance de Windows, que Calepin parle. Aucun agent.',
  'prepare.winrm.enable': 'Windows Server l’active depuis 2012. Là où elle a été coupée :',
  'prepare.winrm.policy':
    'Pour beaucoup d’hôtes, une stratégie : Configuration ordinateur, Modèles d’administration, Composants Windows, Gestion à distance de Windows, Service WinRM, « Autoriser la gestion de serveurs à distance via WinRM ».',
  'prepare.rights': 'Les droits, du moindre au plus grand',
  'prepare.rights.meaning':
    'Donnez les deux premiers et testez la cible. N’allez plus loin que si une classe est refusée.',
  'prepare.rights.remote-management':
    'Droit à WinRM : le groupe Utilisateurs de gestion à distance, par son numéro puisque son nom est traduit.',
  'prepare.rights.wmi':
    'Droit à WMI : dans Contrôle WMI, Propriétés, Sécurité, donnez « Activer le compte » et « Appel à distance autorisé » sur root\\cimv2, sur root\\default, et sur un hôte de session sur root\\cimv2\\TerminalServices.',
  'prepare.rights.try':
    'Testez maintenant la cible. La documentation de Microsoft demande un administrateur local pour lire les classes de licence ; ce que votre version laisse passer sans lui, le test le dit classe par classe.',
  'prepare.rights.administrators':
    'Seulement si une classe a été refusée : faites-en un administrateur local.',
  'prepare.rights.local-account':
    'Préférez un compte du domaine : par le réseau, l’UAC retire leurs droits aux administrateurs locaux, sauf à l’Administrateur intégré. Ceci le lève pour tous ceux de l’hôte :',
  'prepare.right.caption': 'À quoi sert chaque droit',
  'prepare.right': 'Droit',
  'prepare.right.for': 'Pour',
  'prepare.right.without': 'Sans lui',
  'prepare.right.remote-management': 'Utilisateurs de gestion à distance',
  'prepare.right.remote-management.for': 'Se connecter par WinRM, tout simplement.',
  'prepare.right.remote-management.without': 'Rien n’est lu ; l’étape « Autorisation » échoue.',
  'prepare.right.wmi-cimv2': 'Appel à distance sur root\\cimv2',
  'prepare.right.wmi-cimv2.for': 'Serveur de licences, packs, licences émises, version de build.',
  'prepare.right.wmi-cimv2.without': 'Ces classes sont refusées, chacune par son nom.',
  'prepare.right.wmi-terminal-services': 'Appel à distance sur root\\cimv2\\TerminalServices',
  'prepare.right.wmi-terminal-services.for':
    'Mode de licence, serveurs de licences et délai de grâce d’un hôte de session.',
  'prepare.right.wmi-terminal-services.without': 'L’hôte de session reste inconnu ; le reste est lu.',
  'prepare.right.wmi-default': 'Appel à distance sur root\\default',
  'prepare.right.wmi-default.for':
    'Des valeurs du registre Windows : quel réglage vient d’une stratégie, NLA, la révision de Windows.',
  'prepare.right.wmi-default.without': 'Les réglages sont lus, leur origine ne l’est pas.',
  'prepare.right.administrators': 'Administrateur local',
  'prepare.right.administrators.for': 'Les classes de licence, là où Windows l’exige.',
  'prepare.right.administrators.without':
    'Lecture en partie : chaque classe refusée est dite, jamais remplie.',
  'prepare.https': 'HTTPS',
  'prepare.https.meaning':
    'En HTTP, NTLM scelle chaque message. HTTPS prouve en plus que l’hôte est bien celui que l’on croit.',
  'prepare.https.list': 'Un certificat de votre autorité, au nom de l’hôte :',
  'prepare.https.self-signed': 'Sans autorité, un certificat auto-signé :',
  'prepare.https.listener': 'L’écouteur, avec l’empreinte du certificat :',
  'prepare.https.trust':
    'Dans la cible, sous « Certificats à reconnaître », collez en PEM le certificat de votre autorité, ou le certificat auto-signé :',
  'prepare.firewall': 'Pare-feu',
  'prepare.firewall.meaning': 'Depuis la machine qui fait tourner Calepin, et de nulle part ailleurs.',
  'prepare.firewall.https':
    'HTTPS n’a pas de règle à lui. Mettez l’adresse de cette machine à la place de 192.0.2.10 :',
  'prepare.firewall.http':
    'HTTP en a une, ouverte à tout le domaine. Ceci la restreint : nommez aussi les machines d’où vous gérez l’hôte.',
  'prepare.certificate': 'Un certificat client',
  'prepare.certificate.meaning':
    'À la place d’un mot de passe : en HTTPS, associé à un compte local de l’hôte. Windows ne le permet que pour les comptes locaux.',
  'prepare.certificate.make': 'Sur une machine où se trouve OpenSSL :',
  'prepare.certificate.trust': 'Sur l’hôte, qui doit le reconnaître :',
  'prepare.certificate.allow': 'Les certificats, permis pour WinRM :',
  'prepare.certificate.map': 'Associé au compte local calepin, avec l’empreinte du certificat :',
  'prepare.certificate.enter':
    'Ajoutez calepin.crt et calepin.key sous Identifiants, puis supprimez le fichier de la clé.',
  'prepare.directory': 'L’annuaire',
  'prepare.directory.meaning':
    'Pour les CAL par utilisateur. Calepin s’authentifie et cherche ; il n’écrit jamais.',
  'prepare.directory.ldaps':
    'LDAPS demande un certificat sur le contrôleur de domaine. S’il en a un, ceci le montre avec son autorité, à coller sous « Certificats à reconnaître » :',
  'prepare.directory.account':
    'Un compte ordinaire du domaine suffit là où ces attributs sont lisibles par tous. Testez l’annuaire : il dit si l’un d’eux est visible.',
  'prepare.directory.read': 'Si aucun ne l’est, laissez le compte lire ces trois-là, et rien d’autre :',
  'prepare.directory.deleted':
    'Les comptes supprimés qui portent encore une CAL ne se voient qu’avec la Corbeille activée, et ce droit :',
  'prepare.check': 'Vérifier',
  'prepare.check.meaning': 'Avant d’attendre la première collecte.',
  'prepare.check.windows': 'Depuis une machine Windows :',
  'prepare.check.target':
    'Ici : « Tester », sur la page de la cible, dit chaque étape et ce qu’il faut faire.',
  'prepare.check.command': 'Depuis un terminal de cette machine, sans rien enregistrer :',
};
