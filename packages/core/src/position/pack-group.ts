import type { Instant } from '../domain/instant.ts';
import { FigureSum } from './figure-sum.ts';
import type { FigureSource, Gap, LicenseTally, PositionRow, RegisteredKeyPack } from './types.ts';

/** The counted key packs of one (site, CAL type, version), summed as they come. */
export class PackGroup {
  readonly #first: RegisteredKeyPack;
  readonly #installed = new FigureSum();
  readonly #issued = new FigureSum();
  readonly #available = new FigureSum();
  readonly #keyPacks: string[] = [];
  readonly #licenseServers = new Set<string>();
  #kindsNotRead = 0;
  #disagreements = 0;

  constructor(first: RegisteredKeyPack) {
    this.#first = first;
  }

  add(registered: RegisteredKeyPack, tally: LicenseTally | undefined): void {
    const { pack } = registered;
    this.#keyPacks.push(registered.id);
    this.#licenseServers.add(registered.licenseServerId);
    this.#installed.add(pack.total, registered.installedSource);
    this.#available.add(pack.available, registered.installedSource);
    const listed = pack.issued === null ? listedLicences(tally) : null;
    if (listed === null) this.#issued.add(pack.issued, registered.issuedSource ?? registered.installedSource);
    else this.#issued.add(listed.count, listed.source);
    if (pack.kind === 'unknown') this.#kindsNotRead += 1;
    if (pack.warnings.some((warning) => warning.code === 'sources-disagree')) this.#disagreements += 1;
  }

  row(asOf: Instant, staleAfter: number | null): PositionRow {
    const { pack, site } = this.#first;
    const installed = this.#installed.value;
    const issued = this.#issued.value;
    const known = installed !== null && issued !== null;
    const gaps = this.#gaps(asOf, staleAfter);
    return {
      site,
      calType: pack.calType,
      productVersion: pack.productVersion,
      label: pack.calType === 'unknown' ? pack.label : null,
      bought: null,
      installed,
      issued,
      available: known ? Math.max(0, installed - issued) : this.#available.value,
      overIssued: known ? Math.max(0, issued - installed) : null,
      reclaimable: null,
      shortfall: null,
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
    if (this.#installed.missing > 0) gap('total-not-read', { count: this.#installed.missing, packs });
    if (this.#issued.missing > 0) gap('issued-not-read', { count: this.#issued.missing, packs });
    if (pack.calType === 'unknown') gap('type-not-read', { packs });
    if (pack.productVersion.id === null) gap('version-not-read', { packs });
    if (this.#kindsNotRead > 0) gap('kind-not-read', { count: this.#kindsNotRead, packs });
    if (this.#disagreements > 0) gap('sources-disagree', { count: this.#disagreements, packs });
    const oldest = this.#installed.oldest;
    if (staleAfter !== null && oldest !== null && asOf - oldest.observedAt > staleAfter) {
      gap('data-stale', { observedAt: oldest.observedAt });
    }
    return gaps;
  }
}

/** A complete list of issued licences counts what is in use when the pack's own figure was not read. */
function listedLicences(tally: LicenseTally | undefined): { count: number; source: FigureSource } | null {
  if (tally === undefined || !tally.complete || tally.source === null) return null;
  let count = 0;
  for (const [status, rows] of Object.entries(tally.byStatus)) if (status !== 'revoked') count += rows;
  return { count, source: { ...tally.source, method: `${tally.source.method}:issued-licenses` } };
}
