import type { en } from '../en/failure.ts';

/** Ce qui est dit quand une réponse ne vient pas. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'failure.unreachable': 'Le serveur ne répond pas',
  'failure.unreachable.remedy':
    'Relancez-le là où il tourne, puis revenez ici : la page reprend d’elle-même.',
  'failure.unexpected': 'Cette partie de la page n’a pas pu être établie',
  'failure.safe': 'Le registre est intact : lire n’y change rien.',
  'failure.remedy': 'Réessayez. Si cela persiste, citez le code ci-dessous à qui tient ce serveur.',
  'failure.retry': 'Réessayer',
  'failure.quote': 'À citer :',
};
