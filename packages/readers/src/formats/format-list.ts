import { ListingParser } from '../listing/listing-parser.ts';
import { readInstances } from '../read-instances.ts';
import type { FormatReader } from '../reader.ts';
import { kindOfBag } from '../text/class-of-properties.ts';
import { instancesOfSample, parseLines } from '../text/parse-lines.ts';
import { pastedConfidence } from '../text/pasted-confidence.ts';

/**
 * Listings of properties as people paste them from consoles, tickets, mails and articles: `Format-List` above all, and
 * `wmic … /value`, LDIF, PHP's print_r and ADSI tables, with whatever text stands around. Never complete: a paste may be an
 * extract.
 */
export const formatList: FormatReader = {
  format: 'format-list',
  recognise({ text }) {
    const known = instancesOfSample(text, new ListingParser()).filter(
      ({ className, properties }) => kindOfBag(className, properties) !== null,
    );
    if (known.length === 0) return { known: false, reason: 'no-known-property' };
    return { known: true, confidence: pastedConfidence(known.length) };
  },
  read: (context) => readInstances(context, () => parseLines(context, new ListingParser())),
};
