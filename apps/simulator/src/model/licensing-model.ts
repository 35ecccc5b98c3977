import type { IssuedLicense, UserCal } from './issued-license.ts';
import { type KeyPack, type KeyPackKind, SENTINELS } from './key-pack.ts';
import { type HeldPack, PackShelf } from './pack-shelf.ts';
import { between, type Random } from './random.ts';
import {
  DAY,
  DEVICE_DAYS,
  RENEWAL_DAYS,
  REVOCABLE_SHARE,
  TEMPORARY_DAYS,
  USER_DAYS,
  USER_RENEWAL_DAYS,
} from './rules.ts';
import type { FailedSignIn, LicensingSource, UsageReport } from './source.ts';

/** What became of a connection of a device or of a sign-in of a user. */
export type Outcome =
  | {
      readonly kind: 'temporary' | 'permanent' | 'renewed' | 'upgraded' | 'unchanged';
      readonly expires: number;
    }
  /** Per User outside a domain: let in, and recorded nowhere. */
  | { readonly kind: 'not-tracked' }
  | {
      readonly kind: 'refused';
      readonly reason: 'version-not-supported' | 'temporary-expired' | 'no-licence' | 'not-activated';
    };

export interface PackOrder {
  readonly kind: Exclude<KeyPackKind, 'temporary' | 'built-in'>;
  readonly calType: 'per-device' | 'per-user';
  readonly version: number;
  readonly total: number;
  /** The real expiry of a subscription; none unless told. */
  readonly expires?: number;
}

export interface Device {
  readonly computer: string;
  readonly user: string;
  readonly hardwareId: string;
}

/** A rule of the license server stood in the way of whoever manages it. */
export class LicensingRefused extends Error {
  override readonly name = 'LicensingRefused';
  readonly reason:
    | 'newer-than-server'
    | 'not-activated'
    | 'no-such-pack'
    | 'no-such-licence'
    | 'revocation-limit';

  constructor(reason: LicensingRefused['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * One license server's books. No clock and no chance of its own: instants and random numbers come in, so the same calls give
 * the same licences. Rules and their numbers: `rules.ts`.
 */
export class LicensingModel implements LicensingSource {
  /** `ProductVersionID` of the server's own Windows: what it can hold, and which session hosts it serves. */
  readonly version: number;
  readonly #random: Random;
  readonly #shelf = new PackShelf();
  readonly #licenses = new Map<number, IssuedLicense>();
  readonly #byDevice = new Map<string, number>();
  /** Devices that had their one temporary licence of a version: they keep it themselves and are given no second. */
  readonly #hadTemporary = new Set<string>();
  readonly #users = new Map<string, UserCal>();
  readonly #failed: FailedSignIn[] = [];
  readonly #reports: UsageReport[] = [];
  #activated: boolean;
  #nextLicense = 1;
  /** Nothing expires before this instant. */
  #firstExpiry = Number.POSITIVE_INFINITY;

  constructor(version: number, activated: boolean, random: Random) {
    this.version = version;
    this.#activated = activated;
    this.#random = random;
    this.#shelf.add({
      kind: 'built-in',
      calType: 'built-in',
      version: 0,
      total: null,
      expires: SENTINELS.builtIn,
    });
  }

  get activated(): boolean {
    return this.#activated;
  }

  activate(): void {
    this.#activated = true;
  }

  /**
   * Installs a pack and answers its local number.
   *
   * @throws LicensingRefused `not-activated`, or `newer-than-server`: a server holds CALs of its own version and older ones.
   */
  installPack(order: PackOrder): number {
    if (!this.#activated) throw new LicensingRefused('not-activated');
    if (order.version > this.version) throw new LicensingRefused('newer-than-server');
    // Most servers show the hour of installation in the sentinel.
    const expires = order.expires ?? SENTINELS.bought + between(this.#random, 0, 23) * 3_600_000;
    const { kind, calType, version, total } = order;
    return this.#shelf.add({ kind, calType, version, total, expires }).id;
  }

  /** Removes a pack with the licences issued from it. @throws LicensingRefused `no-such-pack`. */
  removePack(id: number): void {
    for (const license of this.#licenses.values()) if (license.packId === id) this.#forgetLicense(license);
    for (const cal of this.#users.values()) if (cal.packId === id) this.#forgetUser(cal);
    if (!this.#shelf.remove(id)) throw new LicensingRefused('no-such-pack');
  }

  /** A device connects to a session host of a version, in Per Device mode. */
  connectDevice(device: Device, hostVersion: number, at: number): Outcome {
    this.#expire(at);
    if (hostVersion > this.version) return { kind: 'refused', reason: 'version-not-supported' };
    const held = this.#licenseOf(device, hostVersion);
    if (held === undefined) return this.#firstLicense(device, hostVersion, at);
    if (held.status === 'temporary') return this.#upgrade(held, device, hostVersion, at);
    if (held.expires - at > RENEWAL_DAYS * DAY) return { kind: 'unchanged', expires: held.expires };
    const renewed = { ...held, issued: at, expires: at + this.#deviceTerm() };
    this.#licenses.set(held.id, renewed);
    this.#expectExpiry(renewed.expires);
    return { kind: 'renewed', expires: renewed.expires };
  }

  /** A user signs in to a session host of a version, in Per User mode. */
  signIn(user: string, hostVersion: number, inDomain: boolean, at: number): Outcome {
    this.#expire(at);
    if (hostVersion > this.version) return { kind: 'refused', reason: 'version-not-supported' };
    const held = this.#users.get(user.toLowerCase());
    if (held !== undefined && held.version >= hostVersion) {
      if (held.expires - at > USER_RENEWAL_DAYS * DAY) return { kind: 'unchanged', expires: held.expires };
      const extended = { ...held, expires: held.expires + USER_DAYS * DAY };
      this.#users.set(user.toLowerCase(), extended);
      return { kind: 'renewed', expires: extended.expires };
    }
    const usable = this.#activated ? this.#shelf.usable('per-user', hostVersion, at) : [];
    // Without anything left, any pack will do: it is over-issued, and nothing says so.
    const pack = usable.find((item) => this.#shelf.hasFree(item)) ?? usable[0];
    if (pack === undefined) {
      this.#failed.push({ user, at, version: hostVersion });
      return { kind: 'refused', reason: this.#activated ? 'no-licence' : 'not-activated' };
    }
    if (!inDomain) return { kind: 'not-tracked' };
    if (held !== undefined) this.#forgetUser(held);
    const cal = { user, packId: pack.id, version: pack.version, issued: at, expires: at + USER_DAYS * DAY };
    this.#users.set(user.toLowerCase(), cal);
    this.#shelf.count(pack.id, 1);
    this.#expectExpiry(cal.expires);
    return { kind: 'permanent', expires: cal.expires };
  }

  /**
   * Takes a Per Device CAL back. It stays listed as revoked until the device's own copy would have expired.
   *
   * @throws LicensingRefused `no-such-licence`, or `revocation-limit` above 20 % of the CALs of that version.
   */
  revoke(licenseId: number, at: number): void {
    this.#expire(at);
    const license = this.#licenses.get(licenseId);
    const version = license === undefined ? undefined : this.#shelf.get(license.packId)?.version;
    if (license?.status !== 'active' || version === undefined) throw new LicensingRefused('no-such-licence');
    if (this.revocable(version) < 1) throw new LicensingRefused('revocation-limit');
    this.#licenses.set(licenseId, { ...license, status: 'revoked' });
    this.#byDevice.delete(license.hardwareId);
    this.#shelf.count(license.packId, -1);
  }

  /** How many Per Device CALs of a version may be revoked now. */
  revocable(version: number): number {
    const packs = this.#shelf
      .list()
      .filter((pack) => pack.calType === 'per-device' && pack.version === version && pack.total !== null);
    const installed = packs.reduce((sum, pack) => sum + (pack.total ?? 0), 0);
    const ids = new Set(packs.map((pack) => pack.id));
    let revoked = 0;
    for (const license of this.#licenses.values())
      if (license.status === 'revoked' && ids.has(license.packId)) revoked += 1;
    return Math.max(0, Math.floor(installed * REVOCABLE_SHARE) - revoked);
  }

  keyPacks(at: number): readonly KeyPack[] {
    this.#expire(at);
    return this.#shelf.list();
  }

  issuedLicenses(at: number): readonly IssuedLicense[] {
    this.#expire(at);
    return [...this.#licenses.values()];
  }

  /** What the directory records. */
  userCals(at: number): readonly UserCal[] {
    this.#expire(at);
    return [...this.#users.values()];
  }

  /** Somebody makes a Per User report on the server itself. */
  makeReport(at: number): UsageReport {
    const packs = this.keyPacks(at).filter((pack) => pack.calType === 'per-user');
    const report = {
      fileName: `Per User Usage ${new Date(at).toISOString().slice(0, 10)} ${this.#reports.length + 1}`,
      generated: at,
      installed: packs.reduce((sum, pack) => sum + (pack.total ?? 0), 0),
      cals: this.userCals(at),
      failed: [...this.#failed],
    };
    this.#reports.push(report);
    return report;
  }

  reports(): readonly UsageReport[] {
    return this.#reports;
  }

  /** What the device has that opens the host; an older CAL does not, and goes on beside the newer one. */
  #licenseOf(device: Device, hostVersion: number): IssuedLicense | undefined {
    const id = this.#byDevice.get(device.hardwareId);
    const license = id === undefined ? undefined : this.#licenses.get(id);
    const version = license === undefined ? undefined : this.#shelf.get(license.packId)?.version;
    return version !== undefined && version >= hostVersion ? license : undefined;
  }

  #firstLicense(device: Device, hostVersion: number, at: number): Outcome {
    const mark = `${device.hardwareId}/${hostVersion}`;
    if (!this.#hadTemporary.has(mark)) {
      this.#hadTemporary.add(mark);
      const expires = at + TEMPORARY_DAYS * DAY;
      this.#issue(device, this.#shelf.temporary(hostVersion), 'temporary', at, expires);
      return { kind: 'temporary', expires };
    }
    const pack = this.#freePack(hostVersion, at);
    if (pack === undefined)
      return { kind: 'refused', reason: this.#activated ? 'temporary-expired' : 'not-activated' };
    const expires = at + this.#deviceTerm();
    this.#issue(device, pack, 'active', at, expires);
    return { kind: 'permanent', expires };
  }

  /** The next connection turns a temporary licence into a permanent one if one is free. */
  #upgrade(held: IssuedLicense, device: Device, hostVersion: number, at: number): Outcome {
    const pack = this.#freePack(hostVersion, at);
    if (pack === undefined) return { kind: 'unchanged', expires: held.expires };
    this.#forgetLicense(held);
    const expires = at + this.#deviceTerm();
    this.#issue(device, pack, 'active', at, expires);
    return { kind: 'upgraded', expires };
  }

  #freePack(hostVersion: number, at: number): HeldPack | undefined {
    if (!this.#activated) return undefined;
    return this.#shelf.usable('per-device', hostVersion, at).find((pack) => this.#shelf.hasFree(pack));
  }

  #issue(device: Device, pack: HeldPack, status: 'temporary' | 'active', at: number, expires: number): void {
    const id = this.#nextLicense;
    this.#nextLicense += 1;
    const { computer, user, hardwareId } = device;
    this.#licenses.set(id, { id, packId: pack.id, status, computer, user, hardwareId, issued: at, expires });
    this.#byDevice.set(hardwareId, id);
    this.#shelf.count(pack.id, 1);
    this.#expectExpiry(expires);
  }

  #deviceTerm(): number {
    return between(this.#random, DEVICE_DAYS.least, DEVICE_DAYS.most) * DAY;
  }

  #expectExpiry(at: number): void {
    this.#firstExpiry = Math.min(this.#firstExpiry, at);
  }

  /** Gives back what has run out. Everything that reads or changes does it first. */
  #expire(at: number): void {
    if (at < this.#firstExpiry) return;
    let first = Number.POSITIVE_INFINITY;
    for (const license of this.#licenses.values()) {
      if (license.expires <= at) this.#forgetLicense(license);
      else first = Math.min(first, license.expires);
    }
    for (const cal of this.#users.values()) {
      if (cal.expires <= at) this.#forgetUser(cal);
      else first = Math.min(first, cal.expires);
    }
    this.#firstExpiry = first;
  }

  #forgetLicense(license: IssuedLicense): void {
    this.#licenses.delete(license.id);
    if (this.#byDevice.get(license.hardwareId) === license.id) this.#byDevice.delete(license.hardwareId);
    if (license.status !== 'revoked') this.#shelf.count(license.packId, -1);
  }

  #forgetUser(cal: UserCal): void {
    if (this.#users.delete(cal.user.toLowerCase())) this.#shelf.count(cal.packId, -1);
  }
}
