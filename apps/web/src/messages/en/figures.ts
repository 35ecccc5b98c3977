/** Figures, their provenance, tables. */
export const en = {
  'figure.bought': 'Bought',
  'figure.installed': 'Installed',
  'figure.issued': 'Issued',
  'figure.available': 'Available',
  'figure.over-issued': 'Over-issued',
  'figure.unknown': 'unknown',
  'figure.unlimited': 'unlimited',
  'bar.label': 'Installed {installed}, issued {issued}{over, plural, =0 {} other {, # over-issued}}',
  'origin.source': 'Source',
  'origin.none': 'nothing read yet',
  'origin.read': 'Read',
  'origin.method': 'Method',
  'age.never': 'never read',
  'copy.label': 'Copy {value}',
  'copy.done': '{value} copied',
  'export.csv': 'Export as CSV',
};
