import { type Position as CorePosition, type PositionRow as CorePositionRow, toIso } from '@calepin/core';
import type { Say } from '../../messages/index.ts';
import type { Position, PositionRow } from '../schemas/index.ts';
import { sayCode } from './message.ts';
import type { Names } from './names.ts';
import { presentSource } from './source.ts';

function presentRow(row: CorePositionRow, names: Names, say: Say): PositionRow {
  return {
    site: names.site(row.site),
    siteId: row.site,
    calType: row.calType,
    productVersion: { ...row.productVersion },
    label: row.label,
    bought: row.bought,
    installed: row.installed,
    issued: row.issued,
    available: row.available,
    overIssued: row.overIssued,
    reclaimable: row.reclaimable,
    shortfall: row.shortfall,
    confidence: row.confidence,
    gaps: row.gaps.map((gap) => sayCode(say, 'gap', gap.code, gap.facts)),
    keyPacks: [...row.keyPacks],
    licenseServers: row.licenseServers.map((id) => ({ id, host: names.host(id) ?? id })),
    sources: { installed: presentSource(row.sources.installed), issued: presentSource(row.sources.issued) },
  };
}

/** The position with names and sentences. */
export function presentPosition(position: CorePosition, names: Names, say: Say): Position {
  return { asOf: toIso(position.asOf), rows: position.rows.map((row) => presentRow(row, names, say)) };
}
