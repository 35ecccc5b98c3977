import type { en } from '../en/user-cals.ts';

/** Les CAL par utilisateur, telles que l’annuaire les porte. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'holders.lists': 'Qui détient une licence',
  'holders.issued': 'Émises par les serveurs',
  'holders.user-cals': 'Par utilisateur, dans l’annuaire',
  'user-cals.lead':
    'Une ligne par utilisateur, telle que l’annuaire la porte. Un compte que personne n’utilise garde sa CAL jusqu’à l’échéance.',
  'user-cals.none': 'Aucune CAL par utilisateur n’a été lue dans un annuaire',
  'user-cals.none.meaning':
    'Les serveurs de licences ne disent pas qui détient une CAL par utilisateur : c’est l’annuaire, sur chaque utilisateur. Un compte en lecture seule suffit.',
  'user-cals.search': 'Début d’un nom d’utilisateur',
  'user-cals.account': 'Compte',
  'user-cals.account.any': 'Tous les comptes',
  'user-cals.account.active': 'Actif',
  'user-cals.account.disabled': 'Désactivé',
  'user-cals.account.deleted': 'Supprimé',
  'user-cals.managing-server': 'Émise par',
  'user-cals.valid-until': 'Valable jusqu’au',
  'user-cals.expired': '{date}, échue',
  'licenses.version': 'Version',
};
