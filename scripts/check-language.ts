// The language check: every text exists in both languages, says the same arguments, is used, and French is set as French.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Catalogue, compareCatalogues } from './language/catalogues.ts';

const CATALOGUES = [
  'packages/core/src/wording',
  'apps/server/src/messages',
  'apps/cli/src/messages',
  'apps/web/src/messages',
];

async function catalogue(folder: string, language: 'en' | 'fr'): Promise<Catalogue> {
  const module: Record<string, unknown> = await import(pathToFileURL(resolve(folder, `${language}.ts`)).href);
  const found = module[language];
  if (typeof found !== 'object' || found === null)
    throw new Error(`${folder}/${language}.ts exports no "${language}"`);
  return Object.fromEntries(Object.entries(found));
}

/**
 * An identifier is used when a source names it, names the beginning that it shares with its siblings, or hands its family
 * to the functions that say a code of the register (`sayCode(say, 'gap', …)`).
 */
function unusedIdentifiers(ids: readonly string[], sources: string): string[] {
  return ids.filter((id) => {
    if (sources.includes(`'${id}'`) || sources.includes(`"${id}"`) || sources.includes(`\`${id}\``))
      return false;
    const parts = id.split('.');
    if (new RegExp(`\\b(?:sayCode|presentMessage)\\(\\s*say,\\s*'${parts[0]}'`).test(sources)) return false;
    return !parts.some(
      (_, length) => length > 0 && sources.includes(`\`${parts.slice(0, length).join('.')}.\${`),
    );
  });
}

const sources = globSync('{packages,apps}/*/src/**/*.{ts,tsx}')
  .filter((path) => !/(messages|wording)\/(en|fr)(\/[^/]+)?\.ts$|\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

const complaints: string[] = [];
let texts = 0;
for (const folder of CATALOGUES) {
  const [en, fr] = [await catalogue(folder, 'en'), await catalogue(folder, 'fr')];
  texts += Object.keys(en).length;
  complaints.push(...compareCatalogues(en, fr).map((complaint) => `${folder}: ${complaint}`));
  complaints.push(
    ...unusedIdentifiers(Object.keys(en), sources).map((id) => `${folder}: ${id} is used nowhere`),
  );
}

for (const english of globSync(['docs/**/*.en.md', 'README.md'])) {
  const french = english === 'README.md' ? 'README.fr.md' : english.replace(/\.en\.md$/, '.fr.md');
  const headings = (path: string): number => (readFileSync(path, 'utf8').match(/^#{1,4} /gm) ?? []).length;
  if (globSync(french).length === 0) complaints.push(`${english} has no ${french}`);
  else if (headings(english) !== headings(french))
    complaints.push(`${english} and ${french} differ in their headings`);
}

for (const complaint of complaints) console.error(complaint);
console.log(`${texts} texts in two languages, ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;
