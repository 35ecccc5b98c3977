import { openRegister, type Register } from '../../src/store/index.ts';
import { day, replay } from './documents.ts';
import { dump, histories } from './dump.ts';
import { temporaryFolder } from './fixture.ts';

/** All that the register answers, now and on each day. */
async function everything(register: Register): Promise<unknown> {
  const days = [];
  for (let number = 0; number <= 9; number++) days.push(await dump(register, day(number)));
  return { now: await dump(register), days, histories: await histories(register) };
}

/** What a register answers once it was filled. */
export async function registerOf(fill: (register: Register) => Promise<void>): Promise<unknown> {
  const folder = await temporaryFolder();
  const register = await openRegister({ folder, mode: 'write', replay, clock: () => day(1000) });
  try {
    await fill(register);
    return await everything(register);
  } finally {
    await register.close();
  }
}
