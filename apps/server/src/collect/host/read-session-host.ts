import { DEPLOYMENT, REGISTRY, SESSION_HOST } from './classes.ts';
import { isAbsence } from './host-problem.ts';
import { absenceOf, type HostReading } from './host-reading.ts';
import { type DocumentValue, namesOf, propertyValues } from './property-value.ts';
import {
  askMethod,
  callMethod,
  failedMethod,
  type ReadOnlyCall,
  type ReadOnlyMethod,
} from './read-only-methods.ts';
import { hasRegistryValue, readRegistryValue } from './registry.ts';
import type { RemoteInstance } from './remote-host.ts';

/** `TerminalServerMode`: 1 is a session host, 0 remote administration only. */
const APPLICATION_SERVER = 1;
const POLICY = 'SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';
const CONTROL = 'SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const LISTENER = `${CONTROL}\\WinStations\\RDP-Tcp`;
const SERVICE = 'SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters';

type Entry = Readonly<Record<string, unknown>>;

/** The settings of a session host as an entry of the document; `null` when the host is none, or did not tell. */
export async function readSessionHost(
  reading: HostReading,
  about: { readonly host: string; readonly osVersion: string | null },
): Promise<Entry | null> {
  const { className } = SESSION_HOST;
  const begun = performance.now();
  let found: RemoteInstance | null = null;
  const outcome = await reading.list(SESSION_HOST, (instance) => {
    found ??= instance;
  });
  const duration = Math.round(performance.now() - begun);
  const absence = absenceOf(outcome);
  if (absence !== null) {
    reading.absent(className, absence);
    return null;
  }
  // Assigned in the callback, which the compiler does not follow.
  const setting = found as RemoteInstance | null;
  const isSessionHost = setting?.number('TerminalServerMode') === APPLICATION_SERVER;
  const count = isSessionHost ? 1 : 0;
  // A setting that says "no session host" is as good an answer; none at all proves nothing.
  reading.classRead(className, { count, problem: outcome.problem }, duration, setting !== null);
  if (setting === null || !isSessionHost) return null;
  reading.counted();
  return {
    host: about.host,
    properties: propertyValues(setting, SESSION_HOST.properties),
    methods: await readMethods(reading, setting),
    policy: await readPolicy(reading),
    deployment: await readDeployment(reading),
    osVersion: about.osVersion,
  };
}

async function readMethods(reading: HostReading, setting: RemoteInstance): Promise<Entry> {
  const server = setting.text('ServerName');
  const callOf = (method: ReadOnlyMethod): ReadOnlyCall => ({
    ...SESSION_HOST,
    // The class's key, where the host tells it.
    selectors: server === null || server === '' ? {} : { ServerName: server },
    method,
    inputs: {},
  });
  const answers: Record<string, DocumentValue> = {};
  for (const method of [
    'GetGracePeriodDays',
    'GetSpecifiedLicenseServerList',
    'FindLicenseServers',
  ] as const) {
    const begun = performance.now();
    const call = callOf(method);
    try {
      answers[method] =
        method === 'FindLicenseServers'
          ? await foundServers(reading, call)
          : await askMethod(reading.remote, call, reading.signal);
    } catch (error) {
      const subject = `${SESSION_HOST.className}.${method}`;
      const problem = reading.heed(
        reading.problem(error, { class: SESSION_HOST.className, method: subject }),
      );
      reading.fellShort(subject, problem, Math.round(performance.now() - begun));
    }
  }
  return answers;
}

/** The answer is a list of instances, each of which names a license server. */
async function foundServers(reading: HostReading, call: ReadOnlyCall): Promise<string[]> {
  const { returnValue, outputs, value } = await callMethod(reading.remote, call, reading.signal);
  if (returnValue !== 0) throw failedMethod('method-failed', call, returnValue);
  const named = outputs
    .list('LicenseServersList')
    .map((entry) => (isInstance(entry) ? entry.text('LicenseServer') : entry));
  const names = namesOf(named);
  // The order is that in which they answered.
  return (names.length > 0 ? names : namesOf(Array.isArray(value) ? value : [])).toSorted();
}

function isInstance(value: unknown): value is Pick<RemoteInstance, 'text'> {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'function';
}

/** The registry's side of the settings: where each comes from, and what WMI does not tell. */
async function readPolicy(reading: HostReading): Promise<Entry | null> {
  const begun = performance.now();
  const number = (key: string, name: string) => readRegistryValue(reading, 'GetDWORDValue', key, name);
  try {
    const servers = await readRegistryValue(reading, 'GetStringValue', POLICY, 'LicenseServers');
    const local = await readRegistryValue(
      reading,
      'GetMultiStringValue',
      `${SERVICE}\\LicenseServers`,
      'SpecifiedLicenseServers',
    );
    const policy = {
      LicensingMode: await number(POLICY, 'LicensingMode'),
      LicenseServers: typeof servers === 'string' ? namesOf(servers.split(/[,;]/)) : null,
      LocalLicensingMode: await number(`${CONTROL}\\RCM\\Licensing Core`, 'LicensingMode'),
      LocalLicenseServers: Array.isArray(local) ? local : [],
      fDenyTSConnections: await number(CONTROL, 'fDenyTSConnections'),
      UserAuthentication: await number(LISTENER, 'UserAuthentication'),
      SecurityLayer: await number(LISTENER, 'SecurityLayer'),
      MinEncryptionLevel: await number(LISTENER, 'MinEncryptionLevel'),
      // Windows notes that the first permanent CAL has ended the grace period, and keeps the certificate of the license server
      // that served it. Sources: Microsoft, "Understand the licensing grace period"; event 1133.
      LicensingGracePeriodEnded: await hasRegistryValue(
        reading,
        'GetDWORDValue',
        SERVICE,
        'LicensingGracePeriodEnded',
      ),
      LicenseServerCertificate: await hasRegistryValue(
        reading,
        'GetBinaryValue',
        `${CONTROL}\\RCM`,
        'X509 Certificate',
      ),
    };
    reading.read.push({ class: 'Registry', complete: true, count: 1 });
    reading.steps.passed('class', 'Registry', Math.round(performance.now() - begun));
    return policy;
  } catch (error) {
    const problem = reading.heed(reading.problem(error, { class: REGISTRY.className }));
    reading.fellShort('Registry', problem, Math.round(performance.now() - begun));
    return null;
  }
}

async function readDeployment(reading: HostReading): Promise<Entry | null> {
  let found: RemoteInstance | null = null;
  const outcome = await reading.list(DEPLOYMENT, (instance) => {
    found ??= instance;
  });
  // Assigned in the callback, which the compiler does not follow.
  const deployment = found as RemoteInstance | null;
  if (outcome.problem !== null && !isAbsence(outcome.problem)) {
    reading.fellShort(DEPLOYMENT.className, outcome.problem, null);
  }
  return deployment === null ? null : propertyValues(deployment, DEPLOYMENT.properties);
}
