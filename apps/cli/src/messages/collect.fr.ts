import type { collectEn } from './collect.en.ts';

/** Textes français de la commande qui lit elle-même les hôtes. */
export const collectFr: Readonly<Record<keyof typeof collectEn, string>> = {
  'placeholder.hosts': 'HÔTE',
  'placeholder.path': 'CHEMIN',
  'placeholder.method': 'MÉTHODE',
  'placeholder.classes': 'LISTE',
  'placeholder.seconds': 'SECONDES',
  'help.default-transport': 'http ; https avec basic, kerberos et certificate',
  'help.default-port': '5985 en http, 5986 en https',
  'help.default-path': '/wsman',
  'help.default-classes': 'toutes',
  'argument.hosts': 'noms ou adresses IP de serveurs de licences et d’hôtes de session',
  'option.collect-transport': 'comment joindre les hôtes ; negotiate et ntlm scellent http',
  'option.collect-port': 'port de WS-Management',
  'option.path': 'chemin de WS-Management',
  'option.auth': 'comment s’identifier',
  'option.certificate': 'fichier PEM du certificat client',
  'option.key': 'fichier PEM de sa clé privée',
  'option.resource-style': 'adresses des classes : wmi pour Windows, dmtf pour OMI et Openwsman',
  'option.classes':
    'que lire, séparé par des virgules : license-server, key-packs, issued-licenses, session-host',
  'option.timeout': 'combien de temps attendre une réponse',
  'option.store': 'mettre aussi ce qui est lu dans le registre',
  'option.collect-site': 'avec --store : nom du site auquel vont les licences ; il est créé au besoin',
  'command.collect.brief': 'lire en direct serveurs de licences et hôtes de session',
  'command.collect.description':
    'Demande aux hôtes, par WS-Management (WinRM), ce qu’inspect lit dans un fichier : le serveur de licences, ses packs et ses licences émises, les réglages d’un hôte de session. Rien n’y est modifié, et sans --store rien n’est gardé ici.\n\nChaque classe est essayée. Ce que le compte n’a pas le droit de lire est nommé, avec le numéro et le texte de l’hôte, et que faire ; le reste continue. Un rôle qu’un hôte n’a pas est dit et laissé, sauf si --classes le demande.\n\nLe mot de passe n’est jamais sur la ligne de commande : il est la première ligne d’un fichier ou de l’entrée standard. Basic passe par https ; par http seulement si --transport http le dit, car le mot de passe voyage alors en clair.',
  'command.collect.example.host': 'Qu’y a-t-il sur ce serveur de licences ?',
  'command.collect.example.json': 'En JSON pour un autre programme, le mot de passe venant d’un tube :',
  'command.collect.example.https': 'Un hôte hors du domaine, en HTTPS :',
  'command.collect.example.store': 'Deux hôtes, dans le registre :',
  'usage.password':
    'Un mot de passe n’a pas sa place sur la ligne de commande : les autres utilisateurs de cette machine le voient.',
  'usage.password-instead':
    'Il vient d’un fichier (--password-file FICHIER) ou de l’entrée standard (--password-stdin). L’historique de votre shell a peut-être gardé celui qui vient d’être tapé.',
  'failure.password-twice': '--password-file et --password-stdin sont donnés tous les deux.',
  'failure.password-twice.remedy': 'Donnez l’un des deux.',
  'failure.password-terminal': 'Aucun mot de passe ne vient de l’entrée standard : c’est le clavier.',
  'failure.password-terminal.remedy':
    'Amenez-le par un tube (calepin collect HÔTE --user COMPTE --password-stdin < FICHIER), ou nommez le fichier avec --password-file.',
  'failure.password-empty':
    '{from, select, input {La première ligne de l’entrée standard est vide.} other {La première ligne de {path} est vide.}}',
  'failure.password-empty.remedy': 'Le mot de passe est toute la première ligne, sans guillemets.',
  'failure.password-long':
    '{from, select, input {Ce qui vient de l’entrée standard est trop long pour un mot de passe.} other {{path} est trop long pour un mot de passe.}}',
  'failure.password-long.remedy': 'Le mot de passe est toute la première ligne, de 1 000 caractères au plus.',
  'failure.password-missing': 'Il manque le mot de passe de {user}.',
  'failure.password-missing.remedy': 'Donnez --password-file FICHIER ou --password-stdin.',
  'failure.user-missing': 'Aucun compte n’est donné pour s’identifier.',
  'failure.user-missing.remedy':
    'Donnez --user (LAB\\calepin, calepin@lab.test) avec --password-file ou --password-stdin ; ou --auth kerberos, qui prend le ticket présent.',
  'failure.certificate-http': 'Un certificat client demande https.',
  'failure.certificate-http.remedy': 'Retirez --transport http.',
  'failure.certificate-missing': 'Un certificat client et sa clé sont deux fichiers.',
  'failure.certificate-missing.remedy': 'Donnez les deux : --certificate FICHIER --key FICHIER, en PEM.',
  'failure.not-pem': '{path} n’est pas en PEM ce qu’il devrait être.',
  'failure.not-pem.remedy':
    'Un fichier PEM a une ligne -----BEGIN CERTIFICATE-----, ou BEGIN PRIVATE KEY pour une clé. Sous Windows : certutil -encode FICHIER.cer FICHIER.pem.',
  'failure.bad-path': '{path} n’est pas un chemin de WS-Management.',
  'failure.bad-path.remedy': 'Un chemin commence par une barre oblique : /wsman.',
  'failure.bad-host': '{host} n’est pas le nom d’un hôte.',
  'failure.bad-host.remedy': 'Donnez un nom ou une adresse IP, sans rien d’autre ; le port va à --port.',
  'failure.not-stored': 'Ce qui a été lu de {name} n’est pas enregistré : {reason}',
  'failure.not-stored.remedy': 'Lancez la commande sans --store pour voir ce qui a été lu.',
  'collect.read': 'Lu le {when}',
  'collect.absent': 'Absentes, et laissées : {classes}',
  'collect.mode.personal': 'administration à distance',
  'collect.mode.per-device': 'par périphérique',
  'collect.mode.per-user': 'par utilisateur',
  'collect.mode.not-configured': 'non configuré',
  'collect.mode.unknown': 'inconnu',
  'collect.licensing-mode':
    'Mode de licence : {mode}{source, select, policy { (par stratégie)} local { (réglé sur l’hôte)} other {}}',
  'collect.license-servers':
    'Serveurs de licences : {servers}{source, select, policy { (par stratégie)} local { (réglés sur l’hôte)} other {}}',
  'collect.no-license-server': 'Aucun serveur de licences n’est nommé.',
  'collect.grace': 'Délai de grâce : {days, plural, =0 {échu} one {# jour restant} other {# jours restants}}',
  'collect.own-name': 'Cet hôte se nomme lui-même {own}. Il est gardé sous le nom que vous avez donné.',
  'collect.unencrypted':
    'Basic sur http : le mot de passe et tout ce qui est lu voyagent en clair. Qui écoute le réseau a les deux.',
  'collect.stored': '{name} est dans {site} : {changes}.',
};
