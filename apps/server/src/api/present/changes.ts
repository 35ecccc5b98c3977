import type { ChangeCounts } from '../../store/register.ts';
import type { InspectedDocument } from '../schemas/index.ts';

/** What an observation changes, counted by what it concerns. */
export function presentChanges(changes: ChangeCounts): InspectedDocument['changes'] {
  return {
    licenseServers: { ...changes.licenseServers },
    keyPacks: { ...changes.keyPacks },
    issuedLicenses: { ...changes.issuedLicenses },
    userCals: { ...changes.userCals },
    sessionHosts: { ...changes.sessionHosts },
  };
}
