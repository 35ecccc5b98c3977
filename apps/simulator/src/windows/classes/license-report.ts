import { type CimInstance, type CimShape, mof } from '../../cim/schema.ts';
import { isBought } from '../../model/key-pack.ts';
import type { UsageReport } from '../../model/source.ts';
import type { WindowsHost } from '../host.ts';
import {
  input,
  type MethodInputs,
  type MethodResult,
  methods,
  type ProvidedClass,
} from '../provided-class.ts';
import { calText, productVersionText } from '../wording.ts';

const NAMESPACE = 'root/cimv2';
/** LSERVER_I_NO_MORE_DATA. */
const NO_MORE_DATA = 0x4001;
const PER_USER = { kind: 'volume', calType: 'per-user' } as const;

const shape = {
  name: 'Win32_TSLicenseReport',
  namespace: NAMESPACE,
  properties:
    mof(`[key] string FileName; datetime GenerationDateTime; uint32 InstalledLicenses; uint32 LicenseUsageCount;
    uint32 ScopeType; string ScopeValue; uint32 Version`),
};
const entryShape: CimShape = {
  name: 'Win32_TSLicenseReportEntry',
  namespace: NAMESPACE,
  properties: mof(
    'string CALType; datetime ExpirationDate; string ProductVersion; uint32 ProductVersionID; [key] string User',
  ),
};
const summaryShape: CimShape = {
  name: 'Win32_TSLicenseReportSummaryEntry',
  namespace: NAMESPACE,
  properties:
    mof(`uint32 InstalledLicenses; uint32 IssuedLicenses; string ProductVersion; uint32 ProductVersionID;
    string TSCALAvailability; string TSCALType`),
};
const failedShape: CimShape = {
  name: 'Win32_TSLicenseReportFailedPerUserEntry',
  namespace: NAMESPACE,
  properties: mof(
    'string CALType; string ProductVersion; uint32 ProductVersionID; datetime TriedIssuanceOn; [key] string User',
  ),
};
const deviceShape: CimShape = {
  name: 'Win32_TSLicenseReportPerDeviceEntry',
  namespace: NAMESPACE,
  properties:
    mof(`string CALType; datetime ExpirationDate; string HardwareId; datetime IssueDate; string IssuedToComputer;
    string ProductVersion; uint32 ProductVersionID`),
};

/** A page of entries: `StartIndex` and `Count` in, `Count` 0 asks for all that follow. */
function fetches(
  outputName: string,
  list: (host: WindowsHost, report: UsageReport) => readonly CimInstance[],
) {
  return {
    outputs: mof(`uint32 Count; instance ${outputName}[]`),
    run: (
      host: WindowsHost,
      inputs: MethodInputs,
      instance: { readonly [name: string]: unknown },
    ): MethodResult => {
      const report = host.licensing
        ?.reports(host.now())
        .find((item) => item.fileName === instance['FileName']);
      const start = Number(input(inputs, 'StartIndex')) || 0;
      const count = Number(input(inputs, 'Count')) || undefined;
      const entries = report === undefined ? [] : list(host, report);
      const page = entries.slice(start, count === undefined ? undefined : start + count);
      return {
        returnValue: page.length === 0 ? NO_MORE_DATA : 0,
        outputs: { Count: page.length, [outputName]: page },
      };
    },
  };
}

/** Reports that lie on the license server. Source: Microsoft, "Win32_TSLicenseReport class" and the pages of its methods. */
export const licenseReportClass: ProvidedClass = {
  shape,
  singleton: false,
  administratorsOnly: true,
  exists: (host) => host.licensing !== null,
  *instances(host) {
    for (const report of host.licensing?.reports(host.now()) ?? []) {
      yield {
        FileName: report.fileName,
        GenerationDateTime: report.generated,
        InstalledLicenses: report.installed,
        LicenseUsageCount: report.cals.length,
        ScopeType: 1,
        ScopeValue: host.domain ?? '',
        Version: 2,
      };
    }
  },
  methods: methods(
    {
      FetchReportEntries: fetches('ReportEntries', (host, report) =>
        report.cals.map((cal) => ({
          class: entryShape,
          values: {
            CALType: calText(PER_USER, host.language),
            ExpirationDate: cal.expires,
            ProductVersion: productVersionText(cal.version, host.language),
            ProductVersionID: cal.version,
            User: cal.user,
          },
        })),
      ),
      FetchReportSummaryEntries: fetches('ReportSummaryEntries', (host) =>
        (host.licensing?.keyPacks(host.now()) ?? [])
          .filter((pack) => isBought(pack) && pack.calType === 'per-user')
          .map((pack) => ({
            class: summaryShape,
            values: {
              InstalledLicenses: pack.total,
              IssuedLicenses: pack.issued,
              ProductVersion: productVersionText(pack.version, host.language),
              ProductVersionID: pack.version,
              TSCALAvailability: pack.issued < (pack.total ?? 0) ? 'Available' : 'None',
              TSCALType: 'Per User',
            },
          })),
      ),
      FetchReportFailedPerUserEntries: fetches('ReportFailedPerUserEntries', (host, report) =>
        report.failed.map((attempt) => ({
          class: failedShape,
          values: {
            CALType: calText(PER_USER, host.language),
            ProductVersion: productVersionText(attempt.version, host.language),
            ProductVersionID: attempt.version,
            TriedIssuanceOn: attempt.at,
            User: attempt.user,
          },
        })),
      ),
      FetchReportPerDeviceEntries: fetches('ReportPerDeviceEntries', (host) =>
        [...(host.licensing?.issuedLicenses(host.now()) ?? [])].map((license) => ({
          class: deviceShape,
          values: {
            CALType: calText(
              { kind: license.status === 'temporary' ? 'temporary' : 'volume', calType: 'per-device' },
              host.language,
            ),
            ExpirationDate: license.expires,
            sHardwareId: license.hardwareId,
            sIssuedToComputer: license.computer,
            ProductVersion: productVersionText(host.release.calVersion, host.language),
            ProductVersionID: host.release.calVersion,
          },
        })),
      ),
    },
    ['DeleteReport', 'GenerateReport', 'GenerateReportEx'],
  ),
};
