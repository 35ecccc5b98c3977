import type { en } from '../en/credentials.ts';

/** Les identifiants : comment Calepin s’authentifie. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'credentials.title': 'Identifiants',
  'credentials.lead':
    'Comment Calepin s’authentifie. Un secret est scellé quand il est conservé, et n’est plus jamais montré.',
  'credentials.add': 'Ajouter des identifiants',
  'credentials.none': 'Aucun identifiant pour l’instant',
  'credentials.none.meaning':
    'Un compte qui a le droit de lire suffit pour tout un domaine. Ajoutez-le ici, ou avec la première cible.',
  'credential.name': 'Nom',
  'credential.user': 'Utilisateur',
  'credential.password': 'Mot de passe',
  'credential.password.unchanged': 'Laissé vide, l’actuel est conservé.',
  'credential.certificate': 'Certificat',
  'credential.key': 'Clé privée',
  'credential.kind.password': 'Utilisateur et mot de passe',
  'credential.kind.certificate': 'Certificat client',
  'credential.targets': 'Cibles',
  'credential.changed': 'Changés',
  'credential.acts': 'Actions',
  'credential.sealed': 'Scellés avec le fichier de clé du dossier de données (collect.key).',
  'credential.keep': 'Conserver les identifiants',
  'credential.kept': 'Les identifiants sont conservés.',
  'credential.change': 'Changer',
  'credential.change.of': 'Changer : {name}',
  'credential.change.title': 'Changer {name}',
  'credential.remove': 'Retirer',
  'credential.remove.of': 'Retirer : {name}',
  'credential.remove.question': 'Retirer {name} ?',
  'credential.remove.meaning': 'Aucune cible ne les utilise. Le secret scellé est supprimé.',
  'credential.remove.used':
    '{count, plural, one {# cible les utilise. Donnez-lui-en d’autres avant.} other {# cibles les utilisent. Donnez-leur-en d’autres avant.}}',
  'credential.keep-it': 'Les garder',
  'credential.removed': 'Les identifiants {name} ont disparu.',
};
