import type { IssuedLicense } from './issued-license.ts';
import { type KeyPack, SENTINELS } from './key-pack.ts';
import { hashText, mix } from './random.ts';
import { DAY, DEVICE_DAYS, TEMPORARY_DAYS } from './rules.ts';
import type { LicensingSource, UsageReport } from './source.ts';

export interface StaticPlan {
  /** Per Device licences issued by permanent packs. */
  readonly issued: number;
  /** Temporary licences beside them. */
  readonly temporary: number;
  readonly calVersion: number;
  /** Percentage of the permanent rows that are renewed at each cycle. */
  readonly changePercent: number;
}

const HOUR = 3_600_000;
const PACK = { builtIn: 2, perUser: 3, temporary: 4, perDevice: 5, perDeviceOpen: 6 } as const;

/**
 * Licences for load: nothing is kept, each row is made from the host's name, the row's number and the cycle. A cycle renews
 * exactly its share of the rows and leaves the others as they were, to the last character.
 */
export class StaticSource implements LicensingSource {
  readonly activated = true;
  readonly #seed: number;
  readonly #plan: StaticPlan;
  readonly #epoch: number;
  #cycle = 0;

  constructor(name: string, plan: StaticPlan, epoch: number) {
    this.#seed = hashText(name);
    this.#plan = plan;
    this.#epoch = Math.floor(epoch / 1000) * 1000;
  }

  /** Renews the next share of the rows. */
  nextCycle(): void {
    this.#cycle += 1;
  }

  keyPacks(): readonly KeyPack[] {
    const { issued, temporary, calVersion } = this.#plan;
    const open = Math.floor(issued / 4);
    const users = 50 + (this.#seed % 250);
    const bought = { expires: SENTINELS.bought + (this.#seed % 24) * HOUR, version: calVersion };
    const unlimited = { total: null, version: calVersion };
    return [
      {
        id: PACK.builtIn,
        kind: 'built-in',
        calType: 'built-in',
        version: 0,
        total: null,
        issued: 0,
        expires: SENTINELS.builtIn,
      },
      {
        id: PACK.perUser,
        kind: 'volume',
        calType: 'per-user',
        total: users,
        issued: users + (this.#seed % 7),
        ...bought,
      },
      {
        id: PACK.temporary,
        kind: 'temporary',
        calType: 'per-device',
        issued: temporary,
        expires: SENTINELS.temporary,
        ...unlimited,
      },
      {
        id: PACK.perDevice,
        kind: 'volume',
        calType: 'per-device',
        total: issued - open + (this.#seed % 90),
        issued: issued - open,
        ...bought,
      },
      {
        id: PACK.perDeviceOpen,
        kind: 'open',
        calType: 'per-device',
        total: open + 10,
        issued: open,
        ...bought,
      },
    ];
  }

  *issuedLicenses(): Iterable<IssuedLicense> {
    const { issued, temporary } = this.#plan;
    const cycle = this.#cycle;
    const open = Math.floor(issued / 4);
    for (let row = 0; row < issued; row += 1)
      yield this.#row(row, row < open ? PACK.perDeviceOpen : PACK.perDevice, 'active', cycle);
    for (let row = issued; row < issued + temporary; row += 1)
      yield this.#row(row, PACK.temporary, 'temporary', cycle);
  }

  reports(): readonly UsageReport[] {
    return [];
  }

  #row(row: number, packId: number, status: IssuedLicense['status'], cycle: number): IssuedLicense {
    const bits = mix(this.#seed ^ Math.imul(row + 1, 0x9e3779b1));
    const renewed = status === 'active' ? this.#lastRenewal(row, cycle) : 0;
    const days =
      status === 'active'
        ? DEVICE_DAYS.least + (mix(bits + renewed) % (DEVICE_DAYS.most - DEVICE_DAYS.least + 1))
        : TEMPORARY_DAYS;
    const issued = this.#epoch - (bits % 40) * DAY - (bits % 86_400) * 1000 + renewed * HOUR;
    const number = String(row + 1).padStart(5, '0');
    return {
      id: row + 1,
      packId,
      status,
      computer: `POSTE-${number}`,
      user: `agent${number}`,
      hardwareId: `1${bits.toString(16).padStart(8, '0')}${mix(bits).toString(16).padStart(8, '0')}`,
      issued,
      expires: issued + days * DAY,
    };
  }

  /** With a share of one in `period`, row r is renewed in the cycles c where c + r is a multiple of it. */
  #lastRenewal(row: number, cycle: number): number {
    if (this.#plan.changePercent <= 0) return 0;
    const period = Math.max(1, Math.round(100 / this.#plan.changePercent));
    return Math.max(0, cycle - ((cycle + row) % period));
  }
}
