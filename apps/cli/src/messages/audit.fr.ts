import type { auditEn } from './audit.en.ts';

/** French texts of the audit chain. */
export const auditFr: Readonly<Record<keyof typeof auditEn, string>> = {
  'placeholder.audit-act': 'ACTE [FICHIER]',
  'placeholder.receipt': 'REÇU',
  'argument.audit-act': 'list (par défaut), verify (un FICHIER exporté, ou le registre), receipt ou export',
  'option.audit-limit': 'nombre d’événements, les derniers d’abord',
  'option.receipt': 'confronter la chaîne à un reçu noté auparavant',
  'command.audit.brief': 'qui a fait quoi, et la preuve que rien n’en a été modifié',
  'command.audit.description':
    'Tout acte qui modifie le registre est un événement d’une chaîne : chacun porte l’empreinte du précédent. « verify » trouve le premier événement modifié, retiré ou remplacé, et finit avec le code 1. Qui possède le dossier de données pourrait réécrire toute la chaîne : gardez un reçu ailleurs, et confrontez-le à la chaîne avec --receipt. Vérifier un fichier exporté ne demande pas le registre.',
  'command.audit.example.list': 'Qu’a-t-on fait ces derniers temps ?',
  'command.audit.example.verify': 'La chaîne est-elle intacte ?',
  'command.audit.example.receipt': 'Un reçu à garder ailleurs :',
  'command.audit.example.export': 'Toute la chaîne, pour un auditeur :',
  'command.audit.example.offline': 'Ce que tape l’auditeur :',
  'bad-value.receipt': 'un reçu est un nombre, deux-points et 64 chiffres hexadécimaux',
  'failure.audit-file': '{path} n’a pas pu être lu ({reason}).',
  'failure.audit-file.remedy': 'Donnez le fichier écrit par « calepin audit export ».',
  'column.who': 'Qui',
  'column.act': 'Quoi',
  'audit.none': 'Rien n’a encore été fait.',
  'audit.sound': 'intacte',
  'audit.broken': 'rompue',
  'audit.events':
    '{count, plural, =0 {La chaîne ne contient encore aucun événement.} one {Son seul événement est intact.} other {Ses # événements sont intacts.}}',
  'audit.sound-until':
    '{count, plural, =0 {Rien avant lui.} one {Le seul événement avant lui est intact.} other {Les # événements avant lui sont intacts.}} La suite ne prouve rien.',
  'audit.receipt': 'Reçu : {receipt}',
  'audit.hold':
    'Une chaîne réécrite d’un bout à l’autre est intacte elle aussi. Gardez le reçu ailleurs et donnez-le avec --receipt.',
};
