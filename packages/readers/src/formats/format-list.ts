import { ListingParser } from '../listing/listing-parser.ts';
import { readInstances } from '../read-instances.ts';
import type { FormatReader } from '../reader.ts';
import { kindOfBag } from '../text/class-of-properties.ts';
import { instancesOfSample, parseLines } from '../text/parse-lines.ts';

/**
 * Listings of properties as people paste them from consoles, tickets, mails and articles: `Format-List` above all, and
 * `wmic … /value`, LDIF, PHP's print_r and ADSI tables, with whatever text stands around. Never complete: a paste may be an
 * extract.
 */
export const formatList: FormatReader = {
  format: 'format-list',
  recognise({ text }) {
    if (/^\s*(?:<<<|[<[{]["<[{]?)/.test(text) && !/^\s*\[[^\]]{1,255}\]/.test(text)) {
      return { known: false, reason: 'structured' };
    }
    for (const { className, properties } of instancesOfSample(text, new ListingParser())) {
      if (kindOfBag(className, properties) !== null) return { known: true, confidence: 0.7 };
    }
    return { known: false, reason: 'no-known-property' };
  },
  read: (context) => readInstances(context, () => parseLines(context, new ListingParser())),
};
