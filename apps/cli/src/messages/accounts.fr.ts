import type { accountsEn } from './accounts.en.ts';

/** French texts of the accounts. */
export const accountsFr: Readonly<Record<keyof typeof accountsEn, string>> = {
  'placeholder.accounts-act': 'ACTE [ADRESSE]',
  'placeholder.email': 'ADRESSE',
  'argument.accounts-act': 'list (par défaut), link (pour le compte d’une ADRESSE) ou owner-link',
  'command.accounts.brief': 'qui peut se connecter, et des liens pour choisir un mot de passe',
  'command.accounts.description':
    'Qui lit le dossier de données peut utiliser le registre : cette commande rouvre la porte quand un mot de passe est oublié, celui du propriétaire aussi. « owner-link » fait le lien du premier propriétaire, tant que personne ne possède le registre. Un lien sert une fois, et seul le dernier vaut. Les comptes et les rôles se gèrent dans la page, sous Personnes.',
  'command.accounts.example.list': 'Qui peut se connecter ?',
  'command.accounts.example.owner': 'Le lien du premier propriétaire, de nouveau :',
  'command.accounts.example.link': 'Un lien pour qui a oublié son mot de passe :',
  'failure.unknown-account': 'Il n’y a pas de compte pour {email}.',
  'failure.unknown-account.remedy': '« calepin accounts » les liste.',
  'column.email': 'Adresse',
  'column.name': 'Nom',
  'column.roles': 'Rôles',
  'column.last-seen': 'Vu',
  'accounts.none':
    'Personne n’a encore de compte. « calepin accounts owner-link » fait le lien du premier propriétaire.',
  'accounts.link': 'Sert une fois, jusqu’au {when}. Ne le remettez à personne d’autre.',
  'accounts.not-served':
    'Aucun serveur ne tourne sur ce dossier : démarrez-le, et mettez son adresse à la place de celle du lien.',
  'accounts.everywhere': 'tous les sites',
  'accounts.state.invited': 'invité',
  'accounts.state.active': 'actif',
  'accounts.state.disabled': 'désactivé',
  'accounts.role.viewer': 'lecteur',
  'accounts.role.operator': 'opérateur',
  'accounts.role.referent': 'référent licences',
  'accounts.role.owner': 'propriétaire',
};
