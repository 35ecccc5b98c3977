import type { Language } from '@calepin/core';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language of an environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides, as POSIX says; where none is
 * (Windows), the system's own locale. Anything but French is English.
 */
export function languageOfEnvironment(
  environment: Environment,
  systemLocale: () => string = () => Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale =
    [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? systemLocale();
  return /^fr(?:[_.@-]|$)/i.test(locale) ? 'fr' : 'en';
}

/** The language that the command line asks for, before anything else of it is understood. */
export function languageOf(inputs: readonly string[], environment: Environment): Language {
  const asked = lastValueOf(inputs, 'lang');
  return asked === 'fr' || asked === 'en' ? asked : languageOfEnvironment(environment);
}

/** The last value of `--name value` or `--name=value` before `--`. */
export function lastValueOf(inputs: readonly string[], name: string): string | null {
  let value: string | null = null;
  for (const [index, input] of inputs.entries()) {
    if (input === '--') break;
    if (input === `--${name}`) value = inputs[index + 1] ?? null;
    else if (input.startsWith(`--${name}=`)) value = input.slice(name.length + 3);
  }
  return value;
}
