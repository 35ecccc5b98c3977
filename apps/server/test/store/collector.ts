// A process of its own that collects one license server over and over, changed at every third run, and says so only once
// the register has it: what the fault tests kill. Arguments: folder, first number, licenses per document, runs.
import { writeSync } from 'node:fs';
import { lockFolder, openRegister } from '../../src/store/index.ts';
import { collect } from './collected.ts';
import { day, licenses, replay } from './documents.ts';
import { targetOf } from './targets.ts';

const say = (line: string): void => void writeSync(1, `${line}\n`);
const [folder = '', first = '0', rows = '100', runs = '1000'] = process.argv.slice(2);

await lockFolder(folder);
const register = await openRegister({ folder, mode: 'write', replay, clock: () => day(1000) });
const site = await register.ensureSite('Mairie');
await register.saveTarget({ ...targetOf(site.id, 'rdl01'), nextRunAt: day(0) });
say('ready');
for (let number = Number(first); number < Number(first) + Number(runs); number++) {
  const at = day(0) + number * 3_600_000;
  const issued = Array.from({ length: Number(rows) }, (_, index) => ({
    licenseId: index + 1,
    computer: `POSTE-${index}`,
    hardwareId: `0x${index}-${Math.floor(number / 3)}`,
  }));
  const run = { id: `run-${number}`, targetId: 'target-rdl01', trigger: 'schedule', startedAt: at } as const;
  await register.beginRun(run);
  const { importId, confirmed } = await collect(register, licenses(at, 'rdl01', issued), at);
  await register.endRun({
    id: run.id,
    state: 'done',
    endedAt: at + 1000,
    nextRunAt: at + 3_600_000,
    steps: [],
    rows: issued.length,
    bytes: 1,
    importId: confirmed ? null : importId,
    unchanged: confirmed,
  });
  say(`done ${number}`);
}
await register.close();
