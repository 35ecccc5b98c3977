import type { KeyPack } from './windows.ts';

export type Column = 'Server' | keyof KeyPack;

/** What administrators script most often, as the exchange format of Calepin defines it. */
export const BARE: readonly Column[] = [
  'Server',
  'KeyPackId',
  'ProductVersion',
  'TypeAndModel',
  'TotalLicenses',
  'AvailableLicenses',
  'ExpirationDate',
];
export const FULL: readonly Column[] = [
  'Server',
  'KeyPackId',
  'Description',
  'KeyPackType',
  'ProductType',
  'ProductVersion',
  'ProductVersionID',
  'TotalLicenses',
  'IssuedLicenses',
  'AvailableLicenses',
  'ExpirationDate',
  'TypeAndModel',
];

const parts = (instant: number): string[] => new Date(instant).toISOString().match(/\d+/g) ?? [];

/** `20380101000000.000000-000`, as WMI itself writes an instant in UTC. */
export function dmtf(instant: number): string {
  return `${parts(instant).slice(0, 6).join('')}.000000-000`;
}

/** `31/12/2035 23:00:00`, as a French Windows shows it; the server's clock runs in UTC, for simplicity. */
export function french(instant: number): string {
  const [year, month, day, hour, minute, second] = parts(instant);
  return `${day}/${month}/${year} ${hour}:${minute}:${second}`;
}

export function iso(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

function cell(pack: KeyPack, server: string, column: Column, date: (instant: number) => string): string {
  if (column === 'Server') return server;
  if (column === 'ExpirationDate') return date(pack.ExpirationDate);
  return String(pack[column] ?? '');
}

/** What `Export-Csv` writes: every value quoted, lines end with CR LF. */
export function csv(
  server: string,
  packs: readonly KeyPack[],
  columns: readonly Column[],
  options: { readonly delimiter: string; readonly date: (instant: number) => string; readonly typeLine?: boolean },
): string {
  const line = (cells: readonly string[]): string => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(options.delimiter);
  const rows = packs.map((pack) => line(columns.map((column) => cell(pack, server, column, options.date))));
  const type = options.typeLine ? ['#TYPE Selected.System.Management.ManagementObject'] : [];
  return [...type, line(columns), ...rows, ''].join('\r\n');
}

/** What `Format-List` shows, as one copies it from a console. */
export function formatList(server: string, packs: readonly KeyPack[], date: (instant: number) => string): string {
  const columns: readonly Column[] = FULL.filter((column) => column !== 'Server');
  const block = (pack: KeyPack): string =>
    [['PSComputerName', server], ...columns.map((column) => [column, cell(pack, server, column, date)])]
      .map(([name = '', value]) => `${name.padEnd(17)} : ${value}`)
      .join('\r\n');
  return `\r\n${packs.map(block).join('\r\n\r\n')}\r\n\r\n`;
}

/** What PowerShell 7 writes with `Select-Object … | ConvertTo-Json`. */
export function powerShellJson(server: string, packs: readonly KeyPack[]): string {
  const rows = packs.map((pack) => ({ PSComputerName: server, ...pack, ExpirationDate: iso(pack.ExpirationDate) }));
  return `${JSON.stringify(rows, null, 2).replaceAll('\n', '\r\n')}\r\n`;
}

/** The section of the Checkmk agent's plug-in: unlimited is -1 there, and nothing is quoted. */
export function checkmkSection(packs: readonly KeyPack[]): string {
  const columns = FULL.filter((column) => column !== 'Server');
  const row = (pack: KeyPack): string =>
    columns.map((column) => cell(pack, '', column, dmtf).replace('4294967295', '-1')).join(',');
  return ['<<<rds_licenses:sep(44)>>>', columns.join(','), ...packs.map(row), ''].join('\n');
}

/** Windows-1252, for texts whose characters are all in Latin-1. */
export const windows1252 = (text: string): Buffer => Buffer.from(text, 'latin1');
export const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
export const utf8WithMark = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf8');
export const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
