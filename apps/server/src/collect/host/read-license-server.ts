import { LICENSE_SERVER } from './classes.ts';
import { absenceOf, type HostReading } from './host-reading.ts';
import { type DocumentValue, propertyValues } from './property-value.ts';
import { askMethod, type ReadOnlyMethod } from './read-only-methods.ts';
import type { RemoteInstance } from './remote-host.ts';

const ACTIVATED = 0;

/** The class is a singleton: more than one entry means that something else answers. */
const MOST_SERVERS = 16;

export interface LicenseServerReading {
  readonly host: string;
  readonly domain: string | null;
  readonly osVersion: string | null;
  /** Session hosts of the same document: the license server is asked about each. */
  readonly sessionHosts: readonly string[];
}

/** The license server as entries of the document (JSON), with what its read-only methods answered. */
export async function readLicenseServer(
  reading: HostReading,
  about: LicenseServerReading,
): Promise<string[]> {
  const { className } = LICENSE_SERVER;
  const begun = performance.now();
  const found: RemoteInstance[] = [];
  const outcome = await reading.list(LICENSE_SERVER, (instance) => {
    if (found.length < MOST_SERVERS) found.push(instance);
  });
  const absence = absenceOf(outcome);
  if (absence !== null) {
    reading.absent(className, absence);
    return [];
  }
  const duration = Math.round(performance.now() - begun);
  // Where the role is, there is an instance: an empty answer says that it is hidden, not that it is gone.
  reading.classRead(className, outcome, duration, outcome.count > 0 && outcome.count <= MOST_SERVERS);
  const entries: string[] = [];
  for (const instance of found) {
    reading.counted();
    entries.push(JSON.stringify(await entryOf(reading, instance, about)));
  }
  return entries.sort();
}

async function entryOf(reading: HostReading, instance: RemoteInstance, about: LicenseServerReading) {
  const methods: Record<string, DocumentValue> = {};
  const ask = async (
    into: Record<string, DocumentValue>,
    method: ReadOnlyMethod,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const begun = performance.now();
    try {
      // A singleton has no key: no selector names it.
      const call = { ...LICENSE_SERVER, selectors: {}, method, inputs };
      into[method] = await askMethod(reading.remote, call, reading.signal);
    } catch (error) {
      const subject = `${LICENSE_SERVER.className}.${method}`;
      const problem = reading.heed(
        reading.problem(error, { class: LICENSE_SERVER.className, method: subject }),
      );
      reading.fellShort(subject, problem, Math.round(performance.now() - begun));
    }
  };
  for (const method of [
    'GetActivationStatus',
    'IsLSonDC',
    'IsLSPublished',
    'IsLSRegisteredToSCP',
    'IsLSPreventUpgradeGPEnabled',
    'IsLSSecGrpGPEnabled',
  ] as const) {
    await ask(methods, method);
  }
  // The identifier exists once the server is activated; the group only in a domain.
  if (methods['GetActivationStatus'] === ACTIVATED) await ask(methods, 'GetLicenseServerId');
  if (about.domain !== null) await ask(methods, 'IsLSinTSLSGroup', { Domain: about.domain });
  const sessionHostAccess: Record<string, DocumentValue>[] = [];
  for (const sessionHost of about.sessionHosts) {
    const access: Record<string, DocumentValue> = { sessionHost };
    await ask(access, 'IsSecureAccessAllowed', { tsname: sessionHost });
    await ask(access, 'IsTSinTSCGroup', { tsname: sessionHost });
    sessionHostAccess.push(access);
  }
  const properties = propertyValues(instance, LICENSE_SERVER.properties);
  return { host: about.host, properties, methods, sessionHostAccess, osVersion: about.osVersion };
}
