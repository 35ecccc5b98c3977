import { readInstances } from '../read-instances.ts';
import type { FormatReader, ReadContext } from '../reader.ts';
import { RefusedDocument } from '../refused.ts';
import { lineEndOf, reportDelimiter, reportUsers } from '../report/report-rows.ts';

const SAMPLE = 64 * 1024;
const DIRECTORY = /\bmsTS(?:ExpireDate|LicenseVersion|ManagingLS)/i;

/**
 * The report of Per User CALs that RD Licensing Manager saves, and the entries of `Win32_TSLicenseReport` as CSV. All of its CALs
 * are Per User.
 *
 * What is documented (Microsoft, "Track your Remote Desktop Services client access licenses"): it is saved as CSV, and tells when it
 * was created, its scope, how many Per User CALs are installed and how many are issued within the scope. Its entries are those of
 * `Win32_TSLicenseReportEntry` (user, expiration date, CAL type, product version); from Windows Server 2012 on it tells of devices
 * and of failed attempts too. What was not found: a real saved file, so neither the wording of its heading and of its columns, nor
 * its languages. Hence the reading by the sense of the columns, with variants; the counts of the heading are left aside.
 */
export const perUserReport: FormatReader = {
  format: 'per-user-report',
  recognise({ text }) {
    // Exports of the directory itself are another format.
    if (DIRECTORY.test(text)) return { known: false, reason: 'directory-attributes' };
    const delimiter = reportDelimiter(text);
    if (delimiter === null) return { known: false, reason: 'no-table-of-users' };
    return { known: true, confidence: 0.92, delimiter };
  },
  async *read(context) {
    const sample = await beginning(context);
    const delimiter = context.delimiter ?? reportDelimiter(sample);
    if (delimiter === null) throw new RefusedDocument('not-an-inventory', { reason: 'no-table-of-users' });
    yield* readInstances(context, (surveying) =>
      reportUsers(context, delimiter, lineEndOf(sample), surveying),
    );
  },
};

async function beginning(context: ReadContext): Promise<string> {
  let text = '';
  for await (const piece of context.text()) {
    text += piece;
    if (text.length >= SAMPLE) break;
  }
  return text.slice(0, SAMPLE);
}
