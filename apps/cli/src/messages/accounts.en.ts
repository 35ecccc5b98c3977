/** English texts of the accounts. */
export const accountsEn = {
  'placeholder.accounts-act': 'ACT [EMAIL]',
  'placeholder.email': 'EMAIL',
  'argument.accounts-act': 'list (taken when absent), link (for the account of an EMAIL), or owner-link',
  'command.accounts.brief': 'who may sign in, and links to choose a password',
  'command.accounts.description':
    'Whoever reads the data folder may use the register: this command is the way back in when a password is forgotten, the owner’s too. “owner-link” makes the link of the first owner, while nobody owns the register. A link works once, and only the newest. Accounts and roles themselves are managed in the page, under People.',
  'command.accounts.example.list': 'Who may sign in?',
  'command.accounts.example.owner': 'The link of the first owner, again:',
  'command.accounts.example.link': 'A link for somebody who forgot the password:',
  'failure.unknown-account': 'There is no account for {email}.',
  'failure.unknown-account.remedy': '“calepin accounts” lists them.',
  'column.email': 'E-mail',
  'column.name': 'Name',
  'column.roles': 'Roles',
  'column.last-seen': 'Last seen',
  'accounts.none':
    'Nobody has an account yet. “calepin accounts owner-link” makes the link of the first owner.',
  'accounts.link': 'Works once, until {when}. Hand it over to nobody else.',
  'accounts.not-served':
    'No server runs on this folder: start it, and put its address in place of the one of the link.',
  'accounts.everywhere': 'every site',
  'accounts.state.invited': 'invited',
  'accounts.state.active': 'active',
  'accounts.state.disabled': 'disabled',
  'accounts.role.viewer': 'viewer',
  'accounts.role.operator': 'operator',
  'accounts.role.referent': 'licence referent',
  'accounts.role.owner': 'owner',
} as const;
