import type { Instant } from '../domain/instant.ts';
import { availableOf, overIssuedOf } from './availability.ts';
import { FigureSum } from './figure-sum.ts';
import { listedLicenses } from './listed-licenses.ts';
import type { FigureSource, Gap, LicenseTally, PositionRow, RegisteredKeyPack } from './types.ts';

/** The counted key packs of one (site, CAL type, version), summed as they come. */
export class PackGroup {
  readonly #first: RegisteredKeyPack;
  readonly #installed = new FigureSum();
  readonly #issued = new FigureSum();
  readonly #offered = new FigureSum();
  readonly #keyPacks: string[] = [];
  readonly #licenseServers = new Set<string>();
  #kindsNotRead = 0;
  #disagreements = 0;

  constructor(first: RegisteredKeyPack) {
    this.#first = first;
  }

  add(registered: RegisteredKeyPack, tally: LicenseTally | undefined): void {
    const { pack, installedSource } = registered;
    this.#keyPacks.push(registered.id);
    this.#licenseServers.add(registered.licenseServerId);
    this.#installed.add(pack.total, installedSource);
    this.#offered.add(pack.available, installedSource);
    const listed = pack.issued === null ? listedLicenses(pack, tally) : null;
    if (listed === null) this.#issued.add(pack.issued, registered.issuedSource ?? installedSource);
    else this.#issued.add(listed.count, listed.source);
    if (pack.kind === 'unknown') this.#kindsNotRead += 1;
    if (pack.warnings.some((warning) => warning.code === 'sources-disagree')) this.#disagreements += 1;
  }

  row(asOf: Instant, staleAfter: number | null): PositionRow {
    const { pack, site } = this.#first;
    const installed = this.#installed.value;
    const issued = this.#issued.value;
    const gaps = this.#gaps(asOf, staleAfter);
    return {
      site,
      calType: pack.calType,
      productVersion: pack.productVersion,
      label: pack.calType === 'unknown' ? pack.label : null,
      bought: null,
      installed,
      issued,
      available: availableOf({ installed, issued, offered: this.#offered.value }),
      overIssued: overIssuedOf(installed, issued),
      reclaimable: null,
      shortfall: null,
      atLeast: { installed: this.#installed.known, issued: this.#issued.known },
      confidence: gaps.length === 0 ? 'complete' : 'partial',
      gaps,
      keyPacks: this.#keyPacks,
      licenseServers: [...this.#licenseServers],
      sources: { installed: this.#installed.oldest, issued: this.#issued.oldest },
    };
  }

  #gaps(asOf: Instant, staleAfter: number | null): Gap[] {
    const packs = this.#keyPacks.length;
    const { pack } = this.#first;
    const gaps: Gap[] = [];
    const gap = (code: Gap['code'], facts: Gap['facts']): void => void gaps.push({ code, facts });
    for (const [code, sum] of [
      ['total-not-read', this.#installed],
      ['issued-not-read', this.#issued],
    ] as const) {
      if (sum.missing > 0) gap(code, { count: sum.missing, packs, known: sum.known });
    }
    if (pack.calType === 'unknown') gap('type-not-read', { packs });
    if (pack.productVersion.id === null) gap('version-not-read', { packs });
    if (this.#kindsNotRead > 0) gap('kind-not-read', { count: this.#kindsNotRead, packs });
    if (this.#disagreements > 0) gap('sources-disagree', { count: this.#disagreements, packs });
    const oldest = olderOf(this.#installed.oldest, this.#issued.oldest);
    if (staleAfter !== null && oldest !== null && asOf - oldest.observedAt > staleAfter) {
      gap('data-stale', { observedAt: oldest.observedAt });
    }
    return gaps;
  }
}

function olderOf(a: FigureSource | null, b: FigureSource | null): FigureSource | null {
  if (a === null || b === null) return a ?? b;
  return b.observedAt < a.observedAt ? b : a;
}
