/** Per User CALs, as the directory records them. */
export const en = {
  'holders.lists': 'Who holds a licence',
  'holders.issued': 'Issued by the servers',
  'holders.user-cals': 'Per User, in the directory',
  'user-cals.lead':
    'One line per user, as the directory records it. An account that nobody uses keeps its CAL until it expires.',
  'user-cals.none': 'No Per User CAL was read from a directory',
  'user-cals.none.meaning':
    'License servers do not list who holds a Per User CAL: the directory does, on each user. A read-only account is enough.',
  'user-cals.search': 'Beginning of a user name',
  'user-cals.account': 'Account',
  'user-cals.account.any': 'Any account',
  'user-cals.account.active': 'Active',
  'user-cals.account.disabled': 'Disabled',
  'user-cals.account.deleted': 'Deleted',
  'user-cals.managing-server': 'Issued by',
  'user-cals.valid-until': 'Valid until',
  'user-cals.expired': '{date}, expired',
  'licenses.version': 'Version',
};
