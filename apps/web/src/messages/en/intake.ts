/** Dropping files, their preview, the confirmation. */
export const en = {
  'import.start': 'Import files',
  'drop.title': 'Drop inventories here, or choose them',
  'drop.formats': 'CSV, JSON, text of a console, CLIXML, reports, a zip of them',
  'drop.more': 'Add files',
  'drop.here': 'Drop to read',
  'drop.safe': 'Nothing is stored before you confirm.',
  'drop.taken': '{count, plural, one {# file is being read} other {# files are being read}}',
};
