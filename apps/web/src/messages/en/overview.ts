/** The overview and its first run. */
export const en = {
  'first-run.title': 'Are you covered?',
  'first-run.sentence':
    'Drop what you exported from your license servers: Calepin shows what is installed, what is issued, and what is missing.',
  'first-run.live': 'Read servers live',
  'first-run.live.meaning': 'Calepin asks them by itself, on a schedule, without an agent.',
  'first-run.live.waiting':
    '{count, plural, one {# target is known; nothing has come from it yet.} other {# targets are known; nothing has come from them yet.}}',
  'first-run.live.see': 'See how they fare',
  'first-run.example': 'Explore an example',
  'first-run.example.adding': 'Reading the examples…',
  'first-run.example.meaning': 'Three invented organisations, removed in one click.',
  'first-run.example.failed': 'The examples could not be read. The register is unchanged.',
  'overview.as-of': 'Position as of {date}',
  'overview.verdict.over-issued':
    '{count, plural, one {# licence over-issued} other {# licences over-issued}}',
  'overview.verdict.over-issued.rows': '{count} positions of {rows} are over-issued',
  'overview.verdict.exhausted':
    '{count, plural, one {# position of {rows} has no licence left} other {# positions of {rows} have no licence left}}',
  'overview.verdict.low':
    '{count, plural, one {# position of {rows} runs low} other {# positions of {rows} run low}}',
  'overview.verdict.unknown':
    '{count, plural, one {# position of {rows} is unknown} other {# positions of {rows} are unknown}}',
  'overview.verdict.covered':
    '{rows, plural, one {The position is covered} other {All # positions are covered}}',
  'overview.verdict.nothing': 'No key pack is counted',
  'overview.nothing.meaning':
    'What was read holds no pack that counts: only built-in, temporary or unlimited ones, or none at that date.',
  'tally.over-issued': '{count} over-issued',
  'tally.exhausted': '{count} exhausted',
  'tally.low': '{count} low',
  'tally.covered': '{count} covered',
  'tally.unknown': '{count} unknown',
  'position.caption': 'Position: one row per CAL type and version',
  'position.what': 'CAL type and version',
  'position.bar': 'Issued of installed',
  'position.gaps': '{count} things were not read',
  'position.state': 'State',
  'overview.findings': 'What needs someone',
  'overview.findings.none': 'Nothing needs anyone.',
  'overview.findings.acknowledged':
    '{count, plural, one {# of them is acknowledged.} other {# of them are acknowledged.}}',
  'overview.findings.all': '{count, plural, one {The finding} other {All # findings}}',
  'overview.servers': 'Age of the data',
  'overview.servers.all': 'All {count} servers',
  'overview.trend': 'Over twelve months',
  'overview.trend.more': '{count, plural, one {Show # more} other {Show # more}}',
  'overview.imported': 'The import is in the register.',
  'overview.imported.failed': 'The import failed. The register is as it was before.',
  'overview.imported.running': 'The import is still running.',
  'overview.imported.changes':
    '{added, plural, =0 {} one {# key pack added. } other {# key packs added. }}{changed, plural, =0 {} one {# changed. } other {# changed. }}{gone, plural, =0 {} one {# gone.} other {# gone.}}',
  'overview.imported.unchanged': 'Nothing changed: all of it was known.',
  'overview.imported.see': 'See the import',
  'overview.imported.close': 'Close this notice',
};
