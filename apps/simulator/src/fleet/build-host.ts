import { between, hashText, type Random, seededRandom } from '../model/random.ts';
import { DAY } from '../model/rules.ts';
import type { LicensingSource } from '../model/source.ts';
import type { HostRole, SessionHostState, WindowsHost } from '../windows/host.ts';
import { hostRegistry } from '../windows/host-registry.ts';
import type { Language } from '../windows/language.ts';
import { RELEASES, type WindowsRelease } from '../windows/release.ts';
import type { HostPlan } from './plan.ts';

const LANGUAGES: readonly Language[] = ['fr', 'en', 'fr', 'de'];
const YEARS: readonly WindowsRelease['year'][] = ['2022', '2019', '2022', '2016', '2025', '2019', '2012 R2'];

/** What a fleet gives to each of its hosts. */
export interface HostSurroundings {
  now(): number;
  /** Names of the license servers of a domain that answer. */
  licenseServers(domain: string | null): readonly string[];
}

export function hasLicensing(role: HostRole): boolean {
  return role !== 'session-host';
}

/** Makes a host of its plan. The same name gives the same host. */
export function buildHost(
  plan: HostPlan,
  licensing: ((release: WindowsRelease) => LicensingSource) | null,
  around: HostSurroundings,
): WindowsHost {
  const random = seededRandom(hashText(plan.name));
  const role = plan.role ?? 'license-server';
  const language = plan.language ?? pick(random, LANGUAGES);
  const release = RELEASES[plan.windows ?? pick(random, YEARS)];
  const revision = release.revisions[plan.patched === false ? 0 : 1];
  const domain = plan.domain === undefined ? 'lab.test' : plan.domain;
  const servers = () => around.licenseServers(domain);
  const sessionHost =
    role === 'license-server'
      ? null
      : sessionHostState(plan.sessionHost ?? {}, random, servers(), around.now());
  const central = language !== 'en';
  return {
    name: plan.name,
    domain,
    role,
    language,
    release,
    revision,
    // Half of the hosts that are an hour east say so in their instants.
    zoneMinutes: plan.zoneMinutes === undefined ? (central && random() < 0.5 ? 60 : null) : plan.zoneMinutes,
    licensing: licensing === null ? null : licensing(release),
    contact: hasLicensing(role) ? contact(language) : null,
    productId: productId(random),
    licenseServerId: Array.from({ length: 7 }, () => digits(random, 5)).join('-'),
    inTerminalServerLicenseServersGroup: random() < 0.8,
    sessionHost,
    registry: hostRegistry(release, revision, sessionHost),
    reachableLicenseServers: servers,
    now: around.now,
  };
}

function pick<T>(random: Random, choices: readonly [T, ...T[]] | readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error('There is nothing to choose from.');
  return choice;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => between(random, 0, 9)).join('');
}

/** The shape of current product identifiers: `00377-70517-40386-AT629`. */
function productId(random: Random): string {
  return `00${digits(random, 3)}-${digits(random, 5)}-${digits(random, 5)}-AT${digits(random, 3)}`;
}

function contact(language: Language) {
  const [firstName, lastName, company, countryRegion] = {
    en: ['Ada', 'Example', 'Example Works', 'United Kingdom'],
    fr: ['Amélie', 'Exemple', 'Ateliers de l’Exemple', 'France'],
    de: ['Jörg', 'Beispiel', 'Beispiel & Söhne', 'Deutschland'],
  }[language] as [string, string, string, string];
  return { firstName, lastName, company, countryRegion, email: 'licences@lab.test' };
}

function sessionHostState(
  given: Partial<SessionHostState>,
  random: Random,
  servers: readonly string[],
  now: number,
): SessionHostState {
  const draw = random();
  const mode = draw < 0.5 ? 4 : draw < 0.9 ? 2 : 5;
  const configured = mode === 5 ? [] : servers.slice(0, 1 + Math.floor(random() * 2));
  return {
    mode,
    modeSource: random() < 0.6 ? 'policy' : 'local',
    licenseServers: configured,
    serversSource: random() < 0.6 ? 'policy' : 'local',
    installed: now - between(random, 10, 400) * DAY,
    everLicensed: configured.length > 0,
    nla: random() < 0.85,
    securityLayer: random() < 0.8 ? 2 : 1,
    deployment: random() < 0.2 ? { central: random() < 0.5 } : null,
    ...given,
  };
}
