import type { CimInstance, CimValue } from '@calepin/wsman';
import { WsmanError, type WsmanErrorCode, type WsmanPhase } from '@calepin/wsman';
import type { HostRequest } from '../../src/collect/collected.ts';
import type { RemoteCall, RemoteHost } from '../../src/collect/host/remote-host.ts';
import type { OpenHost } from '../../src/collect/host/wsman-host.ts';
import { instance } from './instance.ts';

type Row = Readonly<Record<string, CimValue>>;
type Method = (inputs: RemoteCall['inputs']) => { readonly returnValue: number; readonly outputs?: Row };

/** What a host that exists in memory only answers. */
export interface FakeModel {
  /** By class: its rows, or what is thrown after those before it. A class that is not here does not exist. */
  readonly classes: Readonly<Record<string, readonly (Row | Error)[]>>;
  /** By `Class.Method`. */
  readonly methods?: Readonly<Record<string, Method | Error>>;
  readonly connect?: Error;
}

export interface FakeHost {
  readonly open: OpenHost;
  /** `Class` for an enumeration, `Class.Method` for a call, in order. */
  readonly asked: string[];
  /** Enumerations that were left before their end. */
  left: number;
  closed: number;
}

export const REQUEST: HostRequest = {
  name: 'rdlic01.lab.test',
  address: null,
  transport: 'http',
  port: null,
  path: null,
  authentication: 'negotiate',
  resourceStyle: 'wmi',
  login: { kind: 'password', user: 'LAB\\calepin', password: 'canary-7f3a' },
  ca: null,
  allowUnencrypted: false,
  reads: ['license-server', 'key-packs', 'issued-licenses', 'session-host'],
  timeoutMs: 5_000,
};

export function fault(code: WsmanErrorCode, phase: WsmanPhase = 'operation', more: object = {}): WsmanError {
  return new WsmanError(code, { phase, serverCode: '0x80041003', serverText: 'Accès refusé', ...more });
}

export function fakeHost({ classes, methods = {}, connect }: FakeModel): FakeHost {
  const fake: FakeHost = {
    asked: [],
    left: 0,
    closed: 0,
    open: (_request, onPhase): RemoteHost => ({
      async connect() {
        const failed = connect instanceof WsmanError ? connect.phase : null;
        for (const phase of ['name', 'port', 'authentication'] as const) {
          const isNext = phase === failed || (phase === 'authentication' && connect !== undefined);
          if (isNext && connect !== undefined) throw connect;
          onPhase(phase, 1);
        }
      },
      async *enumerate({ className }, signal): AsyncGenerator<CimInstance> {
        fake.asked.push(className);
        const rows = classes[className];
        if (rows === undefined)
          throw fault('class-not-found', 'operation', { serverText: 'Classe incorrecte' });
        let isOver = false;
        try {
          for (const row of rows) {
            await Promise.resolve();
            signal?.throwIfAborted();
            if (row instanceof Error) throw row;
            yield instance(className, row);
          }
          isOver = true;
        } catch (error) {
          isOver = true;
          throw error;
        } finally {
          if (!isOver) fake.left += 1;
        }
      },
      async invoke({ className, method, inputs }) {
        const name = `${className}.${method}`;
        fake.asked.push(name);
        const answer = methods[name];
        if (answer instanceof Error) throw answer;
        const { returnValue, outputs = {} } = answer?.(inputs) ?? { returnValue: 0 };
        return { returnValue, outputs: instance(`${method}_OUTPUT`, outputs) };
      },
      close() {
        fake.closed += 1;
      },
    }),
  };
  return fake;
}

export const PACK: Row = {
  KeyPackId: '3',
  Description: 'C50-10.01-S',
  KeyPackType: '2',
  ProductType: '1',
  ProductVersion: 'Windows Server 2019',
  ProductVersionID: '6',
  TotalLicenses: '270',
  IssuedLicenses: '301',
  AvailableLicenses: '0',
  ExpirationDate: '2038-01-01T00:00:00+01:00',
  AccessRights: '7',
  TypeAndModel: 'CAL RDS par utilisateur',
};

export function issued(licenseId: number, keyPackId = 3): Row {
  return {
    LicenseId: String(licenseId),
    KeyPackId: String(keyPackId),
    LicenseStatus: '2',
    sIssuedToUser: null,
    sIssuedToComputer: `POSTE-${licenseId}`,
    sHardwareId: `1${licenseId}`,
    IssueDate: '2026-03-02T08:11:00Z',
    ExpirationDate: '2026-05-12T08:11:00Z',
  };
}

const registry: Method = ({ sValueName }) => {
  switch (sValueName) {
    case 'UBR':
      return { returnValue: 0, outputs: { uValue: '2582' } };
    case 'LicenseServers':
      return { returnValue: 0, outputs: { sValue: 'RDLIC01; RDLIC02' } };
    case 'UserAuthentication':
      return { returnValue: 0, outputs: { uValue: '1' } };
    default:
      return { returnValue: 1 };
  }
};

/** A license server that is a session host too, and answers everything. */
export const EVERYTHING: FakeModel = {
  classes: {
    Win32_ComputerSystem: [
      { Name: 'RDLIC01', DNSHostName: 'RDLIC01', Domain: 'lab.test', PartOfDomain: 'true' },
    ],
    Win32_OperatingSystem: [{ Version: '10.0.20348', Caption: 'Microsoft Windows Server 2022 Standard ' }],
    Win32_TSLicenseServer: [
      { ProductId: '00252-20000-35572-AT477', ServerRole: '1', Version: '10', Company: '' },
    ],
    Win32_TSLicenseKeyPack: [PACK],
    Win32_TSLicenseReport: [],
    Win32_TSIssuedLicense: [issued(12), issued(4), issued(100)],
    Win32_TerminalServiceSetting: [
      {
        ServerName: 'RDLIC01',
        TerminalServerMode: '1',
        LicensingType: '4',
        PolicySourceLicensingType: '1',
        PolicySourceConfiguredLicenseServers: '1',
      },
    ],
  },
  methods: {
    'Win32_TSLicenseServer.GetActivationStatus': () => ({
      returnValue: 0,
      outputs: { ActivationStatus: '0' },
    }),
    'Win32_TSLicenseServer.GetLicenseServerId': () => ({
      returnValue: 0,
      outputs: { sLicenseServerId: '12345-12345-12345-12345-12345-12345-12345' },
    }),
    'Win32_TSLicenseServer.IsLSonDC': () => ({ returnValue: 0, outputs: { OnDC: 'false' } }),
    'Win32_TerminalServiceSetting.GetGracePeriodDays': () => ({ returnValue: 0, outputs: { DaysLeft: '0' } }),
    'Win32_TerminalServiceSetting.FindLicenseServers': () => ({
      returnValue: 0,
      outputs: {
        LicenseServersList: [
          instance('Win32_TSDiscoveredLicenseServer', { LicenseServer: 'RDLIC02' }),
          instance('Win32_TSDiscoveredLicenseServer', { LicenseServer: 'RDLIC01' }),
        ],
      },
    }),
    'StdRegProv.GetDWORDValue': registry,
    'StdRegProv.GetStringValue': registry,
    'StdRegProv.GetMultiStringValue': registry,
    'StdRegProv.GetBinaryValue': registry,
  },
};

/** The same, with some classes or methods otherwise. */
export function everythingBut(changes: FakeModel): FakeModel {
  return {
    ...EVERYTHING,
    ...changes,
    classes: { ...EVERYTHING.classes, ...changes.classes },
    methods: { ...EVERYTHING.methods, ...changes.methods },
  };
}
