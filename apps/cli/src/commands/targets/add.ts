import type { Credential, CredentialList, TargetsAdded } from '@calepin/server/schemas';
import type { Api } from '../../api/api.ts';
import { openApi } from '../../api/open-api.ts';
import { EXIT } from '../../exit-code.ts';
import { Failure, misused } from '../../failure.ts';
import { note, printLines } from '../../table/print-table.ts';
import { printJson } from '../asking.ts';
import { readPassword } from '../collect/password.ts';
import { pemOf } from '../collect/request.ts';
import type { Given, Run } from '../definition.ts';
import type { TargetsOptions } from './options.ts';

/** Name of the site that targets go to when nobody names one: that of the server for what it receives. */
const DEFAULT_SITE = 'Principal';

/** Adds targets with the same settings; each that is refused says why, the others are added. */
export const addTargets: Run<TargetsOptions> = async (context, given, names) => {
  const { say } = context;
  const ca = given.ca === undefined ? null : await pemOf(given.ca, 'CERTIFICATE');
  const password = given.user === undefined ? null : await readPassword(given, context);
  if (given.user !== undefined && password === null) throw misused('password-missing', { user: given.user });
  await using api = await openApi(context, 'write');
  const credential = await credentialOf(api, given, password);
  const settings = { ...settingsOf(given), ca, credentialId: credential?.id ?? null };
  const added = await api.send<TargetsAdded>('POST', '/targets/list', {
    json: { hosts: names, origin: names.length === 1 ? 'manual' : 'list', settings },
  });
  if (context.format === 'json') await printJson(added, context);
  else {
    if (added.added.length > 0) {
      await printLines(say('targets.done.add', { count: added.added.length }), context);
      if (!api.remote) await note(context, say('targets.need-server'));
    }
    for (const { host, message } of added.refused) {
      await printLines(say('targets.refused', { host, message }), context, 'now');
    }
  }
  if (added.refused.length === 0) return EXIT.done;
  return added.added.length > 0 ? EXIT.partly : EXIT.failed;
};

function settingsOf({ site, directory, transport, port, auth, interval }: Given<TargetsOptions>) {
  const isDirectory = directory === true;
  const carried = transport ?? (isDirectory ? 'ldaps' : 'http');
  return {
    site: site ?? DEFAULT_SITE,
    kind: isDirectory ? 'directory' : 'host',
    transport: carried,
    port: port ?? null,
    authentication: auth ?? (isDirectory ? 'simple' : 'negotiate'),
    allowUnencrypted: auth === 'basic' && carried === 'http',
    ...(isDirectory ? { reads: ['user-cals'] } : {}),
    ...(interval === undefined ? {} : { intervalMinutes: interval }),
  };
}

/** The credential named, or one made of the user and the password given. */
async function credentialOf(
  api: Api,
  { credential, user }: Given<TargetsOptions>,
  password: string | null,
): Promise<Credential | null> {
  const { rows } = await api.get<CredentialList>('/credentials');
  if (credential !== undefined) {
    const name = credential.toLocaleLowerCase();
    const known = rows.find((row) => row.id === credential || row.name.toLocaleLowerCase() === name);
    if (known === undefined) throw new Failure('unknown-credential', { credential });
    return known;
  }
  if (user === undefined || password === null) return null;
  const json = { kind: 'password', name: user, user, password };
  const known = rows.find((row) => row.name === user);
  return known === undefined
    ? await api.send<Credential>('POST', '/credentials', { json })
    : await api.send<Credential>('PUT', `/credentials/${known.id}`, { json });
}
