import { compileMessage } from '@lingui/message-utils/compileMessage';

/** What the compiler gives: texts, and arguments as `[name, type?, style or branches?]`. */
type Compiled = readonly (string | readonly [unknown, unknown?, unknown?])[];

/** Text of one language, by identifier. */
export type Catalogue = Readonly<Record<string, string>>;

/** Names of the ICU arguments in a pattern: `{n, plural, one {# pack} other {# packs}}` has `n`. */
export function argumentsOf(pattern: string): string[] {
  return [...new Set(namesIn(compileMessage(pattern)))].sort();
}

function namesIn(compiled: Compiled): string[] {
  return compiled.flatMap((part) => {
    if (typeof part === 'string') return [];
    const [name, , branches] = part;
    const inside = typeof branches === 'object' && branches !== null ? Object.values(branches) : [];
    return [String(name), ...inside.flatMap((branch) => (Array.isArray(branch) ? namesIn(branch) : []))];
  });
}

/** Complaints about a pair of catalogues: what is missing, what differs, what French typography asks for. */
export function compareCatalogues(en: Catalogue, fr: Catalogue): string[] {
  const complaints: string[] = [];
  for (const id of Object.keys(en)) if (!(id in fr)) complaints.push(`${id}: no French text`);
  for (const id of Object.keys(fr)) if (!(id in en)) complaints.push(`${id}: no English text`);
  for (const [id, english] of Object.entries(en)) {
    const french = fr[id];
    if (french === undefined) continue;
    if (english.trim() === '' || french.trim() === '') complaints.push(`${id}: empty text`);
    const [expected, found] = [argumentsOf(english), argumentsOf(french)];
    if (expected.join() !== found.join()) {
      complaints.push(`${id}: English has {${expected.join('} {')}}, French has {${found.join('} {')}}`);
    }
    if (
      english === french &&
      english.split(/\s+/).length > 4 &&
      /[a-z]{3}/.test(english.replace(/\{[^}]*\}/g, ''))
    ) {
      complaints.push(`${id}: the French text is the English one`);
    }
    complaints.push(...frenchTypography(french).map((complaint) => `${id}: ${complaint}`));
  }
  return complaints;
}

/** Rules of the Imprimerie nationale that a reader notices: no-break spaces, guillemets, the apostrophe may be either. */
export function frenchTypography(text: string): string[] {
  const prose = text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/`[^`]*`/g, '')
    .replace(/\{[^{}]*\}/g, '');
  const complaints: string[] = [];
  if (/\p{L} [;:?!»%]/u.test(prose)) complaints.push(`ordinary space before ; : ? ! » or % in « ${text} »`);
  if (/\p{L}[;?!»](?=\s|$)/u.test(prose)) complaints.push(`no space before ; ? ! or » in « ${text} »`);
  if (/« /.test(prose)) complaints.push(`ordinary space after « in « ${text} »`);
  return complaints;
}
