import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { UserCalFacts } from '@calepin/core';
import { readInventory } from '@calepin/readers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CollectOutcome, CollectWatch, DirectoryRequest } from '../../src/collect/collected.ts';
import { collectDirectory } from '../../src/collect/directory/collect-directory.ts';
import type { NameService } from '../../src/collect/directory/domain-controllers.ts';
import { discoverFromDirectory } from '../../src/collect/discovery/discover-from-directory.ts';
import { type Certificates, certificatesIn } from './certificates.ts';
import { ber, done, entry, message, reference } from './directory-answers.ts';
import { type Answers, forestAnswers, holder } from './make-believe-forest.ts';
import {
  type Asked,
  type Reply,
  type ScriptedDirectory,
  startScriptedDirectory,
} from './scripted-directory.ts';

const SCHEMA = new URL('../../../../docs/collector/schema/collector-1.json', import.meta.url);
const PASSWORD = 'Canari-Zq7-été';
let folder: string;
let certificates: Certificates;
const running: ScriptedDirectory[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'calepin-ldap-'));
  certificates = certificatesIn(folder, ['lab.test', 'dc1.lab.test', 'sub.lab.test']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const directory of running.splice(0)) await directory.stop();
});

async function start(answers: Answers, transport: 'ldap' | 'ldaps' = 'ldaps'): Promise<ScriptedDirectory> {
  const directory = await startScriptedDirectory(certificates, transport, answers);
  running.push(directory);
  return directory;
}

function request({ port }: ScriptedDirectory, more: Partial<DirectoryRequest> = {}): DirectoryRequest {
  const login = { kind: 'password', user: 'reader', password: PASSWORD } as const;
  return {
    name: 'lab.test',
    address: '127.0.0.1',
    transport: 'ldaps',
    port,
    login,
    ca: certificates.ca,
    timeoutMs: 20_000,
    ...more,
  };
}

async function collected(
  asked: DirectoryRequest,
  watch?: CollectWatch,
  names?: NameService,
): Promise<{ outcome: CollectOutcome; text: string }> {
  let text = '';
  const write = async (piece: string): Promise<void> => {
    text += piece;
  };
  const outcome = await collectDirectory(asked, write, watch, names);
  expect(text + inspect(outcome, { depth: 10 })).not.toContain(PASSWORD);
  return { outcome, text };
}

/** The usual answers, but for the searches that a test answers itself. */
function except(isMine: (asked: Asked) => boolean, mine: Answers, usual: Answers = forestAnswers()): Answers {
  return (asked) => (isMine(asked) ? mine(asked) : usual(asked));
}
const forHolders = ({ base, filter }: Asked): boolean =>
  base === 'DC=lab,DC=test' && filter.includes('msTSManagingLS');
const listStep = ({ steps }: CollectOutcome): unknown => {
  const step = steps.find(({ subject }) => subject === 'user-cals');
  return [step?.state, step?.rows, step?.problem?.code ?? null];
};

describe('pages', () => {
  it('go on after an empty one', async () => {
    const directory = await start(
      except(forHolders, function* ({ id, base, cookie }) {
        if (cookie === null) return yield done(id, 'search', 0, '', 'second');
        if (cookie === 'page:second') {
          yield holder(id, 'amelie', base);
          return yield done(id, 'search', 0, '', 'third');
        }
        yield holder(id, 'bruno', base);
        yield done(id, 'search');
      }),
    );
    const { outcome, text } = await collected(request(directory));
    expect(listStep(outcome)).toEqual(['passed', 2, null]);
    expect(JSON.parse(text).userCals.map(({ user }: { user: string }) => user)).toEqual([
      'LAB\\amelie',
      'LAB\\bruno',
    ]);
  });

  it.each([
    ['a limit of the directory', 4, 'directory-limit'],
    ['its time limit', 3, 'directory-limit'],
    ['an administrator’s limit', 11, 'directory-limit'],
    ['a missing right', 50, 'class-access-denied'],
    ['a busy directory', 51, 'server-busy'],
    ['a reference elsewhere', 10, 'directory-referral-failed'],
    ['a directory that wants signing', 8, 'directory-signing-required'],
    ['whatever else', 80, 'server-fault'],
  ])('that end with %s are kept and called incomplete', async (_what, code, problem) => {
    const directory = await start(
      except(forHolders, function* ({ id, base, cookie }) {
        yield holder(id, cookie === null ? 'amelie' : 'bruno', base);
        yield cookie === null
          ? done(id, 'search', 0, '', 'second')
          : done(id, 'search', code, `00002098: SecErr ${PASSWORD}`);
      }),
    );
    const { outcome, text } = await collected(request(directory));
    expect([outcome.state, listStep(outcome)]).toEqual(['partial', ['failed', 2, problem]]);
    const step = outcome.steps.find(({ subject }) => subject === 'user-cals');
    expect(step?.problem).toMatchObject({ serverCode: `LDAP ${code}`, serverText: '00002098: SecErr …' });
    expect(JSON.parse(text)).toMatchObject({
      userCals: [{ user: 'LAB\\amelie' }, { user: 'LAB\\bruno' }],
      read: [{ complete: false, count: 2 }],
      unread: [{ host: 'lab.test', class: 'ActiveDirectory' }],
    });
  });
});

describe('an answer that cannot be used', () => {
  const truncated = (id: number): Buffer => {
    // The list of attributes says that it is longer than its message.
    const list = ber(0x30, ber(0x30, ber(0x04, 'cn'), ber(0x31, ber(0x04, 'x'))));
    list[1] = 0x7f;
    return message(id, ber(0x64, ber(0x04, 'CN=x'), list));
  };
  it.each<[string, (asked: Asked) => Reply, string]>([
    ['silence', () => ['silence'], 'answer-timeout'],
    ['the end of the connection', () => ['cut'], 'connection-cut'],
    [
      'half a message, then the end',
      ({ id, base }) => [holder(id, 'x', base).subarray(0, 20), 'cut'],
      'connection-cut',
    ],
    [
      'half a message, then silence',
      ({ id, base }) => [holder(id, 'x', base).subarray(0, 20), 'silence'],
      'answer-timeout',
    ],
    ['an entry longer than its message', ({ id }) => [truncated(id), 'silence'], 'answer-malformed'],
    [
      'what is no LDAP at all',
      () => [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), 'silence'],
      'answer-malformed',
    ],
    [
      'another request’s answer',
      ({ id, base }) => [holder(id + 1, 'x', base), 'silence'],
      'answer-malformed',
    ],
    [
      'a message of 2 GB',
      () => [Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff]), 'silence'],
      'answer-too-large',
    ],
    ['a length that nobody can say', () => [Buffer.from([0x30, 0x80]), 'silence'], 'answer-malformed'],
    ['an answer to a bind', ({ id }) => [done(id, 'bind'), 'silence'], 'answer-malformed'],
    ['a notice of disconnection', () => [done(0, 'extended', 52, 'shutting down'), 'cut'], 'server-busy'],
  ])('is told: %s', async (_what, mine, code) => {
    const directory = await start(except(forHolders, mine));
    const { outcome, text } = await collected(request(directory, { timeoutMs: 2_000 }));
    expect([outcome.state, listStep(outcome), text]).toEqual(['failed', ['failed', null, code], '']);
  });

  it('is left when it never ends, as soon as somebody wants to stop', async () => {
    const stop = new AbortController();
    const directory = await start(
      except(forHolders, async function* ({ id, base }) {
        for (let index = 0; ; index++) yield holder(id, `u${index}`, base);
      }),
    );
    const onRows = (): void => stop.abort();
    const { outcome, text } = await collected(request(directory), { signal: stop.signal, onRows });
    expect([outcome.state, text]).toEqual(['failed', '']);
    expect(outcome.steps.find(({ subject }) => subject === 'user-cals')?.problem?.code).toBe('stopped');
  });
});

describe('a directory', () => {
  it.each<[string, Parameters<typeof forestAnswers>[0], string[]]>([
    [
      'of another domain',
      { domain: 'DC=other,DC=test' },
      ['authorization directory-not-found', 'class null'],
    ],
    [
      'without licensing attributes',
      { licensingSchema: false },
      ['authorization null', 'class directory-schema-absent'],
    ],
    [
      'without its recycle bin',
      { recycleBin: false },
      ['authorization null', 'class null', 'class directory-recycle-bin-off'],
    ],
    ['that hides what was deleted', {}, ['authorization null', 'class null', 'class class-access-denied']],
    ['that shows it', { deleted: ['gone'] }, ['authorization null', 'class null', 'class null']],
  ])('is told as one %s', async (_what, shape, told) => {
    const directory = await start(forestAnswers({ holders: ['amelie'], ...shape }));
    const { outcome } = await collected(request(directory));
    expect(outcome.steps.slice(4).map(({ step, problem }) => `${step} ${problem?.code ?? null}`)).toEqual(
      told,
    );
  });

  it('that is not Active Directory, or shows the account nothing, is told', async () => {
    const other = await start(
      except(
        ({ base, kind }) => kind === 'search' && base === '',
        ({ id }) => [entry(id, '', { vendorName: 'x' }), done(id, 'search')],
      ),
    );
    expect((await collected(request(other))).outcome.steps[4]?.problem?.code).toBe('directory-not-found');
    const closed = await start(
      except(
        ({ base, filter }) => base === 'DC=lab,DC=test' && !filter.includes('TS'),
        ({ id }) => [done(id, 'search')],
      ),
    );
    expect((await collected(request(closed))).outcome.steps[4]?.problem?.code).toBe('access-denied');
    const anonymous = await start(
      except(
        ({ base, filter }) => base === 'DC=lab,DC=test' && !filter.includes('TS'),
        ({ id }) => [
          done(
            id,
            'search',
            1,
            '000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful bind must be completed on the connection., data 0, v4563',
          ),
        ],
      ),
    );
    expect((await collected(request(anonymous))).outcome.steps[4]?.problem?.code).toBe('access-denied');
  });

  it('whose list is empty is read, and never called complete: nobody may be the same as nobody to be seen', async () => {
    const directory = await start(forestAnswers());
    const { outcome, text } = await collected(request(directory));
    expect([outcome.state, listStep(outcome)]).toEqual(['done', ['passed', 0, null]]);
    expect(JSON.parse(text).read).toEqual([
      { host: 'lab.test', class: 'ActiveDirectory', complete: false, count: 0 },
    ]);
  });
});

describe('the document', () => {
  it('follows the schema of the collector and is read as one, deleted accounts included', async () => {
    const directory = await start(
      forestAnswers({ holders: ['amelie', 'bruno'], deleted: ['gone'], others: { 'far.lab.test': 'FAR' } }),
    );
    const names: NameService = { servers: async () => [], addresses: async () => [] };
    const { text } = await collected(request(directory), {}, names);
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect([check(JSON.parse(text)), check.errors]).toEqual([true, null]);
    const userCals: UserCalFacts[] = [];
    const source = {
      name: 'lab.test.json',
      size: text.length,
      modifiedAt: null,
      open: async function* () {
        yield Buffer.from(text);
      },
    };
    for await (const event of readInventory(source)) {
      if (event.kind === 'batch') userCals.push(...event.batch.userCals);
    }
    expect(userCals.map(({ user, deleted }) => [user, deleted])).toEqual([
      ['LAB\\amelie', false],
      ['LAB\\bruno', false],
      ['LAB\\gone', true],
    ]);
  });
});

describe('StartTLS', () => {
  it.each([
    [
      'is refused',
      ({ id }: Asked) =>
        [
          done(
            id,
            'extended',
            52,
            '00000000: LdapErr: DSID-0C090E0A, comment: Error initializing SSL/TLS, data 0, v1db1',
          ),
          'silence',
        ] as const,
    ],
    [
      'is answered with more than was asked for',
      ({ id }: Asked) => [Buffer.concat([done(id, 'extended'), done(2, 'bind')]), 'silence'] as const,
    ],
  ])('that %s: nobody signs in', async (_what, mine) => {
    const directory = await start(
      except(({ kind }) => kind === 'start-tls', mine),
      'ldap',
    );
    const { outcome } = await collected(request(directory, { transport: 'ldap' }));
    expect(outcome.steps.map(({ step, state }) => `${step} ${state}`).slice(2, 4)).toEqual([
      'tls failed',
      'authentication skipped',
    ]);
    expect(directory.asked.map(({ kind }) => kind)).not.toContain('bind');
  });
});

describe('the other domains of a forest', () => {
  const others = { 'sub.lab.test': 'SUB', 'far.lab.test': 'FAR' };
  // Another domain is reached at the usual port, which only root may open.
  it.skipIf(process.getuid?.() !== 0)('are read with the same login, each under its own name', async () => {
    const host = `127.${randomInt(64, 250)}.${randomInt(1, 250)}.${randomInt(1, 250)}`;
    const sub = forestAnswers({ domain: 'DC=sub,DC=lab,DC=test', holders: ['amelie'] });
    running.push(await startScriptedDirectory(certificates, 'ldaps', sub, { host, port: 636 }));
    const directory = await start(
      forestAnswers({ others: { 'sub.lab.test': 'SUB' }, holders: ['amelie', 'zoe'], recycleBin: false }),
    );
    const names: NameService = {
      servers: async (name) => (name === '_ldap._tcp.dc._msdcs.sub.lab.test' ? ['dc1.sub.lab.test'] : []),
      addresses: async (name) => (name === 'dc1.sub.lab.test' ? [host] : []),
    };
    const { outcome, text } = await collected(request(directory), {}, names);
    expect([outcome.state, outcome.rows]).toEqual(['done', 3]);
    const { userCals, read } = JSON.parse(text);
    expect(userCals.map(({ user }: { user: string }) => user)).toEqual([
      'LAB\\amelie',
      'LAB\\zoe',
      'SUB\\amelie',
    ]);
    expect(read).toEqual([
      { host: 'lab.test', class: 'ActiveDirectory', complete: true, count: 2 },
      { host: 'sub.lab.test', class: 'ActiveDirectory', complete: true, count: 1 },
    ]);
  });

  it('that cannot be reached are told one by one, and the rest is kept', async () => {
    const directory = await start(forestAnswers({ others, holders: ['amelie'], deleted: ['gone'] }));
    const names: NameService = { servers: async () => [], addresses: async () => [] };
    const { outcome, text } = await collected(request(directory), {}, names);
    expect(outcome.state).toBe('partial');
    expect(
      outcome.steps.slice(5).map(({ subject, state, problem }) => [subject, state, problem?.code ?? null]),
    ).toEqual([
      ['user-cals', 'passed', null],
      ['deleted-accounts', 'passed', null],
      ['user-cals far.lab.test', 'failed', 'name-not-found'],
      ['user-cals sub.lab.test', 'failed', 'name-not-found'],
    ]);
    expect(JSON.parse(text)).toMatchObject({
      read: [{ host: 'lab.test', complete: true, count: 2 }],
      unread: [
        { host: 'far.lab.test', class: 'ActiveDirectory', reason: 'host-unreachable' },
        { host: 'sub.lab.test', class: 'ActiveDirectory', reason: 'host-unreachable' },
      ],
    });
  });

  it('are never those of a reference in an answer', async () => {
    const elsewhere = await start(forestAnswers());
    const directory = await start(
      except(forHolders, ({ id, base }) => [
        reference(id, `ldaps://127.0.0.1:${elsewhere.port}/DC=evil,DC=test`),
        holder(id, 'amelie', base),
        done(id, 'search'),
      ]),
    );
    expect(listStep((await collected(request(directory))).outcome)).toEqual(['passed', 1, null]);
    expect(elsewhere.asked).toEqual([]);
  });
});

describe('members of the group', () => {
  it('that name each other in a circle, lie elsewhere or are no computers end the search all the same', async () => {
    const group = 'CN=Serveurs de licences,CN=Builtin,DC=lab,DC=test';
    const members: Record<string, readonly string[]> = {
      [group]: ['CN=Circle', 'CN=PC,DC=lab', 'CN=Far,DC=far'],
      'CN=Circle': [group, 'CN=Circle', 'CN=Somebody'],
    };
    const directory = await start(
      except(
        ({ kind, base, filter }) =>
          kind === 'search' &&
          (filter.includes('objectSid') || base.startsWith('CN=')) &&
          !base.includes('Sites') &&
          !base.includes('Partitions'),
        function* ({ id, base, filter, attributes }) {
          if (filter.includes('objectSid')) yield entry(id, group, { cn: 'Serveurs de licences' });
          else if (attributes[0]?.startsWith('member;') === true)
            yield entry(id, base, { 'member;range=0-*': members[base] ?? [] });
          else if (base === 'CN=Circle')
            yield entry(id, base, { objectClass: ['top', 'group'], cn: 'Circle' });
          else if (base === 'CN=Somebody')
            yield entry(id, base, { objectClass: ['top', 'user'], cn: 'Somebody' });
          else if (base === 'CN=PC,DC=lab')
            yield entry(id, base, { objectClass: ['top', 'user', 'computer'], cn: 'PC' });
          else if (base === 'CN=Far,DC=far') return yield done(id, 'search', 10, 'referral');
          yield done(id, 'search');
        },
      ),
    );
    const { found } = await discoverFromDirectory(request(directory));
    expect(found).toEqual([
      {
        host: 'pc',
        reasons: [{ code: 'license-server-group', facts: { group: 'Serveurs de licences', via: null } }],
      },
    ]);
  });
});
