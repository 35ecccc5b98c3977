import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const COMPRESSED_ALREADY = new Set(['.ico', '.png', '.woff2']);
/** Vite writes what it names by content into this folder: `assets/index-Bx3k9_aQ.js`. */
const NAMED_BY_CONTENT = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** One file of the page, as it is served. */
export interface PageFile {
  readonly type: string;
  readonly tag: string;
  /** Its name changes with its content: whoever has it never asks again. */
  readonly immutable: boolean;
  /** The bytes in a coding; compressed once, at the first demand. */
  bytes(coding: 'br' | 'gzip' | null): Promise<Buffer>;
  /** Whether compressing it is worth while. */
  readonly compressible: boolean;
}

/** The built page, in memory: only what was listed is served, so no address leads out of the folder. */
export class PageFiles {
  readonly #folder: string;
  #files: Promise<ReadonlyMap<string, PageFile>> = Promise.resolve(new Map());
  #stamp: number | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The file of an address, or `null`. `/` is the page itself; `null` too when the page is not built. */
  async find(path: string): Promise<PageFile | null> {
    const files = await this.#current();
    return files.get(path === '/' ? '/index.html' : path) ?? null;
  }

  /** The folder, read again when the page was built again; requests that come meanwhile wait for the same reading. */
  async #current(): Promise<ReadonlyMap<string, PageFile>> {
    const index = await stat(join(this.#folder, 'index.html')).catch(() => null);
    const stamp = index?.mtimeMs ?? null;
    if (stamp !== this.#stamp) {
      this.#stamp = stamp;
      this.#files = stamp === null ? Promise.resolve(new Map()) : filesOf(this.#folder);
      this.#files.catch(() => {
        // A build that was under way: the next request reads it again.
        this.#stamp = null;
      });
    }
    return this.#files;
  }
}

async function filesOf(folder: string): Promise<Map<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    const address = path.slice(folder.length).replaceAll('\\', '/');
    files.set(address, pageFile(await readFile(path), address, type));
  }
  return files;
}

function pageFile(plain: Buffer, address: string, type: string): PageFile {
  const compressible = !COMPRESSED_ALREADY.has(extname(address));
  const packed = new Map<'br' | 'gzip', Promise<Buffer>>();
  const pack = (coding: 'br' | 'gzip'): Promise<Buffer> =>
    coding === 'gzip'
      ? gzipped(plain, { level: 9 })
      : brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return {
    type,
    tag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    immutable: NAMED_BY_CONTENT.test(address),
    compressible,
    async bytes(coding) {
      if (coding === null || !compressible) return plain;
      const bytes = packed.get(coding) ?? pack(coding);
      packed.set(coding, bytes);
      return bytes;
    },
  };
}
