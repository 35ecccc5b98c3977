// Prints the peak memory, in megabytes, of reading so many issued licences that are made while they are read.
import { type InventorySource, readInventory } from '@calepin/readers';
import { licenseRows } from './readers-data.ts';

const rows = Number(process.argv[2]);
const source: InventorySource = {
  name: 'licenses.csv',
  size: null,
  modifiedAt: null,
  async *open() {
    for (const piece of licenseRows(rows, true)) yield Buffer.from(piece);
  },
};
let read = 0;
for await (const event of readInventory(source)) {
  if (event.kind === 'batch') read += event.batch.issuedLicenses.length;
}
if (read !== rows) throw new Error(`read ${read} of ${rows} rows`);
console.log(process.resourceUsage().maxRSS / 1024);
