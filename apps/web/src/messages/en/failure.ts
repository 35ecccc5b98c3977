/** What is said when an answer does not come. */
export const en = {
  'failure.unreachable': 'The server does not answer',
  'failure.unreachable.remedy':
    'Start it again where it runs, then come back here: the page resumes by itself.',
  'failure.unexpected': 'This part of the page could not be made',
  'failure.safe': 'The register is intact: reading changes nothing in it.',
  'failure.remedy': 'Try again. If it stays, quote the code below to whoever keeps this server.',
  'failure.retry': 'Try again',
  'failure.quote': 'To quote:',
};
