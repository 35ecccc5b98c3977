import { readInstances } from '../read-instances.ts';
import type { FormatReader } from '../reader.ts';
import { TableParser } from '../table/table-parser.ts';
import { instancesOfSample, parseLines } from '../text/parse-lines.ts';
import { pastedConfidence } from '../text/pasted-confidence.ts';

/**
 * `Format-Table` as people paste it: the line of dashes gives the columns; the tables of `wmic`, which have none, are read too.
 * Wrapped cells, groups and wide characters are read; cells that the console cut are parked. Never complete: a console shows
 * the columns that fit, and a paste may be an extract.
 */
export const formatTable: FormatReader = {
  format: 'format-table',
  recognise({ text }) {
    const parser = new TableParser(null);
    const { length } = instancesOfSample(text, parser);
    // A list of the same length says more.
    if (parser.sawTable) return { known: true, confidence: pastedConfidence(length - 0.5) };
    return { known: false, reason: 'no-known-column' };
  },
  read: (context) =>
    readInstances(context, (surveying) => parseLines(context, new TableParser(surveying ? null : context))),
};
