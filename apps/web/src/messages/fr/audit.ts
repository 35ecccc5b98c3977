import type { en } from '../en/audit.ts';

/** The audit chain. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'audit.lead':
    'Tout acte qui modifie le registre, le dernier d’abord. Chaque événement porte l’empreinte du précédent : aucun ne peut être modifié ou retiré sans que cela se voie.',
  'audit.caption': 'Actes, le dernier d’abord',
  'audit.none': 'Rien n’a encore été fait',
  'audit.none.meaning':
    'Imports, acquittements, cibles, identifiants et réglages apparaissent ici à mesure qu’ils changent, avec qui, quand et d’où.',
  'audit.no-match': 'Aucun acte de cette nature.',
  'audit.act': 'Nature de l’acte',
  'audit.act.any': 'Tous les actes',
  'audit.when': 'Quand',
  'audit.what': 'Quoi',
  'audit.who': 'Qui',
  'audit.site': 'Site',
  'audit.number': 'n° {seq, number}',
  'audit.reason': 'Motif : {reason}',
  'audit.details': 'Avant et après',
  'audit.before': 'Avant',
  'audit.after': 'Après',
  'audit.program': 'Programme',
  'audit.hash': 'Empreinte',
  'audit.chain': 'La chaîne',
  'audit.verify': 'Vérifier la chaîne',
  'audit.export': 'Exporter la chaîne',
  'audit.receipt': 'Reçu :',
  'audit.receipt.meaning':
    'Gardez-le ailleurs, hors de portée de qui administre cette machine : il prouvera plus tard que rien de ce qui le précède n’a été réécrit.',
  'audit.receipt.held': 'Un reçu noté auparavant, auquel confronter la chaîne',
  'audit.receipt.placeholder': 'aucun',
  'audit.sound':
    '{count, plural, one {Le seul événement est intact.} other {Les # événements sont intacts.}}',
  'audit.sound-until':
    '{count, plural, =0 {Rien avant lui.} one {Le seul événement avant lui est intact.} other {Les # événements avant lui sont intacts.}}',
  'settings.audit': 'Audit',
  'settings.audit.meaning': 'Qui a changé quoi, quand et d’où, et la preuve que rien n’en a été touché.',
  'settings.audit.open': 'Ouvrir la chaîne d’audit',
  'audit-act.import-done': 'Fichiers importés',
  'audit-act.import-failed': 'Imports en échec',
  'audit-act.import-undone': 'Imports annulés',
  'audit-act.finding-acknowledged': 'Constats acquittés',
  'audit-act.acknowledgement-removed': 'Acquittements retirés',
  'audit-act.settings-changed': 'Réglages modifiés',
  'audit-act.target-added': 'Cibles ajoutées',
  'audit-act.target-changed': 'Cibles modifiées',
  'audit-act.target-removed': 'Cibles retirées',
  'audit-act.credential-added': 'Identifiants ajoutés',
  'audit-act.credential-changed': 'Identifiants modifiés',
  'audit-act.credential-removed': 'Identifiants retirés',
  'audit-act.site-added': 'Sites ajoutés',
  'audit-act.site-removed': 'Sites retirés',
};
