import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const MOST = 250_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

const manifestFile = `${DIST}.vite/manifest.json`;
// Vite writes the manifest in this shape; nothing else reads it.
const manifest: Manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
const PAGES = Object.keys(manifest).filter((source) => source.startsWith('src/pages/'));

/** The scripts that a source needs before it runs, itself included. */
function needs(source: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[source];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) needs(imported, found);
  return found;
}

const compressed = (file: string): number => gzipSync(readFileSync(DIST + file)).length;

describe('the scripts of a page, compressed, before charts', () => {
  it('is measured on every page', () => {
    expect(PAGES.length).toBeGreaterThanOrEqual(13);
  });

  it.each(PAGES)('%s stays under 250 kB in either language', (page) => {
    for (const language of ['en', 'fr']) {
      // A reader loads the texts of one language: the other comes only when it is chosen.
      const scripts = needs(`virtual:catalogue/${language}`, needs(page, needs('index.html')));
      const weight = [...scripts].reduce((sum, file) => sum + compressed(file), 0);
      expect(weight).toBeLessThan(MOST);
    }
  });

  it('leaves the charts to be loaded when one is drawn', () => {
    const charts = [...needs('src/figures/history-drawing.ts')].at(0);
    expect(charts).toBeDefined();
    for (const page of PAGES) expect(needs(page, needs('index.html'))).not.toContain(charts);
  });
});
