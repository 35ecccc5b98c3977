/** English texts of the audit chain. */
export const auditEn = {
  'placeholder.audit-act': 'ACT [FILE]',
  'placeholder.receipt': 'RECEIPT',
  'argument.audit-act':
    'list (taken when absent), verify (an exported FILE, or the register), receipt, or export',
  'option.audit-limit': 'how many events, the latest first',
  'option.receipt': 'hold the chain against a receipt that was noted earlier',
  'command.audit.brief': 'who did what, and proof that nothing of it was changed',
  'command.audit.description':
    'Every act that changes the register is an event of a chain: each one carries the hash of the one before. “verify” finds the first event that was changed, removed or replaced, and ends with exit code 1. Who owns the data folder could write the whole chain anew: keep a receipt elsewhere, and hold it against the chain with --receipt. Verifying an exported file needs no register.',
  'command.audit.example.list': 'What was done lately?',
  'command.audit.example.verify': 'Is the chain what it was?',
  'command.audit.example.receipt': 'A receipt to keep elsewhere:',
  'command.audit.example.export': 'The whole chain, for an auditor:',
  'command.audit.example.offline': 'What the auditor types:',
  'bad-value.receipt': 'a receipt is a number, a colon and 64 hexadecimal digits',
  'failure.audit-file': '{path} could not be read ({reason}).',
  'failure.audit-file.remedy': 'Give the file that “calepin audit export” wrote.',
  'column.who': 'Who',
  'column.act': 'What',
  'audit.none': 'Nothing has been done yet.',
  'audit.sound': 'sound',
  'audit.broken': 'broken',
  'audit.events':
    '{count, plural, =0 {The chain holds no event yet.} one {The one event is what it was.} other {All # events are what they were.}}',
  'audit.sound-until':
    '{count, plural, =0 {Nothing before it.} one {The one event before it is what it was.} other {The # events before it are what they were.}} What comes after it proves nothing.',
  'audit.receipt': 'Receipt: {receipt}',
  'audit.hold':
    'A chain that was written anew from end to end is sound too. Keep the receipt elsewhere and give it with --receipt.',
} as const;
