import { parseCount, parseName, parsePath } from '../../arguments/values.ts';
import type { Options } from '../definition.ts';
import { parseClasses } from './classes.ts';

const HIGHEST_PORT = 65_535;
const LONGEST_TIMEOUT = 3_600;
export const DEFAULT_TIMEOUT = 60;

export const COLLECT_OPTIONS = {
  transport: {
    kind: 'choice',
    brief: 'option.collect-transport',
    choices: ['http', 'https'],
    default: 'help.default-transport',
  },
  port: {
    kind: 'value',
    placeholder: 'placeholder.port',
    brief: 'option.collect-port',
    parse: parseCount(HIGHEST_PORT),
    default: 'help.default-port',
  },
  path: {
    kind: 'value',
    placeholder: 'placeholder.path',
    brief: 'option.path',
    parse: parsePath,
    default: 'help.default-path',
  },
  auth: {
    kind: 'choice',
    brief: 'option.auth',
    placeholder: 'placeholder.method',
    choices: ['negotiate', 'ntlm', 'kerberos', 'basic', 'certificate'],
    default: 'negotiate',
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
  certificate: {
    kind: 'value',
    placeholder: 'placeholder.file',
    brief: 'option.certificate',
    parse: parsePath,
    proposed: 'file',
  },
  key: {
    kind: 'value',
    placeholder: 'placeholder.file',
    brief: 'option.key',
    parse: parsePath,
    proposed: 'file',
  },
  resourceStyle: {
    kind: 'choice',
    brief: 'option.resource-style',
    choices: ['wmi', 'dmtf'],
    default: 'wmi',
  },
  classes: {
    kind: 'value',
    placeholder: 'placeholder.classes',
    brief: 'option.classes',
    parse: parseClasses,
    default: 'help.default-classes',
  },
  timeout: {
    kind: 'value',
    placeholder: 'placeholder.seconds',
    brief: 'option.timeout',
    parse: parseCount(LONGEST_TIMEOUT),
    default: DEFAULT_TIMEOUT,
  },
  store: { kind: 'flag', brief: 'option.store' },
  site: { kind: 'value', placeholder: 'placeholder.site', brief: 'option.collect-site', parse: parseName },
} as const satisfies Options;

export type CollectOptions = typeof COLLECT_OPTIONS;
