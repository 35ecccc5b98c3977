/** English texts of the domain, as ICU MessageFormat patterns. */
export const en = {
  'cal-type.per-user': 'Per User',
  'cal-type.per-device': 'Per Device',
  'cal-type.unknown': 'Type unknown',
  'version.not-read': 'version not read',
  'version.unknown': 'unknown version ({id})',
  'kind.retail': 'Retail',
  'kind.volume': 'Volume',
  'kind.concurrent': 'Concurrent',
  'kind.temporary': 'Temporary',
  'kind.open': 'Open License',
  'kind.built-in': 'Built-in',
  'kind.unknown': 'Kind unknown',
  'license-status.temporary': 'Temporary',
  'license-status.active': 'Active',
  'license-status.upgrade': 'Upgrade',
  'license-status.revoked': 'Revoked',
  'license-status.pending': 'Pending',
  'license-status.concurrent': 'Concurrent',
  'license-status.unknown': 'Unknown',
  'severity.critical': 'Now',
  'severity.warning': 'Soon',
  'severity.info': 'To know',
  'role.workgroup': 'Workgroup',
  'role.domain': 'Domain',
  'role.forest': 'Forest',
  'role.unknown': 'Unknown',
  'activation.activated': 'Activated',
  'activation.not-activated': 'Not activated',
  'observed-at.content': 'written in the document',
  'observed-at.file-name': 'from the file name',
  'observed-at.file-date': 'from the date of the file',
  'observed-at.given': 'given by you',
  'observed-at.import': 'the moment of the import',
  'format.keypack-csv': 'CSV of key packs',
  'format.issued-license-csv': 'CSV of issued licences',
  'format.user-cal-csv': 'CSV of user CALs',
  'format.license-server-csv': 'CSV of license servers',
  'format.collector-json': 'Calepin collector',
  'format.checkmk-section': 'Checkmk section',
  'format.format-list': 'Pasted Format-List',
  'format.format-table': 'Pasted Format-Table',
  'format.cim-json': 'PowerShell JSON',
  'format.cim-xml': 'PowerShell XML (CLIXML)',
  'format.per-user-report': 'Per User report',

  'rule.over-issued.name': 'Over-issued',
  'rule.over-issued.title':
    '{exact, select, no {At least } other {}}{overIssued, plural, one {# licence} other {# licences}} over-issued: {assignedTo, select, user {Per User} device {Per Device} text {{label}} other {type unknown}}, {versionState, select, named {{version}} numbered {version {versionId}} other {version not read}}',
  'rule.over-issued.remedy':
    'Buy and install the missing licences, or free some: Per User CALs drop off the list after 60 days without a sign-in. Check first which accounts still need one.',
  'rule.exhausted.name': 'Exhausted',
  'rule.exhausted.title':
    '0 of {installed, plural, one {# licence} other {# licences}} left: {assignedTo, select, user {Per User} device {Per Device} text {{label}} other {type unknown}}, {versionState, select, named {{version}} numbered {version {versionId}} other {version not read}}',
  'rule.exhausted.remedy':
    'Install a new key pack before the next user or device connects. Per Device CALs that no longer serve can be revoked, up to 20 % of a version.',
  'rule.low-availability.name': 'Low availability',
  'rule.low-availability.title':
    '{available, plural, one {# licence} other {# licences}} left of {installed, number}: {assignedTo, select, user {Per User} device {Per Device} text {{label}} other {type unknown}}, {versionState, select, named {{version}} numbered {version {versionId}} other {version not read}}',
  'rule.low-availability.remedy':
    'Plan a purchase. The threshold here is {threshold, number}; it can be set per site, type and version.',
  'rule.expiring-pack.name': 'Pack expiry',
  'rule.expiring-pack.title':
    '{total, select, null {Key pack {keyPackId} of {host} {state, select, expired {expired} other {expires}} on {expiresAt, date, medium}} other {{state, select, expired {{total, plural, one {# licence} other {# licences}} expired} other {{total, plural, one {# licence expires} other {# licences expire}}}} on {expiresAt, date, medium}: key pack {keyPackId} of {host}}}',
  'rule.expiring-pack.remedy':
    'Renew the agreement or replace the pack: after the expiry its licences are no longer issued.',
  'rule.temporary-licenses.name': 'Temporary licences in use',
  'rule.temporary-licenses.title':
    '{count, plural, one {# temporary licence} other {# temporary licences}} in use on {host}: {versionState, select, named {{version}} numbered {version {versionId}} other {version not read}}',
  'rule.temporary-licenses.remedy':
    'A temporary licence is valid 90 days and becomes permanent at the next connection if one is free. Check that Per Device licences are available and that the license server is activated.',
  'rule.pack-disappeared.name': 'Pack disappeared',
  'rule.pack-disappeared.title':
    '{total, select, null {Key pack {keyPackId} of {host} missing} other {{total, plural, one {# licence} other {# licences}} missing}} since {missingAt, date, medium}{total, select, null {} other {: key pack {keyPackId} of {host}}}',
  'rule.pack-disappeared.remedy':
    'Find out whether it was removed, migrated or lost with the database. If nobody removed it, keep the last reading: it says what to reinstall.',
  'rule.count-changed.name': 'Count changed',
  'rule.count-changed.title':
    '{change, plural, one {# licence} other {# licences}} {direction, select, fewer {fewer} other {more}}: key pack {keyPackId} of {host}, from {before, number} to {after, number}',
  'rule.count-changed.remedy':
    'A key pack’s quantity is fixed when it is installed. Ask who removed and reinstalled it since {changedAt, date, medium}, and keep the proof.',
  'rule.duplicate-pack.name': 'Possible duplicate',
  'rule.duplicate-pack.title':
    '{total, plural, one {# licence} other {# licences}} perhaps installed {servers, plural, =2 {twice} other {# times}}: {assignedTo, select, user {Per User} device {Per Device} text {{label}} other {type unknown}}, {versionState, select, named {{version}} numbered {version {versionId}} other {version not read}}, on {hosts}',
  'rule.duplicate-pack.remedy':
    'A suspicion only: two purchases of the same quantity look alike. Migrating while the source is unreachable leaves the same licences on both servers. Compare the agreement numbers; if it is one purchase, remove the pack from the source.',
  'rule.server-not-activated.name': 'License server not activated',
  'rule.server-not-activated.title': '{host} is not activated',
  'rule.server-not-activated.remedy':
    'Activate it in RD Licensing Manager. Until then it issues temporary licences only.',
  'rule.data-stale.name': 'Stale data',
  'rule.data-stale.title': '{host} has not been read since {observedAt, date, medium}',
  'rule.data-stale.remedy':
    'Import a new inventory. The figures shown are of that day; what was issued or removed since is unknown.',
  'rule.target-silent.name': 'Silent target',
  'rule.target-silent.title':
    '{read, select, never {Target {target} has never been read} other {Target {target} has not been read since {awaitedAt, date, medium}, {awaitedAt, time, short}}}',
  'rule.target-silent.remedy':
    '{problem, select, null {No run has failed since: none was made. Check that Calepin runs when the target is due.} other {Open its last run: it says at which step it stops, and what to do. If the host is gone for good, pause or remove the target.}}',
  'rule.user-cal-account.name': 'CALs of closed accounts',
  'rule.user-cal-account.title':
    '{accounts, plural, one {# disabled or deleted account still holds} other {# disabled or deleted accounts still hold}} a Per User CAL{host, select, null {} other { of {host}}}: {disabled, number} disabled, {deleted, number} deleted',
  'rule.user-cal-account.remedy':
    'Nobody signs in with these accounts, so their CALs are not renewed and drop off the list within 60 days; until then they count as issued. Most agreements let a CAL go to another person after 90 days.',
  'rule.version-unknown.name': 'Unknown version',
  'rule.version-unknown.title':
    '{total, select, null {Licences} other {{total, plural, one {# licence} other {# licences}}}} of unknown version {versionId}: key pack {keyPackId} of {host}',
  'rule.version-unknown.remedy':
    'They are shown under this number. Compare with RD Licensing Manager, and tell the project which version it is.',

  'gap.issued-not-read':
    'Issued licences were not read for {count, plural, one {# key pack} other {# key packs}} of {packs, number}{known, plural, =0 {} one {; the others have # issued} other {; the others have # issued}}',
  'gap.total-not-read':
    'The total was not read for {count, plural, one {# key pack} other {# key packs}} of {packs, number}{known, plural, =0 {} one {; the others hold # licence} other {; the others hold # licences}}',
  'gap.type-not-read': 'The CAL type is not known: neither ProductType nor the product code tells it',
  'gap.version-not-read': 'The version is not known: neither ProductVersionID nor the product code tells it',
  'gap.kind-not-read':
    'The kind was not read for {count, plural, one {# key pack} other {# key packs}} of {packs, number}: what has a limit is counted',
  'gap.data-stale': 'The oldest figure dates from {observedAt, date, medium}',
  'gap.sources-disagree':
    'The product code contradicts the numeric columns of {count, plural, one {# key pack} other {# key packs}} of {packs, number}; the columns prevail',
  'gap.entitlements-not-recorded': 'Purchases are not recorded yet',

  'rejection.not-a-number': 'not a number',
  'rejection.out-of-range': 'number out of range',
  'rejection.not-a-date': 'not a date',
  'rejection.ambiguous-date': 'day and month cannot be told apart in this column',
  'rejection.missing-value': 'value missing',
  'rejection.missing-key-pack-id': 'no key pack number',
  'rejection.missing-license-id': 'no licence number',
  'rejection.missing-user': 'no user',
  'rejection.wrong-field-count': 'another number of fields than the header',
  'rejection.truncated-value': 'value cut by the console',
  'rejection.truncated-row': 'row cut at the end of the file',
  'rejection.row-too-long': 'row too long',
  'rejection.malformed': 'malformed',
  'rejection.unknown-class': 'class that Calepin does not read',
  'rejection.duplicate-row': 'the same row again',
  'rejection.too-many-rejections': 'too many rejected rows to list them all',

  'warning.host-absent': 'The license server is not named in this document.',
  'warning.issued-absent':
    'IssuedLicenses is absent: what is used stays unknown. Total minus available would hide an over-issue.',
  'warning.type-absent':
    'ProductType is absent: packs are kept apart by their text, and the CAL type stays unknown.',
  'warning.kind-absent': 'KeyPackType is absent: packs with a finite total are counted.',
  'warning.version-absent': 'ProductVersionID is absent: the version is shown as it was read.',
  'warning.accents-lost':
    'Accents were lost before this file was written. Export with -Encoding UTF8 to keep them.',
  'warning.dates-ambiguous':
    'Column {column}: day and month cannot be told apart; these dates were set aside.',
  'warning.dates-order-assumed':
    'Column {column}: a date that reads in one way only gave the order of day and month for all.',
  'warning.truncated': 'The document is cut: what was whole was read.',
  'warning.duplicate-key-pack-id':
    'Key pack number {keyPackId} appears more than once: these packs come from different license servers.',
  'warning.sources-disagree': 'Key pack {keyPackId}: {property} is {value}, the product code says {code}.',
  'warning.unreadable-at-source':
    '{host, select, null {} other {{host}: }}{class} could not be read ({reason}).',
  'warning.undocumented-number': 'Key pack {keyPackId}: {property} {value} is not documented.',
  'warning.column-unknown': 'Column {column} is not known; it was left out.',
  'warning.header-longer-than-rows': 'The header announces more columns than the rows have.',
  'warning.no-rows': 'The document holds no row.',
  'warning.encoding-guessed': 'The encoding is not stated; it was taken for {encoding}.',

  'refusal.not-an-inventory': 'This is none of the inventories that Calepin reads.',
  'refusal.not-an-inventory.remedy':
    'Export the key packs with PowerShell: Get-WmiObject Win32_TSLicenseKeyPack | Export-Csv packs.csv -NoTypeInformation -Encoding UTF8',
  'refusal.empty': 'The file is empty.',
  'refusal.empty.remedy':
    'Run the export again, in PowerShell as an administrator, on a server with the RD Licensing role.',
  'refusal.binary': 'This is a binary file, not an inventory.',
  'refusal.binary.remedy': 'Save the inventory as text: CSV, JSON or XML.',
  'refusal.archive-encrypted': 'The archive is encrypted.',
  'refusal.archive-encrypted.remedy': 'Extract it, then drop the files.',
  'refusal.archive-damaged': 'The archive is damaged.',
  'refusal.archive-damaged.remedy': 'Make it again, or drop the files without an archive.',
  'refusal.archive-too-large': 'The archive unpacks to more than Calepin accepts.',
  'refusal.archive-too-large.remedy': 'Extract it, and drop the inventories only.',
  'refusal.archive-nested': 'An archive inside an archive is not opened.',
  'refusal.archive-nested.remedy': 'Extract the inner archive and drop it by itself.',
  'refusal.unsafe-xml': 'The XML declares a document type or entities, which an export never does.',
  'refusal.unsafe-xml.remedy': 'Export again with Export-Clixml or ConvertTo-Xml.',
  'refusal.too-deep': 'The document is nested too deeply.',
  'refusal.too-deep.remedy': 'Export again with -Depth 4 or less.',
  'refusal.unreadable': 'The file could not be read.',
  'refusal.unreadable.remedy': 'Check that it exists and that you may read it.',
  'refusal.schema-too-new': 'This document was written by a newer collector than this Calepin knows.',
  'refusal.schema-too-new.remedy': 'Update Calepin.',

  'audit-fault.unreadable': 'Event {seq, number} cannot be read: it is not what Calepin wrote.',
  'audit-fault.edited': 'Event {seq, number} was changed: it is not what its hash says.',
  'audit-fault.missing': 'Event {seq, number} is missing.',
  'audit-fault.unlinked':
    'Event {seq, number} does not follow from the one before: one of them was replaced.',
  'audit-fault.cut': 'The chain is cut before event {seq, number}.',
  'audit-fault.not-the-receipt':
    'Event {seq, number} is not the one that the receipt was taken of: the chain was written anew.',
};
