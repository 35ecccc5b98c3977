import type { HostPlan } from './fleet/plan.ts';

const PER_USER = 4;
const NOT_CONFIGURED = 5;

/**
 * The hosts of the demonstration: license servers of several versions, one of them short of Per User CALs, and session hosts
 * that show what goes wrong in practice: a mode that nobody chose, a license server that is gone, no NLA.
 */
export const DEMO_HOSTS: readonly HostPlan[] = [
  {
    name: 'RDLIC01',
    windows: '2022',
    licensing: {
      people: 90,
      packs: [
        { kind: 'volume', calType: 'per-user', version: 7, total: 30 },
        { kind: 'open', calType: 'per-device', version: 7, total: 60 },
      ],
    },
  },
  { name: 'RDLIC02', windows: '2019', language: 'fr' },
  { name: 'RDLIC03', windows: '2025' },
  { name: 'RDLIC04', windows: '2016', activated: false },
  { name: 'RDSH01', role: 'session-host', sessionHost: { licenseServers: ['RDLIC01'], mode: PER_USER } },
  { name: 'RDSH02', role: 'session-host', sessionHost: { licenseServers: ['RDLIC01', 'RDLIC02'] } },
  { name: 'RDSH03', role: 'session-host', sessionHost: { licenseServers: ['RDLIC03'] } },
  {
    name: 'RDSH04',
    role: 'session-host',
    sessionHost: { licenseServers: ['OLDLIC'], serversSource: 'local', everLicensed: true },
  },
  {
    name: 'RDSH05',
    role: 'session-host',
    sessionHost: {
      mode: NOT_CONFIGURED,
      modeSource: 'local',
      licenseServers: [],
      serversSource: 'local',
      everLicensed: false,
      nla: false,
    },
  },
];
