import type { SessionHost } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import { remarksOf } from './host-state.ts';

const HOST: SessionHost = {
  id: 'h',
  siteId: 's',
  site: 'Lab',
  host: 'RDSH01',
  licensingMode: 'per-user',
  licensingModeNumber: 4,
  licensingModeSource: 'policy',
  licenseServers: [{ name: 'RDLIC01', licenseServerId: 'a' }],
  licenseServersSource: 'policy',
  gracePeriodDays: 0,
  everLicensed: true,
  networkLevelAuthentication: true,
  securityLayer: 'tls',
  osVersion: null,
  lastSeen: null,
  targetId: null,
  details: {},
};

describe('remarksOf', () => {
  it.each<[string, Partial<SessionHost>, readonly string[]]>([
    ['nothing of a host in order, its grace period long over', {}, []],
    [
      'nothing of what was not read',
      {
        licensingMode: null,
        licenseServers: null,
        gracePeriodDays: null,
        everLicensed: null,
        networkLevelAuthentication: null,
      },
      [],
    ],
    ['that it was never licensed and has no grace left', { everLicensed: false }, ['grace-over']],
    ['how much grace is left', { everLicensed: false, gracePeriodDays: 20 }, ['in-grace']],
    ['nothing of the grace period when it cannot be told', { everLicensed: null }, []],
    ['that no mode is set', { licensingMode: 'not-configured' }, ['no-mode']],
    ['that no license server is named', { licenseServers: [] }, ['no-license-server']],
    [
      'each license server that the register does not know',
      {
        licenseServers: [
          { name: 'OLD', licenseServerId: null },
          { name: 'OLDER', licenseServerId: null },
        ],
      },
      ['unknown-license-server', 'unknown-license-server'],
    ],
    ['that NLA is off', { networkLevelAuthentication: false }, ['nla-off']],
    [
      'the most pressing first',
      { networkLevelAuthentication: false, licensingMode: 'not-configured' },
      ['no-mode', 'nla-off'],
    ],
  ])('says %s', (_, part, codes) => {
    expect(remarksOf({ ...HOST, ...part }).map(({ code }) => code)).toEqual(codes);
  });
});
