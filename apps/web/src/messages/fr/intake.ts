import type { en } from '../en/intake.ts';

/** Déposer des fichiers, leur aperçu, la confirmation. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'import.start': 'Importer des fichiers',
  'drop.title': 'Déposez des inventaires ici, ou choisissez-les',
  'drop.formats': 'CSV, JSON, texte d’une console, CLIXML, rapports, ou un zip du tout',
  'drop.more': 'Ajouter des fichiers',
  'drop.here': 'Déposez pour lire',
  'drop.safe': 'Rien n’est gardé avant votre confirmation.',
  'drop.taken': '{count, plural, one {# fichier en cours de lecture} other {# fichiers en cours de lecture}}',
};
