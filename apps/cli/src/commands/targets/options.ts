import { parseCount, parseName, parsePath, parsePort } from '../../arguments/values.ts';
import { ASKING } from '../asking-options.ts';
import type { Options } from '../definition.ts';

const LONGEST_INTERVAL = 43_200;

export const TARGETS_OPTIONS = {
  site: ASKING.site,
  directory: { kind: 'flag', brief: 'option.directory' },
  transport: {
    kind: 'choice',
    choices: ['http', 'https', 'ldap', 'ldaps'],
    brief: 'option.target-transport',
  },
  port: { kind: 'value', placeholder: 'placeholder.port', brief: 'option.target-port', parse: parsePort },
  auth: {
    kind: 'choice',
    choices: ['negotiate', 'ntlm', 'kerberos', 'basic', 'simple'],
    brief: 'option.target-auth',
  },
  credential: {
    kind: 'value',
    placeholder: 'placeholder.credential',
    brief: 'option.credential',
    parse: parseName,
  },
  user: { kind: 'value', placeholder: 'placeholder.user', brief: 'option.user', parse: parseName },
  passwordFile: {
    kind: 'value',
    placeholder: 'placeholder.file',
    brief: 'option.password-file',
    parse: parsePath,
    proposed: 'file',
  },
  passwordStdin: { kind: 'flag', brief: 'option.password-stdin' },
  ca: {
    kind: 'value',
    placeholder: 'placeholder.file',
    brief: 'option.ca',
    parse: parsePath,
    proposed: 'file',
  },
  interval: {
    kind: 'value',
    placeholder: 'placeholder.minutes',
    brief: 'option.interval',
    parse: parseCount(LONGEST_INTERVAL),
    default: 360,
  },
  yes: { kind: 'flag', brief: 'option.yes', alias: 'y' },
} as const satisfies Options;

export type TargetsOptions = typeof TARGETS_OPTIONS;
