import type { Instant } from '@calepin/core';
import type { Kysely } from 'kysely';
import type { Acknowledgement } from '../register.ts';
import type { Schema } from '../schema.ts';
import { addEvent } from './record-findings.ts';

/** @returns `false` when there is no such finding. */
export async function acknowledge(
  tx: Kysely<Schema>,
  id: string,
  { at, by, reason }: Acknowledgement,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('finding')
    .set({ acknowledged_at: at, acknowledged_by: by, acknowledged_reason: reason })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await addEvent(tx, id, { at, event: 'acknowledged', by, reason });
  return true;
}

/** Takes an acknowledgement back; nothing happens when there is none. */
export async function removeAcknowledgement(
  tx: Kysely<Schema>,
  id: string,
  by: string,
  at: Instant,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('finding')
    .set({ acknowledged_at: null, acknowledged_by: null, acknowledged_reason: null })
    .where('id', '=', id)
    .where('acknowledged_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await addEvent(tx, id, { at, event: 'acknowledgement-removed', by, reason: null });
}
