import { checkmkSection } from './formats/checkmk-section.ts';
import { cimJson } from './formats/cim-json.ts';
import { cimXml } from './formats/cim-xml.ts';
import { collectorJson } from './formats/collector-json.ts';
import { issuedLicenseCsv, keyPackCsv, licenseServerCsv, userCalCsv } from './formats/delimited.ts';
import { formatList } from './formats/format-list.ts';
import { formatTable } from './formats/format-table.ts';
import { perUserReport } from './formats/per-user-report.ts';
import type { FormatReader } from './reader.ts';

/** Every inventory format, in the order in which they are tried; the most certain of what it sees wins. */
export const FORMATS: readonly FormatReader[] = [
  keyPackCsv,
  issuedLicenseCsv,
  userCalCsv,
  licenseServerCsv,
  formatList,
  formatTable,
  checkmkSection,
  cimJson,
  cimXml,
  collectorJson,
  perUserReport,
];
