// `npm start`: the server by itself.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { languageOf } from './language/index.ts';
import { sayIn } from './messages/index.ts';
import { serve } from './serve.ts';

const DEFAULT_PORT = 7355;
const DEFAULT_FOLDER = fileURLToPath(new URL('../../../data', import.meta.url));
const { env } = process;

function systemLanguage(): string | undefined {
  return env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
}

function complain(line: string): 2 {
  process.stderr.write(`${line}\n`);
  return 2;
}

async function main(): Promise<0 | 1 | 2 | 3> {
  let given: { data?: string; port?: string; lang?: string };
  try {
    given = parseArgs({
      options: { data: { type: 'string' }, port: { type: 'string' }, lang: { type: 'string' } },
    }).values;
  } catch {
    return complain(sayIn(languageOf(systemLanguage()))('server.bad-usage'));
  }
  const language = languageOf(given.lang ?? systemLanguage());
  const say = sayIn(language);
  const wanted = given.port ?? String(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(wanted) ? Number(wanted) : Number.NaN;
  if (!(port <= 65_535)) return complain(say('server.bad-port', { value: wanted }));
  return serve({ folder: given.data || env['CALEPIN_DATA'] || DEFAULT_FOLDER, port, language });
}

process.exitCode = await main();
