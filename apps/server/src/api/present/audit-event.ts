import { toIso } from '@calepin/core';
import type { Say } from '../../messages/index.ts';
import type { AuditEvent as Stored } from '../../store/audit.ts';
import type { AuditEvent } from '../schemas/index.ts';
import { sayCode } from './message.ts';

/** An event with its sentence and its actor in the reader's language. */
export function presentAuditEvent(event: Stored, say: Say): AuditEvent {
  const { actor, subject, act, site } = event;
  const name = subject.kind === 'finding' ? sayCode(say, 'rule', `${subject.name}.name`, {}) : subject.name;
  return {
    ...event,
    at: toIso(event.at),
    title: say(`audit.${act}`, { name, site: site?.name ?? '' }),
    actor: { ...actor, label: actor.name ?? say(`audit.actor.${actor.kind}`) },
    origin: { ...event.origin },
    site: site && { ...site },
    subject: { ...subject },
  };
}
