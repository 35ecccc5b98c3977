import type { en } from '../en/issued-licenses.ts';

/** Les licences émises. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'licenses.total': '{count, plural, one {# licence émise} other {# licences émises}}',
  'licenses.matching':
    '{count, plural, =0 {Aucune licence émise ne correspond} one {# licence émise correspond} other {# licences émises correspondent}}',
  'licenses.lead': 'Qui et quoi détient une licence, d’après la dernière liste des serveurs de licences.',
  'licenses.filtered': 'Restreint par la recherche et les choix ci-dessous.',
  'licenses.none': 'Aucune licence émise n’est connue',
  'licenses.none.meaning':
    'Les exports de packs n’en ont que le nombre. Le collecteur apporte la liste, et cette commande aussi, lancée sur le serveur de licences :',
  'licenses.search': 'Utilisateur, ordinateur ou identifiant de matériel',
  'licenses.status': 'État',
  'licenses.status.any': 'Tous les états',
  'licenses.server': 'Serveur',
  'licenses.server.any': 'Tous les serveurs',
  'licenses.pack': 'Pack',
  'licenses.pack.any': 'Tous les packs',
  'licenses.pack.number': 'N° {id}',
  'licenses.clear': 'Effacer',
  'licenses.holder': 'Détenteur',
  'licenses.computer': 'Ordinateur',
  'licenses.hardware': 'Identifiant de matériel',
  'licenses.issued': 'Émise le',
  'licenses.expires': 'Expire le',
  'licenses.no-expiry': 'sans échéance',
  'licenses.number': 'Numéro',
  'licenses.no-match': 'Rien ne commence ainsi. Raccourcissez la recherche ou effacez les choix.',
  'licenses.so-far':
    '{shown, number} chargées sur {total, number} ; la suite vient en descendant. Triez ou cherchez pour y arriver plus vite.',
  'licenses.end': 'La liste s’arrête ici.',
};
