import { type Instant, productVersion, type UserCalFacts } from '@calepin/core';
import type { UserCal } from '../schemas/index.ts';
import { instantOrNull } from './instant.ts';

/** A license server by its `ProductId`, which the directory repeats with each CAL. */
export interface ManagingServer {
  readonly id: string;
  readonly host: string;
}

/** One user's CAL as of an instant. */
export function presentUserCal(
  cal: UserCalFacts & { readonly id: string; readonly site: string },
  asOf: Instant,
  managing: (site: string, productId: string) => ManagingServer | null,
): UserCal {
  const server = cal.managingServer === null ? null : managing(cal.site, cal.managingServer);
  return {
    id: cal.id,
    siteId: cal.site,
    user: cal.user,
    productVersion: { ...productVersion(cal.productVersionId, cal.productVersion) },
    productCode: cal.productCode,
    expires: instantOrNull(cal.expirationDate),
    valid: cal.expirationDate === null ? null : cal.expirationDate > asOf,
    managingServer: cal.managingServer,
    licenseServerId: server?.id ?? null,
    host: server?.host ?? cal.host,
    account: accountOf(cal),
  };
}

function accountOf({ disabled, deleted }: UserCalFacts): UserCal['account'] {
  if (deleted === true) return 'deleted';
  if (disabled === null) return null;
  return disabled ? 'disabled' : 'active';
}
