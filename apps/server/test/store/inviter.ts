// A process of its own that adds one account after the other, gives it a link and a password and signs it in, and says so only once
// the register has: what a fault test kills. Arguments: folder, first number, unused, how many.
import { writeSync } from 'node:fs';
import { lockFolder, openRegister } from '../../src/store/index.ts';
import { day, replay } from './documents.ts';

const say = (line: string): void => void writeSync(1, `${line}\n`);
const [folder = '', first = '0', , many = '1000'] = process.argv.slice(2);

await lockFolder(folder);
const register = await openRegister({ folder, mode: 'write', replay, clock: () => day(1000) });
say('ready');
for (let number = Number(first); number < Number(first) + Number(many); number++) {
  const id = `account-${number}`;
  const at = day(1000);
  await register.saveAccount({
    id,
    email: `${id}@lab.test`,
    name: id,
    disabled: false,
    grants: [
      { site: null, role: 'owner', seesNames: true },
      { site: null, role: 'viewer', seesNames: false },
    ],
    at,
  });
  const tokenHash = `link-${number}`;
  await register.addLink({ tokenHash, purpose: 'invitation', accountId: id, expiresAt: day(3000) });
  await register.useLink({ tokenHash, passwordHash: `hash-${number}`, at });
  await register.addSignIn({
    id: `sign-in-${number}`,
    tokenHash: `token-${number}`,
    accountId: id,
    createdAt: at,
    lastUsedAt: at,
    expiresAt: day(3000),
    address: null,
    program: null,
  });
  say(`done ${number}`);
}
