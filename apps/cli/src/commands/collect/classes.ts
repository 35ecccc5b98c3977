import type { Scope } from '@calepin/core';
import { BadValue } from '../../arguments/bad-value.ts';
import { nearest } from '../../arguments/nearest.ts';

/** What a host can be read for, by the words of the command line; the classes of WMI mean the same. */
const CLASSES: Readonly<Record<string, Scope>> = {
  'license-server': 'license-server',
  'key-packs': 'key-packs',
  'issued-licenses': 'issued-licenses',
  'session-host': 'session-host',
  win32_tslicenseserver: 'license-server',
  win32_tslicensekeypack: 'key-packs',
  win32_tsissuedlicense: 'issued-licenses',
  win32_terminalservicesetting: 'session-host',
};

export const ALL_CLASSES: readonly Scope[] = [
  'license-server',
  'key-packs',
  'issued-licenses',
  'session-host',
];

/** Parses `key-packs,issued-licenses`: each once, in the order in which they are read. */
export function parseClasses(input: string): readonly Scope[] {
  const words = input.split(',').map((word) => word.trim().toLowerCase());
  const wanted = words.map((word) => {
    const scope = Object.hasOwn(CLASSES, word) ? CLASSES[word] : undefined;
    if (scope !== undefined) return scope;
    throw new BadValue(
      'bad-value.choice',
      { choices: ALL_CLASSES.join(', ') },
      nearest(word, [...ALL_CLASSES]),
    );
  });
  return ALL_CLASSES.filter((scope) => wanted.includes(scope));
}
