import type { FoundHost } from '../../jobs/collection/collectors.ts';
import { en } from '../../messages/en.ts';
import type { MessageId, Say } from '../../messages/index.ts';
import type { Discovery } from '../schemas/index.ts';

/** A host that was found, with the target that it already is. */
export function presentFound(
  { host, reasons }: FoundHost,
  targetId: string | null,
  say: Say,
): Discovery['found'][number] {
  return {
    host,
    targetId,
    reasons: reasons.map(({ code, facts }) => {
      const id = `discovery.${code}`;
      return { code, message: isMessageId(id) ? say(id, { host, ...facts }) : code, facts: { ...facts } };
    }),
  };
}

function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(en, id);
}
