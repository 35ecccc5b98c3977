// `npm start`: the server by itself.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const DEFAULT_PORT = 7355;
const DEFAULT_FOLDER = fileURLToPath(new URL('../../../data', import.meta.url));
const { env } = process;

// Taking the types out and compiling is a third of a start: it is done once. The threads of the server find the cache
// by the environment. Where it cannot be written, every start does it again.
env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../../node_modules/.cache/calepin', import.meta.url));
enableCompileCache(env['NODE_COMPILE_CACHE']);
const { languageOf } = await import('./language/index.ts');
const { sayIn } = await import('./messages/index.ts');

function systemLanguage(): string | undefined {
  return env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
}

function complain(line: string): 2 {
  process.stderr.write(`${line}\n`);
  return 2;
}

async function main(): Promise<0 | 1 | 2 | 3> {
  let given: { data?: string; port?: string; lang?: string; open?: boolean };
  try {
    given = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        lang: { type: 'string' },
        open: { type: 'boolean' },
      },
    }).values;
  } catch {
    return complain(sayIn(languageOf(systemLanguage()))('server.bad-usage'));
  }
  const language = languageOf(given.lang ?? systemLanguage());
  const say = sayIn(language);
  const wanted = given.port ?? String(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(wanted) ? Number(wanted) : Number.NaN;
  if (!(port <= 65_535)) return complain(say('server.bad-port', { value: wanted }));
  const { serve } = await import('./serve.ts');
  return serve({
    folder: given.data || env['CALEPIN_DATA'] || DEFAULT_FOLDER,
    port,
    language,
    open: given.open ?? false,
  });
}

process.exitCode = await main();
