/** Issued licences. */
export const en = {
  'licenses.total': '{count, plural, one {# issued licence} other {# issued licences}}',
  'licenses.matching':
    '{count, plural, =0 {No issued licence matches} one {# issued licence matches} other {# issued licences match}}',
  'licenses.lead': 'Who and what holds a licence, as the license servers last listed it.',
  'licenses.filtered': 'Narrowed by the search and the choices below.',
  'licenses.none': 'No issued licence is known',
  'licenses.none.meaning':
    'Exports of key packs hold only their counts. The collector brings the list in, and so does this command, run on the license server:',
  'licenses.search': 'User, computer or hardware identifier',
  'licenses.status': 'Status',
  'licenses.status.any': 'Any status',
  'licenses.server': 'Server',
  'licenses.server.any': 'Any server',
  'licenses.pack': 'Key pack',
  'licenses.pack.any': 'Any key pack',
  'licenses.pack.number': 'No. {id}',
  'licenses.clear': 'Clear',
  'licenses.holder': 'Holder',
  'licenses.computer': 'Computer',
  'licenses.hardware': 'Hardware identifier',
  'licenses.issued': 'Issued on',
  'licenses.expires': 'Expires on',
  'licenses.no-expiry': 'no expiry',
  'licenses.number': 'Number',
  'licenses.no-match': 'Nothing begins with that. Shorten the search or clear the choices.',
  'licenses.so-far':
    '{shown, number} of {total, number} loaded; the next follow as you go down. Sort or search to reach the others sooner.',
  'licenses.end': 'The list ends here.',
};
