// Runs the benchmarks one after the other and prints one table. `--write` puts it between the marks in docs/performance.md, and
// what has a goal into the READMEs; `--only core,readers` runs some of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchResult } from './result.ts';

const SUITES: Readonly<Record<string, () => Promise<{ run: () => Promise<readonly BenchResult[]> }>>> = {
  core: () => import('./core.bench.ts'),
  readers: () => import('./readers.bench.ts'),
  store: () => import('./store.bench.ts'),
  import: () => import('./import.bench.ts'),
  growth: () => import('./growth.bench.ts'),
  wsman: () => import('./wsman.bench.ts'),
  load: () => import('./load.bench.ts'),
};

const ENGLISH = ['measured', 'figure', 'peer in the same run', 'goal'];
const FRENCH = ['mesure', 'valeur', 'repère dans la même exécution', 'objectif'];
const hasGoal = (result: BenchResult): boolean => result.met !== null;
/** Where tables stand, and what each of them shows. */
const PAGES = [
  { file: 'docs/performance.md', headings: ENGLISH, locale: 'en', shows: () => true },
  { file: 'README.md', headings: ENGLISH, locale: 'en', shows: hasGoal },
  { file: 'README.fr.md', headings: FRENCH, locale: 'fr', shows: hasGoal },
];

const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } });
const chosen = values.only?.split(',') ?? Object.keys(SUITES);

const results: BenchResult[] = [];
for (const name of chosen) {
  const load = SUITES[name];
  if (load === undefined)
    throw new Error(`no such benchmark: ${name} (there are ${Object.keys(SUITES).join(', ')})`);
  process.stderr.write(`${name} …\n`);
  results.push(...(await (await load()).run()));
}

const number = (value: number, locale: string): string =>
  value.toLocaleString(locale, { maximumSignificantDigits: 3 });

function table(shown: readonly BenchResult[], headings: readonly string[], locale: string): string {
  const rows = shown.map((result) => [
    result.name,
    `${number(result.figure, locale)} ${result.unit}`,
    result.peer === null ? '' : `${number(result.peer.figure, locale)} ${result.unit} (${result.peer.name})`,
    result.met === null ? '' : `${result.target} ${result.met ? '✓' : '✗'}`,
  ]);
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

console.log(table(results, ENGLISH, 'en'));
console.log(`\nNode ${process.versions.node}, ${availableParallelism()} cores`);

if (values.write === true) {
  for (const { file, headings, locale, shows } of PAGES) {
    const text = readFileSync(file, 'utf8');
    const marked = /(<!-- bench:begin -->\n)[\s\S]*?(<!-- bench:end -->)/;
    if (!marked.test(text)) throw new Error(`${file} has no bench marks`);
    const rows = table(results.filter(shows), headings, locale);
    writeFileSync(
      file,
      text.replace(marked, (_, begin, end) => `${begin}${rows}\n${end}`),
    );
  }
}
process.exitCode = results.some((result) => result.met === false) ? 1 : 0;
