import { SECOND } from '@calepin/core';
import type { HostRequest, Login } from '../../collect/collected.ts';
import type { TargetSettings } from '../../store/collection.ts';
import type { CollectTask } from './collecting.ts';

/** As long as Windows itself lets an operation take (`MaxTimeoutms`), and some time for the way. */
const ANSWER_TIMEOUT_MS = 70 * SECOND;

/** What is asked of the collectors for a target. `timeoutMs` is how long one answer may take. */
export function collectTask(
  target: Omit<TargetSettings, 'site'>,
  login: Login | null,
  timeoutMs = ANSWER_TIMEOUT_MS,
): CollectTask {
  const { name, address, port, ca } = target;
  if (target.kind === 'directory') {
    const transport = target.transport === 'ldap' ? 'ldap' : 'ldaps';
    return { kind: 'directory', request: { name, address, transport, port, login, ca, timeoutMs } };
  }
  const { path, resourceStyle, allowUnencrypted, reads } = target;
  return {
    kind: 'host',
    request: {
      name,
      address,
      transport: target.transport === 'https' ? 'https' : 'http',
      port,
      path,
      authentication: hostAuthentication(target.authentication),
      resourceStyle,
      login,
      ca,
      allowUnencrypted,
      reads,
      timeoutMs,
    },
  };
}

/** `simple` is for directories only; the settings of a host are checked before they are saved. */
function hostAuthentication(authentication: TargetSettings['authentication']): HostRequest['authentication'] {
  return authentication === 'simple' ? 'negotiate' : authentication;
}
