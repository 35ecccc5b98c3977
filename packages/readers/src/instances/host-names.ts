import { normalizeName } from './property.ts';

/**
 * Names of the host, the most deliberate first: a column that a script added says more than what remoting adds.
 * `Serveur` and `Serveur de licences` are the French words; `Node` is the first column of `wmic … /format:csv`.
 */
export const HOST_NAMES: readonly string[] = [
  'LicenseServer',
  'Server',
  'ServerName',
  'Serveur',
  'Serveur de licences',
  'ComputerName',
  'PSComputerName',
  '__SERVER',
  'SystemName',
  'CSName',
  'Host',
  'HostName',
  'MachineName',
  'Node',
];

/** What WMI itself adds: without its underscores it would be a column that a script added. */
const WMI_NAME = '__SERVER';
/** Ranks from this one on are names that remoting and WMI add; before it are names that a person or a script gave. */
export const FIRST_ADDED_RANK = HOST_NAMES.indexOf('ComputerName');

const RANKS: ReadonlyMap<string, number> = new Map(
  HOST_NAMES.flatMap((name, rank): [string, number][] =>
    name === WMI_NAME ? [] : [[normalizeName(name), rank]],
  ),
);
const WMI_RANK = HOST_NAMES.indexOf(WMI_NAME);

/** How deliberately a property of this name gives the host, 0 the most; `null` when it does not. */
export function hostRank(name: string): number | null {
  if (name.startsWith('__')) return name.toUpperCase() === WMI_NAME ? WMI_RANK : null;
  return RANKS.get(normalizeName(name)) ?? null;
}
