// A process of its own that imports one organisation after the other, and says so only once the register has: what the
// fault tests kill, starve of disk, or meet at the door. Arguments: folder, first number, licenses per document, imports.
import { writeSync } from 'node:fs';
import { lockFolder, openRegister, type Register, StorageError } from '../../src/store/index.ts';
import { day, importAll, replay } from './documents.ts';
import { organisation } from './organisation.ts';

const say = (line: string): void => void writeSync(1, `${line}\n`);
const [folder = '', first = '0', licenses = '100', imports = '1000'] = process.argv.slice(2);

async function importMany(register: Register): Promise<void> {
  for (let number = Number(first); number < Number(first) + Number(imports); number++) {
    await importAll(register, organisation(number, Number(licenses)));
    say(`done ${number}`);
  }
}

try {
  await lockFolder(folder);
  const register = await openRegister({ folder, mode: 'write', replay, clock: () => day(1000) });
  say('ready');
  await importMany(register);
  await register.close();
  process.exit(0);
} catch (error) {
  say(error instanceof StorageError ? `storage ${error.code}` : `other ${String(error)}`);
  process.exit(1);
}
