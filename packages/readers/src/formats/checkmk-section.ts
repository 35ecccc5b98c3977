import { SectionParser } from '../agent/section-parser.ts';
import { readInstances } from '../read-instances.ts';
import type { FormatReader } from '../reader.ts';
import { parseLines } from '../text/parse-lines.ts';

const HEADER = /^<<<rds_licenses(?::[^<>\r\n]*)?>>>\s*$/m;

/**
 * The section that the Windows agent of Checkmk sends of a license server, by itself or inside the agent's whole output.
 * Source: the agent's plug-in and its check, Checkmk, "rds_licenses".
 */
export const checkmkSection: FormatReader = {
  format: 'checkmk-section',
  recognise({ text, whole }) {
    if (HEADER.test(text)) return { known: true, confidence: 1 };
    // In a whole agent output the section may come after the sample.
    if (!whole && /^<<<check_mk(?::[^<>\r\n]*)?>>>\s*$/m.test(text)) return { known: true, confidence: 0.5 };
    return { known: false, reason: 'no-rds-licenses-section' };
  },
  read: (context) =>
    readInstances(context, (surveying) => parseLines(context, new SectionParser(context, surveying))),
};
