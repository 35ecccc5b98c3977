/** A Windows Server release, with what WMI says of it. */
export interface WindowsRelease {
  readonly year: '2008 R2' | '2012 R2' | '2016' | '2019' | '2022' | '2025';
  /** `ProductVersionID` of the CALs of the same generation. */
  readonly calVersion: number;
  /** `Win32_OperatingSystem.Version`. */
  readonly version: string;
  readonly build: number;
  /** `UBR` in the registry: the revision of the last update. The first is below the fix of CVE-2024-38077, the second is not. */
  readonly revisions: readonly [number, number];
}

/** Versions and builds: Microsoft, "Windows Server release information"; fixed builds: the CVE record of CVE-2024-38077. */
export const RELEASES: Readonly<Record<WindowsRelease['year'], WindowsRelease>> = {
  '2008 R2': {
    year: '2008 R2',
    calVersion: 3,
    version: '6.1.7601',
    build: 7601,
    revisions: [24_546, 27_219],
  },
  '2012 R2': {
    year: '2012 R2',
    calVersion: 4,
    version: '6.3.9600',
    build: 9600,
    revisions: [20_821, 22_074],
  },
  '2016': { year: '2016', calVersion: 5, version: '10.0.14393', build: 14_393, revisions: [6_897, 7_515] },
  '2019': { year: '2019', calVersion: 6, version: '10.0.17763', build: 17_763, revisions: [5_458, 6_532] },
  '2022': { year: '2022', calVersion: 7, version: '10.0.20348', build: 20_348, revisions: [2_340, 2_966] },
  '2025': { year: '2025', calVersion: 8, version: '10.0.26100', build: 26_100, revisions: [2_033, 2_894] },
};
