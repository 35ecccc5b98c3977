// Imports a CSV into a register of its own, twice, the second time as seen a day later, and prints what it took as JSON.
// Arguments: data folder, CSV.
import { DAY } from '@calepin/core';
import { fileSources } from '@calepin/readers';
import { openRegister } from '@calepin/server/store';
import { importDocuments } from '../apps/server/src/collect/import-documents.ts';
import { replayReader } from '../apps/server/src/collect/replay-reader.ts';

const [folder = '', csv = ''] = process.argv.slice(2);
const register = await openRegister({ folder, mode: 'write', replay: replayReader });
const now = Date.now();

/** Seconds from the file to the acknowledged import, findings included. */
async function importAt(observedAt: number): Promise<number> {
  const documents = (async function* () {
    for await (const source of fileSources(csv)) yield { source, observedAt };
  })();
  const start = performance.now();
  const { record } = await importDocuments({
    register,
    site: { name: 'Bench' },
    origin: 'file',
    documents,
    clock: Date.now,
  });
  if (record?.state !== 'done') throw new Error(`the import ended as ${record?.state}`);
  return (performance.now() - start) / 1000;
}

const first = await importAt(now - 2 * DAY);
const unchanged = await importAt(now - DAY);
await register.close();
console.log(JSON.stringify({ first, unchanged, peak: process.resourceUsage().maxRSS / 1024 }));
