import type { SimulatedClock } from '../clock/clock.ts';
import { LicensingModel } from '../model/licensing-model.ts';
import { hashText, seededRandom } from '../model/random.ts';
import type { LicensingSource } from '../model/source.ts';
import { StaticSource } from '../model/static-source.ts';
import type { WindowsRelease } from '../windows/release.ts';
import { Activity, likelyPacks } from './activity.ts';
import { domainOf, type HostPlan } from './plan.ts';

/** What a license server's classes are filled from, and the life behind it. */
export type Books =
  | { readonly kind: 'static'; readonly source: StaticSource }
  | { readonly kind: 'live'; readonly source: LicensingModel; readonly activity: Activity };

const PEOPLE = 60;
const ROWS = { issued: 40, temporary: 5, changePercent: 0 };

/** Opens the books of a license server. A live one buys its packs now; its people come once its activity is started. */
export function openBooks(
  plan: HostPlan,
  release: WindowsRelease,
  clock: SimulatedClock,
  reachable: () => boolean,
): Books {
  const version = release.calVersion;
  if (plan.static !== undefined) {
    const rows = { ...ROWS, ...plan.static, calVersion: version };
    return { kind: 'static', source: new StaticSource(plan.name, rows, clock.now()) };
  }
  const people = plan.licensing?.people ?? PEOPLE;
  const activated = plan.activated !== false;
  const model = new LicensingModel(version, activated, seededRandom(hashText(plan.name)));
  if (activated)
    for (const order of plan.licensing?.packs ?? likelyPacks(plan.name, version, people))
      model.installPack(order);
  const inDomain = domainOf(plan) !== null;
  const domain = domainOf(plan)?.split('.')[0]?.toUpperCase() ?? plan.name;
  return {
    kind: 'live',
    source: model,
    activity: new Activity(plan.name, clock, model, { people, inDomain, domain, reachable }),
  };
}

/** Static rows of a host that is not activated are those of one that is: `GetActivationStatus` alone tells. */
export function sourceOf(books: Books, activated: boolean): LicensingSource {
  if (books.kind === 'live' || activated) return books.source;
  const { source } = books;
  return {
    activated: false,
    keyPacks: () => source.keyPacks(),
    issuedLicenses: () => source.issuedLicenses(),
    reports: () => [],
  };
}
