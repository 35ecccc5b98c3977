/** What a session host asks for: `Win32_TerminalServiceSetting.LicensingType`. */
export type LicensingMode = 'personal' | 'per-device' | 'per-user' | 'not-configured' | 'unknown';

/** Source: Microsoft, "Win32_TerminalServiceSetting class": 1 personal, 2 Per Device, 4 Per User, 5 not configured. */
export function licensingMode(licensingType: number | null): LicensingMode {
  switch (licensingType) {
    case 1:
      return 'personal';
    case 2:
      return 'per-device';
    case 4:
      return 'per-user';
    case 5:
      return 'not-configured';
    default:
      return 'unknown';
  }
}
