import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * Key packs of one list that share their local number: seen where outputs of several servers were pasted together
 * without their names. The very same row twice is one pack; otherwise the product code tells them apart, then the
 * order. A number that is alone in its list keeps an empty discriminator, so that it stays the same pack whether or
 * not the input has product codes.
 */
export async function distinguishKeyPacks(db: Kysely<Schema>): Promise<void> {
  await sql`
    delete from temp.stage_key_pack_version where exists (
      select 1 from temp.stage_key_pack_version earlier
      where earlier.slot = stage_key_pack_version.slot
        and earlier.number = stage_key_pack_version.number
        and earlier.ordinal < stage_key_pack_version.ordinal
        and earlier.description is not distinct from stage_key_pack_version.description
        and earlier.key_pack_type is not distinct from stage_key_pack_version.key_pack_type
        and earlier.product_type is not distinct from stage_key_pack_version.product_type
        and earlier.product_version is not distinct from stage_key_pack_version.product_version
        and earlier.product_version_id is not distinct from stage_key_pack_version.product_version_id
        and earlier.total is not distinct from stage_key_pack_version.total
        and earlier.issued is not distinct from stage_key_pack_version.issued
        and earlier.available is not distinct from stage_key_pack_version.available
        and earlier.expiration_date is not distinct from stage_key_pack_version.expiration_date
        and earlier.access_rights is not distinct from stage_key_pack_version.access_rights
        and earlier.type_and_model is not distinct from stage_key_pack_version.type_and_model)`.execute(db);
  await sql`
    update temp.stage_key_pack_version set discriminator = named.discriminator
    from (
      select slot, ordinal,
        coalesce(description, '') || case when nth > 1 then '#' || nth else '' end as discriminator
      from (
        select slot, ordinal, description,
          count(*) over (partition by slot, number) as alike,
          row_number() over (partition by slot, number, description order by ordinal) as nth
        from temp.stage_key_pack_version) counted
      where alike > 1) named
    where stage_key_pack_version.slot = named.slot and stage_key_pack_version.ordinal = named.ordinal`.execute(
    db,
  );
}
