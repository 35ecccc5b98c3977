import type { SimulatedClock } from '../clock/clock.ts';
import type { LicensingModel, PackOrder } from '../model/licensing-model.ts';
import { between, hashText, type Random, seededRandom } from '../model/random.ts';
import { DAY } from '../model/rules.ts';

/** Who works with a license server: their licences follow from their comings and goings. */
export interface Workforce {
  /** People at the start; half of them on Per User hosts. */
  readonly people: number;
  readonly inDomain: boolean;
  /** Short name of the domain. */
  readonly domain: string;
  /** Whether the license server can be reached now. */
  reachable(): boolean;
}

/** Mean days between two connections of one person. */
const DAYS_BETWEEN = 1.4;
/** One connection in so many is a person's last; somebody else then comes. */
const LAST_OF = 400;

/**
 * People who connect to session hosts, day after day, as events on the fleet's clock. Chance comes from the license server's
 * name, so a fleet of the same names lives the same life.
 */
export class Activity {
  readonly #clock: SimulatedClock;
  readonly #model: LicensingModel;
  readonly #force: Workforce;
  readonly #random: Random;
  #people = 0;

  constructor(name: string, clock: SimulatedClock, model: LicensingModel, force: Workforce) {
    this.#clock = clock;
    this.#model = model;
    this.#force = force;
    this.#random = seededRandom(hashText(`people of ${name}`));
  }

  start(): void {
    for (let count = 0; count < this.#force.people; count += 1) this.#arrive(this.#clock.now());
  }

  /** So many people come for the first time, now. */
  signIn(count: number): void {
    for (let more = 0; more < count; more += 1) {
      const connect = this.#newcomer();
      connect(this.#clock.now());
      this.#next(this.#clock.now(), connect);
    }
  }

  #arrive(at: number): void {
    this.#next(at, this.#newcomer());
  }

  #next(at: number, connect: (at: number) => void): void {
    const days = -Math.log(1 - this.#random()) * DAYS_BETWEEN;
    this.#clock.schedule(at + days * DAY, (now) => {
      if (this.#force.reachable()) connect(now);
      if (this.#random() * LAST_OF < 1) this.#arrive(now);
      else this.#next(now, connect);
    });
  }

  /** Every second one works on a Per User host; some hosts are a version older than the license server. */
  #newcomer(): (at: number) => void {
    this.#people += 1;
    const number = String(this.#people).padStart(4, '0');
    const hostVersion = Math.max(0, this.#model.version - (this.#random() < 0.3 ? 1 : 0));
    const user = `${this.#force.domain}\\agent${number}`;
    if (this.#people % 2 === 0)
      return (at) => void this.#model.signIn(user, hostVersion, this.#force.inDomain, at);
    const hardwareId = `1${hex(this.#random)}${hex(this.#random)}${hex(this.#random)}`;
    const device = { computer: `POSTE-${number}`, user: `agent${number}`, hardwareId };
    return (at) => void this.#model.connectDevice(device, hostVersion, at);
  }
}

function hex(random: Random): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}

/** What a license server of a version is likely to hold. Some have sold fewer CALs than they have people. */
export function likelyPacks(name: string, version: number, people: number): readonly PackOrder[] {
  const random = seededRandom(hashText(`packs of ${name}`));
  const share = (least: number, most: number) =>
    Math.max(1, Math.round((people / 2) * (least + random() * (most - least))));
  const older = Math.max(2, version - between(random, 1, 2));
  return [
    { kind: 'volume', calType: 'per-user', version, total: share(0.8, 1.5) },
    { kind: random() < 0.5 ? 'volume' : 'open', calType: 'per-device', version, total: share(0.7, 1.3) },
    { kind: 'open', calType: 'per-user', version: older, total: share(0.1, 0.4) },
    ...(random() < 0.4
      ? [{ kind: 'retail', calType: 'per-device', version: older, total: 5 * between(random, 1, 4) } as const]
      : []),
  ];
}
