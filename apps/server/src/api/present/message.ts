import { WORDING, type WordingId } from '@calepin/core';
import type { Say } from '../../messages/index.ts';
import type { Message } from '../schemas/index.ts';

type Facts = Readonly<Record<string, string | number | null>>;

/** Whether the domain has a text of this name: codes that come back from the register are plain text. */
export function isWordingId(id: string): id is WordingId {
  return Object.hasOwn(WORDING.en, id);
}

/** The text of a code that the register or a reader gave; the code itself when a newer version wrote it. */
export function sayCode(say: Say, family: string, code: string, facts: Facts): string {
  const id = `${family}.${code}`;
  return isWordingId(id) ? say(id, facts) : code;
}

/** A code with its facts and its sentence. */
export function presentMessage(say: Say, family: string, code: string, facts: Facts): Message {
  return { code, message: sayCode(say, family, code, facts), facts: { ...facts } };
}
