import type { en } from './en.ts';

/** Textes français du domaine, en motifs ICU MessageFormat. */
export const fr: Record<keyof typeof en, string> = {
  'cal-type.per-user': 'Par utilisateur',
  'cal-type.per-device': 'Par périphérique',
  'cal-type.unknown': 'Type inconnu',
  'version.not-read': 'version non lue',
  'version.unknown': 'version inconnue ({id})',
  'kind.retail': 'Achat au détail',
  'kind.volume': 'Volume',
  'kind.concurrent': 'Simultané',
  'kind.temporary': 'Temporaire',
  'kind.open': 'Licence Open',
  'kind.built-in': 'Intégré',
  'kind.unknown': 'Nature inconnue',
  'license-status.temporary': 'Temporaire',
  'license-status.active': 'Active',
  'license-status.upgrade': 'Mise à niveau',
  'license-status.revoked': 'Révoquée',
  'license-status.pending': 'En attente',
  'license-status.concurrent': 'Simultanée',
  'license-status.unknown': 'Inconnue',
  'severity.critical': 'Maintenant',
  'severity.warning': 'Bientôt',
  'severity.info': 'À savoir',
  'role.workgroup': 'Groupe de travail',
  'role.domain': 'Domaine',
  'role.forest': 'Forêt',
  'role.unknown': 'Inconnu',
  'activation.activated': 'Activé',
  'activation.not-activated': 'Non activé',
  'observed-at.content': 'écrit dans le document',
  'observed-at.file-name': 'd’après le nom du fichier',
  'observed-at.file-date': 'd’après la date du fichier',
  'observed-at.given': 'indiqué par vous',
  'observed-at.import': 'le moment de l’import',
  'format.keypack-csv': 'CSV de packs de licences',
  'format.issued-license-csv': 'CSV de licences émises',
  'format.user-cal-csv': 'CSV de CAL par utilisateur',
  'format.license-server-csv': 'CSV de serveurs de licences',
  'format.collector-json': 'Collecteur Calepin',
  'format.checkmk-section': 'Section Checkmk',
  'format.format-list': 'Format-List collé',
  'format.format-table': 'Format-Table collé',
  'format.cim-json': 'JSON de PowerShell',
  'format.cim-xml': 'XML de PowerShell (CLIXML)',
  'format.per-user-report': 'Rapport par utilisateur',

  'rule.over-issued.name': 'Émises en trop',
  'rule.over-issued.title':
    '{exact, select, no {Au moins } other {}}{overIssued, plural, one {# licence émise} other {# licences émises}} en trop : {assignedTo, select, user {par utilisateur} device {par périphérique} text {{label}} other {type inconnu}}, {versionState, select, named {{version}} numbered {version {versionId}} other {version non lue}}',
  'rule.over-issued.remedy':
    'Achetez et installez les licences manquantes, ou libérez-en : une CAL par utilisateur sort de la liste après 60 jours sans ouverture de session. Vérifiez d’abord quels comptes en ont encore besoin.',
  'rule.exhausted.name': 'Épuisé',
  'rule.exhausted.title':
    '0 licence disponible sur {installed, number} : {assignedTo, select, user {par utilisateur} device {par périphérique} text {{label}} other {type inconnu}}, {versionState, select, named {{version}} numbered {version {versionId}} other {version non lue}}',
  'rule.exhausted.remedy':
    'Installez un nouveau pack avant la prochaine connexion. Les CAL par périphérique qui ne servent plus peuvent être révoquées, jusqu’à 20 % d’une version.',
  'rule.low-availability.name': 'Disponibilité faible',
  'rule.low-availability.title':
    '{available, plural, one {# licence restante} other {# licences restantes}} sur {installed, number} : {assignedTo, select, user {par utilisateur} device {par périphérique} text {{label}} other {type inconnu}}, {versionState, select, named {{version}} numbered {version {versionId}} other {version non lue}}',
  'rule.low-availability.remedy':
    'Prévoyez un achat. Le seuil est ici de {threshold, number} ; il se règle par site, type et version.',
  'rule.expiring-pack.name': 'Échéance de pack',
  'rule.expiring-pack.title':
    '{total, select, null {Le pack {keyPackId} de {host} {state, select, expired {a expiré} other {expire}} le {expiresAt, date, medium}} other {{state, select, expired {{total, plural, one {# licence expirée} other {# licences expirées}} depuis le} other {{total, plural, one {# licence expire} other {# licences expirent}} le}} {expiresAt, date, medium} : pack {keyPackId} de {host}}}',
  'rule.expiring-pack.remedy':
    'Renouvelez le contrat ou remplacez le pack : après l’échéance, ses licences ne sont plus émises.',
  'rule.temporary-licenses.name': 'Licences temporaires en service',
  'rule.temporary-licenses.title':
    '{count, plural, one {# licence temporaire} other {# licences temporaires}} en service sur {host} : {versionState, select, named {{version}} numbered {version {versionId}} other {version non lue}}',
  'rule.temporary-licenses.remedy':
    'Une licence temporaire vaut 90 jours et devient permanente à la connexion suivante s’il en reste une. Vérifiez qu’il reste des licences par périphérique et que le serveur de licences est activé.',
  'rule.pack-disappeared.name': 'Pack disparu',
  'rule.pack-disappeared.title':
    '{total, select, null {Pack {keyPackId} de {host} disparu} other {{total, plural, one {# licence disparue} other {# licences disparues}}}} depuis le {missingAt, date, medium}{total, select, null {} other { : pack {keyPackId} de {host}}}',
  'rule.pack-disappeared.remedy':
    'Cherchez s’il a été retiré, migré ou perdu avec la base. Si personne ne l’a retiré, gardez la dernière lecture : elle dit quoi réinstaller.',
  'rule.count-changed.name': 'Quantité changée',
  'rule.count-changed.title':
    '{change, plural, one {# licence} other {# licences}} de {direction, select, fewer {moins} other {plus}} : pack {keyPackId} de {host}, de {before, number} à {after, number}',
  'rule.count-changed.remedy':
    'La quantité d’un pack est fixée à l’installation. Demandez qui l’a retiré et réinstallé depuis le {changedAt, date, medium}, et gardez la preuve.',
  'rule.duplicate-pack.name': 'Doublon possible',
  'rule.duplicate-pack.title':
    '{total, plural, one {# licence peut-être installée} other {# licences peut-être installées}} {servers, number} fois : {assignedTo, select, user {par utilisateur} device {par périphérique} text {{label}} other {type inconnu}}, {versionState, select, named {{version}} numbered {version {versionId}} other {version non lue}}, sur {hosts}',
  'rule.duplicate-pack.remedy':
    'Ce n’est qu’un soupçon : deux achats de même quantité se ressemblent. Migrer quand la source est injoignable laisse les mêmes licences sur les deux serveurs. Comparez les numéros de contrat ; s’il s’agit d’un seul achat, retirez le pack de la source.',
  'rule.server-not-activated.name': 'Serveur de licences non activé',
  'rule.server-not-activated.title': '{host} n’est pas activé',
  'rule.server-not-activated.remedy':
    'Activez-le dans le Gestionnaire de licences Bureau à distance. D’ici là, il n’émet que des licences temporaires.',
  'rule.data-stale.name': 'Données anciennes',
  'rule.data-stale.title': '{host} n’a pas été lu depuis le {observedAt, date, medium}',
  'rule.data-stale.remedy':
    'Importez un nouvel inventaire. Les chiffres affichés sont de ce jour-là ; ce qui a été émis ou retiré depuis est inconnu.',
  'rule.target-silent.name': 'Cible silencieuse',
  'rule.target-silent.title':
    '{read, select, never {La cible {target} n’a jamais été lue} other {La cible {target} n’a pas été lue depuis le {awaitedAt, date, medium} à {awaitedAt, time, short}}}',
  'rule.target-silent.remedy':
    '{problem, select, null {Aucune collecte n’a échoué depuis : il n’y en a pas eu. Vérifiez que Calepin fonctionne à l’heure prévue pour la cible.} other {Ouvrez sa dernière collecte : elle dit à quelle étape elle s’arrête et quoi faire. Si l’hôte n’existe plus, suspendez ou retirez la cible.}}',
  'rule.user-cal-account.name': 'CAL de comptes fermés',
  'rule.user-cal-account.title':
    '{accounts, plural, one {# compte désactivé ou supprimé détient} other {# comptes désactivés ou supprimés détiennent}} encore une CAL par utilisateur{host, select, null {} other { de {host}}} : {disabled, plural, one {# désactivé} other {# désactivés}}, {deleted, plural, one {# supprimé} other {# supprimés}}',
  'rule.user-cal-account.remedy':
    'Personne n’ouvre de session avec ces comptes : leurs CAL ne sont pas renouvelées et sortent de la liste en 60 jours au plus ; d’ici là, elles comptent comme émises. La plupart des contrats permettent de donner une CAL à une autre personne après 90 jours.',
  'rule.version-unknown.name': 'Version inconnue',
  'rule.version-unknown.title':
    '{total, select, null {Licences} other {{total, plural, one {# licence} other {# licences}}}} de version inconnue {versionId} : pack {keyPackId} de {host}',
  'rule.version-unknown.remedy':
    'Elles sont affichées sous ce numéro. Comparez avec le Gestionnaire de licences, et dites au projet de quelle version il s’agit.',

  'gap.issued-not-read':
    'Licences émises non lues pour {count, plural, one {# pack} other {# packs}} sur {packs, number}{known, plural, =0 {} one { ; les autres en ont émis #} other { ; les autres en ont émis #}}',
  'gap.total-not-read':
    'Total non lu pour {count, plural, one {# pack} other {# packs}} sur {packs, number}{known, plural, =0 {} one { ; les autres ont # licence} other { ; les autres ont # licences}}',
  'gap.type-not-read': 'Type de CAL inconnu : ni ProductType ni le code produit ne le disent',
  'gap.version-not-read': 'Version inconnue : ni ProductVersionID ni le code produit ne la disent',
  'gap.kind-not-read':
    'Nature non lue pour {count, plural, one {# pack} other {# packs}} sur {packs, number} : ce qui a une limite est compté',
  'gap.data-stale': 'Le chiffre le plus ancien date du {observedAt, date, medium}',
  'gap.sources-disagree':
    'Le code produit contredit les colonnes numériques pour {count, plural, one {# pack} other {# packs}} sur {packs, number} ; ces dernières l’emportent',
  'gap.entitlements-not-recorded': 'Les achats ne sont pas encore enregistrés',

  'rejection.not-a-number': 'pas un nombre',
  'rejection.out-of-range': 'nombre hors limites',
  'rejection.not-a-date': 'pas une date',
  'rejection.ambiguous-date': 'jour et mois impossibles à distinguer dans cette colonne',
  'rejection.missing-value': 'valeur absente',
  'rejection.missing-key-pack-id': 'pas de numéro de pack',
  'rejection.missing-license-id': 'pas de numéro de licence',
  'rejection.missing-user': 'pas d’utilisateur',
  'rejection.wrong-field-count': 'un autre nombre de champs que l’en-tête',
  'rejection.truncated-value': 'valeur coupée par la console',
  'rejection.truncated-row': 'ligne coupée à la fin du fichier',
  'rejection.row-too-long': 'ligne trop longue',
  'rejection.malformed': 'mal formé',
  'rejection.unknown-class': 'classe que Calepin ne lit pas',
  'rejection.duplicate-row': 'la même ligne une seconde fois',
  'rejection.too-many-rejections': 'trop de lignes rejetées pour les citer toutes',

  'warning.host-absent': 'Le serveur de licences n’est pas nommé dans ce document.',
  'warning.issued-absent':
    'IssuedLicenses est absent : ce qui est utilisé reste inconnu. Total moins disponible cacherait un dépassement.',
  'warning.type-absent':
    'ProductType est absent : les packs sont distingués par leur texte, et le type de CAL reste inconnu.',
  'warning.kind-absent': 'KeyPackType est absent : les packs au total fini sont comptés.',
  'warning.version-absent': 'ProductVersionID est absent : la version est affichée telle que lue.',
  'warning.accents-lost':
    'Les accents ont été perdus avant l’écriture de ce fichier. Exportez avec -Encoding UTF8 pour les garder.',
  'warning.dates-ambiguous':
    'Colonne {column} : jour et mois impossibles à distinguer ; ces dates sont mises de côté.',
  'warning.dates-order-assumed':
    'Colonne {column} : une date qui ne se lit que d’une façon a donné l’ordre du jour et du mois pour toutes.',
  'warning.truncated': 'Le document est coupé : ce qui était entier a été lu.',
  'warning.duplicate-key-pack-id':
    'Le numéro de pack {keyPackId} apparaît plusieurs fois : ces packs viennent de serveurs de licences différents.',
  'warning.sources-disagree': 'Pack {keyPackId} : {property} vaut {value}, le code produit dit {code}.',
  'warning.unreadable-at-source':
    '{host, select, null {} other {{host} : }}{class} n’a pas pu être lue ({reason}).',
  'warning.undocumented-number': 'Pack {keyPackId} : {property} {value} n’est pas documenté.',
  'warning.column-unknown': 'La colonne {column} n’est pas connue ; elle est laissée de côté.',
  'warning.header-longer-than-rows': 'L’en-tête annonce plus de colonnes que n’en ont les lignes.',
  'warning.no-rows': 'Le document ne contient aucune ligne.',
  'warning.encoding-guessed': 'L’encodage n’est pas indiqué ; il est pris pour {encoding}.',

  'refusal.not-an-inventory': 'Ce n’est aucun des inventaires que Calepin sait lire.',
  'refusal.not-an-inventory.remedy':
    'Exportez les packs avec PowerShell : Get-WmiObject Win32_TSLicenseKeyPack | Export-Csv packs.csv -NoTypeInformation -Encoding UTF8',
  'refusal.empty': 'Le fichier est vide.',
  'refusal.empty.remedy':
    'Relancez l’export, dans PowerShell en administrateur, sur un serveur qui a le rôle Gestionnaire de licences.',
  'refusal.binary': 'C’est un fichier binaire, pas un inventaire.',
  'refusal.binary.remedy': 'Enregistrez l’inventaire en texte : CSV, JSON ou XML.',
  'refusal.archive-encrypted': 'L’archive est chiffrée.',
  'refusal.archive-encrypted.remedy': 'Extrayez-la, puis déposez les fichiers.',
  'refusal.archive-damaged': 'L’archive est endommagée.',
  'refusal.archive-damaged.remedy': 'Refaites-la, ou déposez les fichiers sans archive.',
  'refusal.archive-too-large': 'Une fois décompressée, l’archive dépasse ce que Calepin accepte.',
  'refusal.archive-too-large.remedy': 'Extrayez-la, et ne déposez que les inventaires.',
  'refusal.archive-nested': 'Une archive dans une archive n’est pas ouverte.',
  'refusal.archive-nested.remedy': 'Extrayez l’archive intérieure et déposez-la seule.',
  'refusal.unsafe-xml': 'Le XML déclare un type de document ou des entités, ce qu’un export ne fait jamais.',
  'refusal.unsafe-xml.remedy': 'Exportez de nouveau avec Export-Clixml ou ConvertTo-Xml.',
  'refusal.too-deep': 'Le document est imbriqué trop profondément.',
  'refusal.too-deep.remedy': 'Exportez de nouveau avec -Depth 4 au plus.',
  'refusal.unreadable': 'Le fichier n’a pas pu être lu.',
  'refusal.unreadable.remedy': 'Vérifiez qu’il existe et que vous pouvez le lire.',
  'refusal.schema-too-new': 'Ce document vient d’un collecteur plus récent que ce que connaît ce Calepin.',
  'refusal.schema-too-new.remedy': 'Mettez Calepin à jour.',

  'audit-fault.unreadable': 'L’événement {seq, number} est illisible : ce n’est pas ce que Calepin a écrit.',
  'audit-fault.edited': 'L’événement {seq, number} a été modifié : il n’est plus celui de son empreinte.',
  'audit-fault.missing': 'L’événement {seq, number} manque.',
  'audit-fault.unlinked':
    'L’événement {seq, number} ne suit pas du précédent : l’un des deux a été remplacé.',
  'audit-fault.cut': 'La chaîne est coupée avant l’événement {seq, number}.',
  'audit-fault.not-the-receipt':
    'L’événement {seq, number} n’est pas celui du reçu : la chaîne a été réécrite.',
};
