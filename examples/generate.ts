/**
 * Writes the examples and their manifest. The same files at every run: no clock, no randomness.
 *
 *   node examples/generate.ts           writes
 *   node examples/generate.ts --check   says whether the files are what would be written
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brindacier } from './generator/brindacier.ts';
import { nuagine } from './generator/nuagine.ts';
import type { Organisation } from './generator/organisation.ts';
import { valbrume } from './generator/valbrume.ts';

const ORGANISATIONS: readonly Organisation[] = [valbrume, brindacier, nuagine];
const here = import.meta.dirname;

const manifest = ORGANISATIONS.map(({ folder, site, files }) => ({
  site,
  files: files
    .map(({ name, daysAgo }) => ({ file: `${folder}/${name}`, daysAgo }))
    .sort((a, b) => b.daysAgo - a.daysAgo),
}));

const contents = new Map<string, Buffer>([['manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]]);
for (const { folder, files } of ORGANISATIONS) {
  for (const { name, content } of files) contents.set(`${folder}/${name}`, content);
}

const check = process.argv.includes('--check');
let different = 0;
let bytes = 0;
for (const [name, content] of contents) {
  const path = join(here, name);
  bytes += content.length;
  if (existsSync(path) && readFileSync(path).equals(content)) continue;
  different += 1;
  if (check) {
    console.error(`${name} differs`);
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
console.log(`${contents.size} files, ${bytes} bytes, ${different} ${check ? 'different' : 'written'}`);
process.exitCode = check && different > 0 ? 1 : 0;
