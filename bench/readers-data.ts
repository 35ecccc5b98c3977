import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const HEADER =
  'LicenseId,KeyPackId,sIssuedToUser,sIssuedToComputer,sHardwareId,IssueDate,ExpirationDate,LicenseStatus,PSComputerName';
const ROWS_PER_PIECE = 5_000;
const START = Date.UTC(2026, 0, 1);

/** Issued licences as an export prints them, invented but of the lengths and the variety of real ones. */
export function* licenseRows(rows: number, quotes: boolean): Generator<string> {
  const line = (cells: readonly (string | number)[]): string =>
    quotes ? `"${cells.join('","')}"\r\n` : `${cells.join(',')}\r\n`;
  yield line(HEADER.split(','));
  for (let start = 0; start < rows; start += ROWS_PER_PIECE) {
    let piece = '';
    for (let row = start; row < Math.min(rows, start + ROWS_PER_PIECE); row++) {
      const issued = START + ((row * 7919) % (90 * 86_400)) * 1_000;
      piece += line([
        row + 1,
        3 + (row % 7),
        '',
        `POSTE-${String(row).padStart(7, '0')}`,
        `0x${((row * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}-9f2c-4e1a`,
        dmtf(issued),
        dmtf(issued + 70 * 86_400_000),
        2,
        'RDLIC01',
      ]);
    }
    yield piece;
  }
}

function dmtf(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-T:]/g, '')}.000000+000`;
}

export async function writeLicenses(path: string, rows: number, quotes: boolean): Promise<void> {
  const file = createWriteStream(path);
  for (const piece of licenseRows(rows, quotes)) if (!file.write(piece)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}
