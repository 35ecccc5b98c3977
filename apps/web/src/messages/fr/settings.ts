import type { en } from '../en/settings.ts';

/** Les réglages. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'settings.lead': 'Quand s’ouvrent les constats, comment entrent les inventaires, ce qu’est ce registre.',
  'settings.thresholds': 'Peu de licences restantes',
  'settings.thresholds.meaning':
    'Un constat s’ouvre quand ce qui reste est au seuil ou dessous. Le plus précis l’emporte ; à égalité, le plus bas dans la liste.',
  'settings.expiry': 'Échéance',
  'settings.expiry.meaning': 'Pour les packs qui ont une vraie fin. La plupart n’en ont pas.',
  'settings.expiry.label': 'Jours de préavis avant une échéance',
  'settings.expiry.after': 'jours avant l’échéance',
  'settings.stale': 'Données anciennes',
  'settings.stale.meaning': 'Un serveur qui n’est plus lu ne dit rien d’aujourd’hui.',
  'settings.stale.label': 'Jours sans lecture',
  'settings.stale.after': 'jours sans lecture',
  'settings.days-range': 'Un nombre entier de 1 à 3650',
  'settings.unsaved': 'Pas encore enregistré. L’enregistrement évalue de nouveau les constats.',
  'settings.not-whole': 'Complétez les champs marqués pour enregistrer.',
  'settings.discard': 'Abandonner les changements',
  'settings.save': 'Enregistrer les réglages',
  'settings.saving': 'Enregistrement…',
  'settings.saved': 'Les réglages sont enregistrés.',
  'settings.unreachable': 'Le serveur ne répond pas. Les réglages sont comme avant.',
  'threshold.type': 'Type de CAL',
  'threshold.type.any': 'Tout type',
  'threshold.version': 'Version',
  'threshold.version.any': 'Toute version',
  'threshold.at': 'à',
  'threshold.level': 'Seuil',
  'threshold.unit': 'Unité',
  'threshold.percent': '% des installées',
  'threshold.licenses': 'licences',
  'threshold.add': 'Ajouter un seuil',
  'threshold.remove': 'Retirer ce seuil',
  'threshold.none-everywhere': 'Aucun seuil ne vaut partout : là où aucun ne s’applique, rien n’avertit.',
  'threshold.wrong.percent': 'Une part de 0 à 100.',
  'threshold.wrong.licenses': 'Un nombre entier de licences.',
  'threshold.rules-none': 'Ne s’applique à rien aujourd’hui.',
  'threshold.rules':
    '{count, plural, one {S’applique aujourd’hui à # ligne de la position.} other {S’applique aujourd’hui à # lignes de la position.}}',
  'threshold.rules-one': '{name} : avertit à {level, number} sur {installed, number}',
  'settings.collector': 'Le collecteur',
  'settings.collector.meaning':
    'Un script en lecture seule pour le serveur de licences. Il dit ce qui manque aux exports : activation, utilisateurs, hôtes de session.',
  'settings.collector.run':
    'Lancez-le en administrateur sur le serveur de licences, et déposez sur cette page le fichier qu’il écrit.',
  'settings.collector.token':
    'Ou laissez-le envoyer. Le jeton est dans ce fichier du dossier de données ; il n’est jamais montré ici.',
  'settings.collector.push':
    'Publiez cette seule adresse derrière votre propre proxy HTTPS, puis lancez ou planifiez :',
  'settings.collector.address': 'Derrière le proxy : {address}',
  'settings.collector.guide':
    'Le guide montre le proxy, la planification et que faire quand quelque chose n’est pas lu :',
  'settings.examples': 'Exemples',
  'settings.examples.meaning': 'Trois organisations qui n’existent pas, pour voir un registre vivant.',
  'settings.examples.present':
    'Elles sont dans le registre, sur leurs propres sites. Les retirer ne touche à rien d’autre.',
  'settings.examples.absent':
    'Elles ne sont pas dans le registre. Elles viennent sur leurs propres sites et repartent comme elles sont venues.',
  'settings.examples.add': 'Ajouter les exemples',
  'settings.examples.adding': 'Ajout…',
  'settings.examples.added': 'Les exemples sont dans le registre.',
  'settings.examples.failed': 'Cela n’a pas marché. Le registre est comme avant.',
  'settings.about': 'Ce Calepin',
  'settings.about.meaning': 'Tout ce que fait cette page passe par l’API.',
  'settings.version': 'Version',
  'settings.api': 'API',
  'settings.api.reference': 'Référence',
  'settings.monitoring': 'Supervision',
  'settings.license': 'Licence',
};
