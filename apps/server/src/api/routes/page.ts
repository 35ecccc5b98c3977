import type { Context } from 'hono';
import type { ApiEnvironment } from '../environment.ts';
import { codingFor } from '../middleware/compression.ts';
import { matchesTag } from '../middleware/conditional.ts';
import { type PageFile, PageFiles } from '../page-files.ts';
import { Problem } from '../problem.ts';
import { html } from '../reference/html.ts';

const FOREVER = 'public, max-age=31536000, immutable';

async function answerFile(c: Context<ApiEnvironment>, file: PageFile): Promise<Response> {
  const headers: Record<string, string> = {
    ETag: file.tag,
    'Cache-Control': file.immutable ? FOREVER : 'no-cache',
  };
  if (file.compressible) headers['Vary'] = 'Accept-Encoding';
  if (matchesTag(c.req.header('if-none-match'), file.tag)) return c.body(null, 304, headers);
  const coding = file.compressible ? codingFor(c.req.header('accept-encoding')) : null;
  if (coding !== null) headers['Content-Encoding'] = coding;
  const bytes = await file.bytes(coding);
  headers['Content-Length'] = String(bytes.length);
  return c.body(new Uint8Array(bytes), 200, { ...headers, 'Content-Type': file.type });
}

function answerMissing(c: Context<ApiEnvironment>): Response {
  const say = c.get('say');
  const text = html`<!doctype html>
<html lang="${say.language}"><head><meta charset="utf-8"><title>Calepin</title></head>
<body><main><h1>${say('page.missing.title')}</h1><p>${say('page.missing.text')}</p><p><a href="/api/v1/reference">${say('reference.title')}</a></p></main></body></html>
`.text;
  c.header('Cache-Control', 'no-store');
  return c.html(text, 503);
}

/** The built page. Its own addresses (`/findings`, `/imports/…`) are not files: they get the page itself. */
export function answerPage(folder: string): (c: Context<ApiEnvironment>) => Promise<Response> {
  const files = new PageFiles(folder);
  return async (c) => {
    const file = await files.find(c.req.path);
    if (file) return answerFile(c, file);
    const wantsPage = /text\/html|\*\/\*/.test(c.req.header('accept') ?? '*/*');
    if (c.req.path.startsWith('/assets/') || !wantsPage) throw new Problem('not-found');
    const index = await files.find('/');
    return index ? answerFile(c, index) : answerMissing(c);
  };
}
