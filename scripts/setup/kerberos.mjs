import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { giveUp, say } from './say.mjs';

const SOURCES = ['kerberos.cc', 'unix/base64.cc', 'unix/kerberos_gss.cc', 'unix/kerberos_unix.cc'];
const DEFINES = ['NAPI_CPP_EXCEPTIONS', 'NODE_GYP_MODULE_NAME=kerberos', 'KERBEROS_USE_RTLD=1'];

/**
 * Compiles the optional package `kerberos` for the tests, once. Packages run no scripts of theirs at installation, and its own
 * would fetch headers from outside: these come with the runtime. What it is made of and how follows its `binding.gyp`.
 */
export function compileKerberos(node) {
  const folder = resolve('node_modules/kerberos');
  const built = join(folder, 'build/Release/kerberos.node');
  if (existsSync(built)) return;
  say(
    'Compiling the Kerberos package for the tests (once) …',
    'Compilation du paquet Kerberos pour les tests (une fois)…',
  );
  const headers = [join(dirname(realpathSync(node)), '../include/node'), '/usr/include/node'].find((place) =>
    existsSync(join(place, 'node_api.h')),
  );
  if (headers === undefined) {
    giveUp(
      `The headers of Node are missing beside ${node}: install its development files.`,
      `Les en-têtes de Node manquent à côté de ${node} : installez ses fichiers de développement.`,
    );
  }
  mkdirSync(dirname(built), { recursive: true });
  // Under another name until it is whole.
  const unfinished = `${built}.${process.pid}`;
  const run = spawnSync(
    'g++',
    [
      ...['-std=c++17', '-O1', '-fPIC', '-shared', '-fexceptions', '-w'],
      ...DEFINES.map((define) => `-D${define}`),
      ...[`-I${headers}`, `-I${resolve('node_modules/node-addon-api')}`],
      ...SOURCES.map((source) => join(folder, 'src', source)),
      ...['-o', unfinished, '-ldl'],
    ],
    { stdio: ['ignore', 2, 2] },
  );
  if (run.status !== 0) {
    giveUp('The Kerberos package could not be compiled.', "Le paquet Kerberos n'a pas pu être compilé.");
  }
  renameSync(unfinished, built);
}
