import { fileURLToPath } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { type Plugin, runnerImport } from 'vite';

const PREFIX = 'virtual:catalogue/';
const SOURCES = ['../../../packages/core/src/wording/', '../src/messages/'];
const TEXTS = /\/(messages|wording)\/(en|fr)(\/[^/]+)?\.ts$/;

type Catalogue = Readonly<Record<string, string>>;

/** The texts of one language, the domain's and the page's, by identifier, and the files that they are written in. */
async function textsOf(language: string): Promise<{ texts: Catalogue; files: readonly string[] }> {
  const texts: Record<string, string> = {};
  const files: string[] = [];
  for (const source of SOURCES) {
    const file = fileURLToPath(new URL(`${source}${language}.ts`, import.meta.url));
    // A catalogue module exports one constant, named after its language. Vite reads it anew each time, unlike `import`.
    const { module, dependencies } = await runnerImport<Record<string, Catalogue>>(file);
    Object.assign(texts, module[language]);
    files.push(file, ...dependencies);
  }
  return { texts, files };
}

/**
 * `virtual:catalogue/en` and `…/fr`: the ICU patterns compiled at build time, so that the page carries neither the
 * parser nor the language that it does not show.
 */
export function catalogues(): Plugin {
  return {
    name: 'calepin-catalogues',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const { texts, files } = await textsOf(id.slice(PREFIX.length + 1));
      for (const file of files) this.addWatchFile(file);
      const compiled = Object.entries(texts).map(([key, pattern]) => [key, compileMessageOrThrow(pattern)]);
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(compiled)))});`;
    },
    handleHotUpdate({ file, server }) {
      if (!TEXTS.test(file)) return;
      for (const language of ['en', 'fr']) {
        const module = server.moduleGraph.getModuleById(`\0${PREFIX}${language}`);
        if (module) server.moduleGraph.invalidateModule(module);
      }
      server.ws.send({ type: 'full-reload' });
    },
  };
}
