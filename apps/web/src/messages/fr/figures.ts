import type { en } from '../en/figures.ts';

/** Les chiffres, leur provenance, les tables. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  'figure.bought': 'Achetées',
  'figure.installed': 'Installées',
  'figure.issued': 'Émises',
  'figure.available': 'Disponibles',
  'figure.over-issued': 'Émises en trop',
  'figure.unknown': 'inconnu',
  'figure.unlimited': 'illimité',
  'bar.label':
    'Installées {installed}, émises {issued}{over, plural, =0 {} one {, # en trop} other {, # en trop}}',
  'origin.source': 'Source',
  'origin.none': 'rien n’a encore été lu',
  'origin.read': 'Lu le',
  'origin.method': 'Méthode',
  'age.never': 'jamais lu',
  'copy.label': 'Copier {value}',
  'copy.done': '{value} copié',
  'export.csv': 'Exporter en CSV',
};
