import type { Fault, FaultKind } from '../faults/fault.ts';
import type { ActName } from './words.ts';

/** What the buttons do. */
export const ACTS: Readonly<Record<ActName, Fault>> = {
  stop: { kind: 'refuse' },
  // Past the first answers, so that a run is under way.
  cut: { kind: 'cut', afterBytes: 2_000 },
  hang: { kind: 'hang' },
  deny: { kind: 'deny-class', class: 'Win32_TSIssuedLicense' },
  password: { kind: 'wrong-password' },
  expired: { kind: 'password-expired' },
  skew: { kind: 'clock-skew' },
};

const NAMES = { class: 'names' } as const;

/** What may stand beside each kind. */
const OPTIONS: Readonly<Record<FaultKind, Readonly<Record<string, 'names' | 'text' | 'number'>>>> = {
  refuse: {},
  hang: { at: 'text' },
  slow: { delayMs: 'number', pieceBytes: 'number' },
  cut: { afterBytes: 'number' },
  'half-close': {},
  'half-envelope': NAMES,
  corrupt: NAMES,
  endless: { by: 'text' },
  'huge-item': { bytes: 'number' },
  overloaded: {},
  redirect: {},
  'web-page': {},
  'not-found': {},
  'wrong-password': {},
  'password-expired': {},
  'password-must-change': {},
  'account-disabled': {},
  'account-locked': {},
  'account-expired': {},
  'account-restricted': {},
  'clock-skew': { byMs: 'number' },
  'not-authorized': {},
  'sign-in-again': { afterRequests: 'number' },
  'unrelated-answer': {},
  entities: {},
  'deny-class': NAMES,
  'no-class': NAMES,
  'no-namespace': {},
  'method-fails': { method: 'text', returnValue: 'number' },
  quota: {},
  'timed-out': { times: 'number' },
  'empty-pulls': {},
  lie: { about: 'text' },
};

export const FAULT_KINDS: readonly string[] = Object.keys(OPTIONS);

/** A fault from outside, `null` for none. @throws RangeError that says what is wrong with it. */
export function readFault(value: unknown): Fault | null {
  if (value === null) return null;
  if (typeof value !== 'object') throw new RangeError('A fault is an object with a kind, or null.');
  const { kind, ...options } = { kind: undefined, ...value } as { readonly kind: unknown } & Record<
    string,
    unknown
  >;
  if (typeof kind !== 'string' || !Object.hasOwn(OPTIONS, kind))
    throw new RangeError(`kind is one of ${FAULT_KINDS.join(', ')}.`);
  // Just looked up.
  const known = OPTIONS[kind as FaultKind];
  for (const [name, option] of Object.entries(options)) {
    const wanted = Object.hasOwn(known, name) ? known[name] : undefined;
    if (wanted === undefined || !isOption(option, wanted))
      throw new RangeError(
        `${kind} takes ${Object.keys(known).join(', ') || 'nothing'} beside it, not this ${name}.`,
      );
  }
  // Its kind and every option were looked at.
  return { kind, ...options } as Fault;
}

function isOption(value: unknown, wanted: 'names' | 'text' | 'number'): boolean {
  if (wanted === 'number') return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (typeof value === 'string') return value.length <= 200;
  return (
    wanted === 'names' &&
    Array.isArray(value) &&
    value.length <= 20 &&
    value.every((one) => isOption(one, 'text'))
  );
}

/** The act whose fault this is. */
export function actOf(fault: Fault): ActName | null {
  const found = Object.entries(ACTS).find(([, own]) => JSON.stringify(own) === JSON.stringify(fault));
  // The keys of ACTS are names of acts.
  return found === undefined ? null : (found[0] as ActName);
}
